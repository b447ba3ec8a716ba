package io.driftglass.detect.statistic;

/// An exponentially weighted mean whose start is corrected for the weights not seen yet: the first
/// mean is the first value. NaN values are skipped.
public final class Ewma {
  private final double rate;
  private double sum;
  private double weight;

  private Ewma(double rate) {
    this.rate = rate;
  }

  /// @param span rows; the newest value weighs 2 / (span + 1)
  public static Ewma ofSpan(double span) {
    return new Ewma(2 / (span + 1));
  }

  public static Ewma ofRate(double rate) {
    return new Ewma(rate);
  }

  /// @return the mean with `value` in it; NaN until there is one
  public double next(double value) {
    if (!Double.isNaN(value)) {
      sum += rate * (value - sum);
      weight += rate * (1 - weight);
    }
    return mean();
  }

  public double mean() {
    return weight == 0 ? Double.NaN : sum / weight;
  }

  /// As if it had been at `mean` for ever.
  public Ewma from(double mean) {
    return restored(new double[] {mean, 1});
  }

  /// `sum` and `weight`, from which [#restored] goes on.
  public double[] state() {
    return new double[] {sum, weight};
  }

  public Ewma restored(double[] state) {
    sum = state[0];
    weight = state[1];
    return this;
  }
}
