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

  /// Where level, trend and cycle stand once the rows before `until` have been seen.
  EtsSeen seen(EtsForm form, double[] values, int from, int until) {
    double l = level;
    double b = trend;
    var s = cycle.clone();
    double squares = 0;
    for (int row = from; row < until; row++) {
      double y = values[row];
      double fall = phi * b;
      double base = l + fall;
      int phase = s.length == 0 ? 0 : (row - from) % s.length;
      double miss;
      double expected = base;
      switch (form.cycle()) {
        case NONE -> miss = y - base;
        case ADDED -> {
          miss = y - s[phase] - base;
          expected = base + s[phase];
          s[phase] += gamma * miss;
        }
        case FACTOR -> {
          miss = y / s[phase] - base;
          s[phase] += gamma * (y / base - s[phase]);
        }
        default -> throw new IllegalStateException();
      }
      double error = form.relativeErrors() && expected != 0 ? miss / expected : miss;
      squares += error * error;
      l = base + alpha * miss;
      b = fall + beta * miss;
    }
    return new EtsSeen(form, this, l, b, s, until - from, squares / Math.max(1, until - from));
  }
}
