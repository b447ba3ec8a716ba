package io.driftglass.ui.detect;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Calibration;
import io.driftglass.detect.SeverityBands;
import io.driftglass.detect.threshold.Alarms;
import java.util.Arrays;

/// The 0..1 scale a search is shown on. It is set once, by the threshold of the search, and stays
/// when the threshold is dragged: scores do not move under the hand.
final class ScoreScale {
  private final double[] levels;
  private final double middle;
  private final boolean flat;
  private final SeverityBands bands;

  private ScoreScale(double[] levels, double middle, SeverityBands bands) {
    this.levels = levels;
    this.middle = middle;
    this.bands = bands;
    flat = Arrays.stream(levels).allMatch(level -> level == middle);
  }

  /// The scale of a search as it was made.
  static ScoreScale of(Alarms alarms, SeverityBands bands) {
    var sorted = Arrays.stream(alarms.level()).filter(Double::isFinite).sorted().toArray();
    double middle = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    return new ScoreScale(alarms.level(), middle, bands);
  }

  /// One level for all rows: the only scale on which a dragged threshold is a straight line.
  ScoreScale flat() {
    if (flat) return this;
    var even = new double[levels.length];
    Arrays.fill(even, middle);
    return new ScoreScale(even, middle, bands);
  }

  /// The normalised score of every row; NaN stays NaN.
  double[] normalised(double[] scores) {
    var normalised = new double[scores.length];
    for (int row = 0; row < scores.length; row++) {
      normalised[row] = Calibration.normalised(scores[row], levels[row]);
    }
    return normalised;
  }

  /// Where a raw level lies on a flat scale.
  double normalised(double raw) {
    return Calibration.normalised(raw, middle);
  }

  /// The raw level that lies at this place of a flat scale.
  double raw(double normalised) {
    return Calibration.raw(normalised, middle);
  }

  /// The event with its peak and severity on this scale.
  AnomalyEvent event(AnomalyEvent event) {
    double peak = Calibration.normalised(event.peakScore(), levels[event.peakRow()]);
    return new AnomalyEvent(
        event.interval(),
        event.fromRow(),
        event.untilRow(),
        event.peakRow(),
        event.peakScore(),
        peak,
        bands.of(peak),
        event.confidence(),
        event.contributions());
  }
}
