package io.driftglass.monitor.estimate;

/// What a metric is likely to be on rows whose truth is not known.
///
/// @param value NaN where it was refused
/// @param error standard error: what the realised figure lies from the estimate by, as long as the
///   assumption holds; NaN where it was refused
/// @param because why no estimate is given, a clause; empty where one is
public record Estimate(double value, double error, String because) {
  /// The figure with its error in the sentences of people: two standard errors.
  public static final double REACH = 2;

  /// What every estimate of a loss rests on.
  public static final String ASSUMES_LOSS =
      "Assumes that errors depend on the width of the band and on how the last rows moved as they"
          + " did on the validation rows.";

  /// What every estimate of alarms rests on.
  public static final String ASSUMES_SCORES =
      "Assumes that a score is an anomaly as often as it was on the labelled validation rows.";

  /// What an estimate of a metric rests on.
  public static String assumes(String metric) {
    return AlarmQuality.NAMES.contains(metric) ? ASSUMES_SCORES : ASSUMES_LOSS;
  }

  static Estimate of(double value, double error) {
    return Double.isFinite(value) && Double.isFinite(error)
        ? new Estimate(value, error, "")
        : refused("the values are too large to compute with");
  }

  public static Estimate refused(String because) {
    return new Estimate(Double.NaN, Double.NaN, because);
  }

  public boolean given() {
    return because.isEmpty();
  }

  /// The same in another unit.
  public Estimate times(double unit) {
    return given() ? of(value * unit, error * unit) : this;
  }

  public double low() {
    return value - REACH * error;
  }

  public double high() {
    return value + REACH * error;
  }

  /// Whether a realised figure is what the estimate says, within two standard errors.
  public boolean holds(double realised) {
    return low() <= realised && realised <= high();
  }
}
