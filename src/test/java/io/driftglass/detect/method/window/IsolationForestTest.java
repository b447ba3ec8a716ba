package io.driftglass.detect.method.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.method.Waves;
import io.driftglass.job.Progress;
import io.driftglass.prepare.column.CutForest;
import org.junit.jupiter.api.Test;

class IsolationForestTest {
  /// Liu et al. 2008, equation 1: c(256) = 2 H(255) - 2 * 255 / 256, H(i) = ln(i) + .5772.
  @Test
  void the_usual_path_is_that_of_the_paper() {
    assertEquals(10.2448, CutForest.pathLength(256), 1e-4);
    assertEquals(1, CutForest.pathLength(2));
    assertEquals(0, CutForest.pathLength(1));
  }

  @Test
  void the_one_channel_that_is_away_has_the_largest_part() {
    int channels = 4;
    var train = new double[channels][];
    var now = new double[channels][];
    for (int c = 0; c < channels; c++) {
      train[c] = Waves.noise(1000, c);
      now[c] = Waves.noise(300, 100 + c);
    }
    for (int t = 200; t < 210; t++) now[2][t] += 8;
    var fitted = IsolationForest.METHOD.withDefaults().fit(Waves.frame(train), Progress.NONE);
    var scores = fitted.score(Waves.frame(now), Progress.NONE);
    int peak = Waves.highest(scores.total());
    assertTrue(peak >= 200 && peak < 215, "highest at " + peak);
    for (int c = 0; c < channels; c++) {
      if (c != 2) assertTrue(scores.byChannel()[2][peak] > scores.byChannel()[c][peak]);
    }
  }
}
