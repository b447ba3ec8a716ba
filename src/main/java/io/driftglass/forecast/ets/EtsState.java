package io.driftglass.forecast.ets;

/// The smoothing weights and where level, trend and cycle stood before the first row.
///
/// @param cycle one a phase; row r has phase r modulo its length; empty without a season
@SuppressWarnings("ArrayRecordComponent")
record EtsState(
    double alpha,
    double beta,
    double gamma,
    double phi,
    double level,
    double trend,
    double[] cycle) {
  /// The same weights from another start.
  EtsState starting(double otherLevel, double otherTrend, double[] otherCycle) {
    return new EtsState(alpha, beta, gamma, phi, otherLevel, otherTrend, otherCycle);
  }

  /// The coming values once the rows before `until` have been seen.
  double[] next(EtsForm form, double[] values, int from, int until, int horizonRows) {
    double l = level;
    double b = trend;
    var s = cycle.clone();
    for (int row = from; row < until; row++) {
      double y = values[row];
      double fall = phi * b;
      double base = l + fall;
      int phase = s.length == 0 ? 0 : (row - from) % s.length;
      double miss;
      switch (form.cycle()) {
        case NONE -> miss = y - base;
        case ADDED -> {
          miss = y - s[phase] - base;
          s[phase] += gamma * miss;
        }
        case FACTOR -> {
          miss = y / s[phase] - base;
          s[phase] += gamma * (y / base - s[phase]);
        }
        default -> throw new IllegalStateException();
      }
      l = base + alpha * miss;
      b = fall + beta * miss;
    }
    var path = new double[horizonRows];
    double reach = 0;
    double damp = 1;
    for (int step = 0; step < horizonRows; step++) {
      damp *= phi;
      reach += damp;
      double base = l + reach * b;
      int phase = s.length == 0 ? 0 : (until - from + step) % s.length;
      path[step] =
          switch (form.cycle()) {
            case NONE -> base;
            case ADDED -> base + s[phase];
            case FACTOR -> base * s[phase];
          };
    }
    return path;
  }
}
