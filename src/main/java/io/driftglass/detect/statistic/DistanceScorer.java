package io.driftglass.detect.statistic;

/// Carries the smoothed distances of [DistanceModel] from row to row. They begin at 0: what lay
/// before the first row is taken as usual.
public final class DistanceScorer {
  private final DistanceModel model;
  private final double rate;
  private final double[] smooth;

  public DistanceScorer(DistanceModel model, double rate) {
    this.model = model;
    this.rate = rate;
    smooth = new double[model.channels()];
  }

  /// @param row one value a target channel; a missing one leaves its channel where it is
  /// @param parts set to what each channel adds
  /// @return NaN where nothing was measured
  public double next(double[] row, double[] parts) {
    boolean measured = false;
    for (int c = 0; c < row.length; c++) {
      double away = model.scale().away(c, row[c]);
      if (Double.isNaN(away)) continue;
      measured = true;
      smooth[c] += rate * (Math.clamp(away, -DistanceModel.FAR, DistanceModel.FAR) - smooth[c]);
    }
    double distance = model.distance(smooth, parts);
    for (int c = 0; c < parts.length; c++) parts[c] = Math.max(0, parts[c]);
    return measured ? distance : Double.NaN;
  }
}
