package io.driftglass.forecast.ets;

import io.driftglass.forecast.ets.EtsForm.Cycle;

/// Exponential smoothing after the rows it has seen: what it expects next and how sure it is.
///
/// @param weights smoothing weights and damping
/// @param cycle one a phase; row r counted from the first seen has phase r modulo its length
/// @param rows seen
/// @param variance of the one-row errors, relative ones where the form has them
@SuppressWarnings("ArrayRecordComponent")
record EtsSeen(
    EtsForm form,
    EtsState weights,
    double level,
    double trend,
    double[] cycle,
    int rows,
    double variance) {
  double[] path(int horizonRows) {
    var path = bases(horizonRows);
    for (int step = 0; step < horizonRows; step++) {
      double base = path[step];
      path[step] =
          switch (form.cycle()) {
            case NONE -> base;
            case ADDED -> base + factor(step);
            case FACTOR -> base * factor(step);
          };
    }
    return path;
  }

  /// Level and trend alone.
  private double[] bases(int horizonRows) {
    var bases = new double[horizonRows];
    double reach = 0;
    double damp = 1;
    for (int step = 0; step < horizonRows; step++) {
      damp *= weights.phi();
      reach += damp;
      bases[step] = level + reach * trend;
    }
    return bases;
  }

  private double factor(int step) {
    return cycle[(rows + step) % cycle.length];
  }

  /// Standard deviation of the coming values (Hyndman, Koehler, Ord & Snyder 2008, Forecasting with
  /// Exponential Smoothing, 6.2 and 6.3, exact but for the factors of a cycle: there as far as the
  /// second power of the shocks).
  double[] deviations(int horizonRows) {
    var shocks = shocks(horizonRows);
    boolean factors = form.cycle() == Cycle.FACTOR;
    var means = factors ? bases(horizonRows) : path(horizonRows);
    var moments = new double[horizonRows];
    var deviations = new double[horizonRows];
    double sum = 1;
    for (int step = 0; step < horizonRows; step++) {
      if (!form.relativeErrors()) {
        if (step > 0) sum += shocks[step] * shocks[step];
        deviations[step] = Math.sqrt(variance * sum);
        continue;
      }
      moments[step] = means[step] * means[step];
      for (int back = 1; back <= step; back++) {
        double shock = shocks[back];
        if (factors && back % cycle.length == 0) shock += turned(means, step, back);
        moments[step] += variance * shock * shock * moments[step - back];
      }
      double square = moments[step] * (1 + variance) - means[step] * means[step];
      deviations[step] = Math.sqrt(Math.max(0, square)) * (factors ? Math.abs(factor(step)) : 1);
    }
    return deviations;
  }

  /// What an error does to the value that many rows later; index 0 unused.
  private double[] shocks(int rowsAhead) {
    var shocks = new double[rowsAhead];
    double reach = 0;
    double damp = 1;
    for (int back = 1; back < rowsAhead; back++) {
      damp *= weights.phi();
      reach += damp;
      shocks[back] = weights.alpha() + weights.beta() * reach;
      if (form.cycle() == Cycle.ADDED && back % cycle.length == 0) shocks[back] += weights.gamma();
    }
    return shocks;
  }

  /// What an error does through the factor of its phase.
  private double turned(double[] means, int step, int back) {
    double before = means[step - back];
    double now = means[step];
    return before > 0 && now > 0 ? weights.gamma() * now / before : weights.gamma();
  }
}
