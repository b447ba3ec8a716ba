package io.driftglass.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NormalChancesTest {
  @Test
  void every_tenth_of_normal_rows_has_its_tenth_of_chances() {
    var random = new Random(3);
    var chances = NormalChances.of(noise(random, 20_000), noise(random, 20_000));
    assertEquals(20_000, chances.rows());
    for (double share : chances.shares()) assertEquals(.1, share, .01);
    assertTrue(chances.off() < .02, "off by " + chances.off());
  }

  @Test
  void equal_scores_share_the_chances_of_all_of_them() {
    // Half of all scores are 0, as where nothing at all is strange.
    var random = new Random(4);
    var reference = Arrays.stream(noise(random, 20_000)).map(s -> Math.max(0, s)).toArray();
    var scores = Arrays.stream(noise(random, 20_000)).map(s -> Math.max(0, s)).toArray();
    assertTrue(NormalChances.of(reference, scores).off() < .02);
  }

  @Test
  void rows_that_score_higher_than_promised_are_seen() {
    // Of the nine scores 0 to 8 none is as high as 9: one chance in ten, and all of them there.
    var nine = new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8};
    var chances = NormalChances.of(nine, new double[] {9, 9, Double.NaN, 9});
    assertArrayEquals(new double[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0}, chances.shares(), 1e-12);
    assertEquals(3, chances.rows());
    assertEquals(.9, chances.off(), 1e-12);
  }

  private static double[] noise(Random random, int rows) {
    var noise = new double[rows];
    for (int t = 0; t < rows; t++) noise[t] = random.nextGaussian();
    return noise;
  }
}
