package io.driftglass.forecast.arima;

import io.driftglass.forecast.fit.Bfgs;
import io.driftglass.forecast.fit.Objective;
import java.util.Arrays;

/// A model of given orders estimated from a series, by exact maximum likelihood or by conditional
/// sum of squares (Box & Jenkins 1970, chapter 7). The mean is found with the weights, in closed
/// form.
///
/// @param free as in [Arma#of]
/// @param mean of the differenced series, 0 without a constant
/// @param criterion corrected Akaike criterion; infinite where a root is nearer to 1 than 1 %
@SuppressWarnings("ArrayRecordComponent")
record ArimaFit(ArimaOrder order, double[] free, double mean, double criterion) {
  private static final double TINY = 1e-24;

  /// @param exact whether by likelihood
  /// @param from where the search begins, empty for no weights at all
  static ArimaFit of(ArimaOrder order, double[] differenced, boolean exact, double[] from) {
    var task = new Task(order, differenced, exact);
    var start = from.length == order.weights() ? from : start(order);
    var found = Bfgs.from(start, Objective.differences(task::value, 1e-4), 40, 1e-4);
    int n = differenced.length;
    int k = order.estimated();
    double value = found.value();
    double criterion =
        n - k - 1 < 1 || Roots.nearest(order, found.at()) < 1.01 || !Double.isFinite(value)
            ? Double.POSITIVE_INFINITY
            : value + 2.0 * k + 2.0 * k * (k + 1) / (n - k - 1);
    task.value(found.at());
    return new ArimaFit(order, found.at(), task.mean, criterion);
  }

  private static double[] start(ArimaOrder order) {
    var start = new double[order.weights()];
    Arrays.fill(start, .1);
    return start;
  }

  /// Minus twice the log likelihood, up to a constant that all orders share.
  private static final class Task {
    private final ArimaOrder order;
    private final double[] x;
    private final double[] errors;
    private final double[] ones;
    private final double[] spreads;
    private final double[] unit;
    private final boolean exact;
    private double mean;

    Task(ArimaOrder order, double[] x, boolean exact) {
      this.order = order;
      this.x = x;
      this.exact = exact;
      errors = new double[x.length];
      ones = new double[x.length];
      spreads = new double[x.length];
      unit = new double[x.length];
      Arrays.fill(unit, 1);
    }

    double value(double[] free) {
      var arma = Arma.of(order, free);
      int skipped = 0;
      if (exact) {
        var innovations = new Innovations(arma);
        innovations.run(x, errors, spreads);
        if (order.constant()) innovations.run(unit, ones, spreads);
      } else {
        skipped = Math.min(arma.p(), x.length / 2);
        Conditional.run(arma, x, errors, skipped);
        if (order.constant()) Conditional.run(arma, unit, ones, skipped);
        Arrays.fill(spreads, 1);
      }
      mean = 0;
      if (order.constant()) {
        double product = 0;
        double square = 0;
        for (int row = skipped; row < x.length; row++) {
          product += errors[row] * ones[row] / spreads[row];
          square += ones[row] * ones[row] / spreads[row];
        }
        if (square > 0) mean = product / square;
      }
      double sum = 0;
      double logs = 0;
      for (int row = skipped; row < x.length; row++) {
        double error = errors[row] - mean * ones[row];
        sum += error * error / spreads[row];
        logs += Math.log(spreads[row]);
      }
      int n = x.length;
      return n * Math.log(sum / (n - skipped) + TINY) + logs;
    }
  }
}
