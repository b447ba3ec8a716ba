package io.driftglass.ui.detect;

import io.driftglass.detect.Scores;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.workbench.detect.Detected;
import java.util.Optional;

/// The scores of a search as they are drawn, kept for as long as neither they nor their scale
/// changes: a dragged threshold draws the same ones.
final class DrawnScores {
  private record Drawn(Scores scores, ScoreScale scale, ArraySeries series) {}

  private Optional<Drawn> last = Optional.empty();

  ArraySeries of(Detected shown, ScoreScale scale) {
    var scores = shown.scores();
    var now =
        last.filter(drawn -> drawn.scores == scores && drawn.scale == scale)
            .orElseGet(
                () ->
                    new Drawn(
                        scores,
                        scale,
                        new ArraySeries(shown.frame().ticks(), scale.normalised(scores.total()))));
    last = Optional.of(now);
    return now.series;
  }
}
