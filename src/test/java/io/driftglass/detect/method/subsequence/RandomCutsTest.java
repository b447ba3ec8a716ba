package io.driftglass.detect.method.subsequence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.method.Waves;
import io.driftglass.job.Progress;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RandomCutsTest {
  @Test
  void a_forest_that_goes_on_learning_gets_used_to_a_new_level() {
    var train = Waves.frame(Waves.sine(600, 1));
    double[] now = Waves.sine(2600, 2);
    for (int t = 600; t < now.length; t++) now[t] += 3;
    var fixed = late(train, now, "false");
    var learning = late(train, now, "true");
    assertTrue(learning < .5 * fixed, learning + " of " + fixed);
  }

  /// The median score of the last rows, long after the level has changed.
  private static double late(io.driftglass.series.Frame train, double[] now, String learn) {
    var fitted = RandomCuts.METHOD.with(Map.of("learn", learn)).fit(train, Progress.NONE);
    var total = fitted.score(Waves.frame(now), Progress.NONE).total();
    var last = Arrays.copyOfRange(total, total.length - 200, total.length);
    Arrays.sort(last);
    return last[100];
  }
}
