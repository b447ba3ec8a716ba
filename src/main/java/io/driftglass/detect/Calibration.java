package io.driftglass.detect;

/// Puts raw scores on one scale from 0 (normal) to 1 (strange), comparable across detectors: 0
/// stays 0, the threshold becomes .55, twice the threshold .80, three times .91. Monotone; the raw
/// score is always kept beside it.
public final class Calibration {
  /// Where the threshold lies on the scale.
  public static final double AT_THRESHOLD = .55;

  private static final double RATE = Math.log(1 / (1 - AT_THRESHOLD));

  private Calibration() {}

  /// @param score raw, NaN stays NaN
  /// @param level raw threshold; at 0 or below every positive score is 1
  public static double normalised(double score, double level) {
    if (Double.isNaN(score)) return Double.NaN;
    if (score <= 0) return 0;
    if (level <= 0) return 1;
    return -Math.expm1(-RATE * score / level);
  }

  /// The raw score that lies at `normalised` (0 up to, not including, 1).
  public static double raw(double normalised, double level) {
    return -Math.log1p(-normalised) * level / RATE;
  }
}
