package io.driftglass.detect.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.method.Detectors;
import io.driftglass.detect.method.Waves;
import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SteadiedTest {
  private static final int ROWS = 1000;

  @Test
  void a_jump_of_a_channel_that_wanders_is_found_and_its_wandering_is_not() {
    var train = walkAndWave(1);
    var test = walkAndWave(2);
    for (int row = 0; row < ROWS; row++) test.column(0)[row] += 300;
    for (int row = 700; row < 705; row++) test.column(0)[row] += 40;
    var fitted = fit(train);
    var total = fitted.score(test, Progress.NONE).total();
    int over = 0;
    for (int row = 10; row < 700; row++) if (total[row] > 10) over++;
    assertEquals(0, over);
    assertTrue(total[700] > 10, "score " + total[700]);
  }

  @Test
  void what_is_expected_follows_the_channel() {
    var test = walkAndWave(2);
    for (int row = 0; row < ROWS; row++) test.column(0)[row] += 300;
    var scores = fit(walkAndWave(1)).score(test, Progress.NONE);
    for (int row = 0; row < ROWS; row++) {
      assertEquals(test.column(0)[row], scores.expected()[0][row], 60, "row " + row);
    }
    assertEquals(scores.expected()[1][0], scores.expected()[1][ROWS - 1], "the wave has a level");
  }

  @Test
  void live_scores_are_those_of_the_batch() {
    var fitted = fit(walkAndWave(1));
    var test = walkAndWave(2);
    var batch = fitted.score(test, Progress.NONE).total();
    var live = fitted.live(test.slice(0, 100));
    for (int row = 100; row < ROWS; row++) {
      double[] values = {test.column(0)[row], test.column(1)[row]};
      assertEquals(batch[row], live.next(test.tick(row), values), 1e-12, "row " + row);
    }
  }

  @Test
  void it_is_read_back_as_it_was() throws IOException {
    var fitted = fit(walkAndWave(1));
    var bytes = new ByteArrayOutputStream();
    fitted.write(bytes);
    var again =
        Detectors.find("robust-z")
            .withDefaults()
            .read(new ByteArrayInputStream(bytes.toByteArray()));
    assertArrayEquals(
        fitted.score(walkAndWave(2), Progress.NONE).total(),
        again.score(walkAndWave(2), Progress.NONE).total());
  }

  @Test
  void it_says_which_channel_wanders() {
    assertEquals(
        "a wanders: looked at from the mean of the last rows (50)", fit(walkAndWave(1)).reason());
    assertEquals("", fit(Waves.frame(Waves.sine(ROWS, 1), Waves.noise(ROWS, 2))).reason());
  }

  @Test
  void shapes_of_windows_need_it_while_the_history_is_short() {
    var shapes = Detectors.find("series2graph").withDefaults();
    var walk = walkAndWave(1);
    assertEquals(
        "a wanders: looked at from the mean of the last rows (10)",
        shapes.fit(walk.slice(0, 200), Progress.NONE).reason());
    assertEquals("", shapes.fit(walk.slice(0, 300), Progress.NONE).reason());
  }

  private static FittedDetector fit(Frame train) {
    return Detectors.find("robust-z").withDefaults().fit(train, Progress.NONE);
  }

  private static Frame walkAndWave(long seed) {
    var walk = Waves.noise(ROWS, seed);
    for (int row = 1; row < ROWS; row++) walk[row] += walk[row - 1];
    return Waves.frame(walk, Waves.sine(ROWS, seed));
  }
}
