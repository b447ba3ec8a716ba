package io.driftglass.detect.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoveltyTest {
  private static final int[] SPANS = {12, 48};

  /// By hand: every lag's faded squares, the least of them over its long mean.
  @Test
  void is_the_distance_to_the_nearest_remembered_stretch_over_what_it_usually_is() {
    int rows = 200;
    var random = new Random(2);
    var values = random.doubles(700).toArray();
    var novelty = new Novelty(rows);
    var faded = new double[SPANS.length][rows + 1];
    var usual = new Ewma[] {Ewma.ofSpan(10_000), Ewma.ofSpan(10_000)};
    for (int t = 0; t < values.length; t++) {
      double expected = 0;
      for (int i = 0; i < SPANS.length; i++) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int lag = SPANS[i]; lag <= Math.min(t, rows); lag++) {
          double away = values[t] - values[t - lag];
          faded[i][lag] += 2.0 / (SPANS[i] + 1) * (away * away - faded[i][lag]);
          if (t - lag >= SPANS[i]) nearest = Math.min(nearest, faded[i][lag]);
        }
        if (Double.isInfinite(nearest)) nearest = 0;
        double before = usual[i].mean();
        usual[i].next(nearest);
        if (nearest == 0) continue;
        expected += Math.clamp(Math.sqrt(nearest / (before + 1e-4)) - 1, 0, 14);
      }
      assertEquals(expected / 2, novelty.next(values[t], 1e-4), 1e-9, "row " + t);
    }
  }

  @Test
  void what_was_seen_before_is_not_new_and_what_was_never_seen_is() {
    var novelty = new Novelty(1000);
    for (int t = 0; t < 600; t++) {
      double next = novelty.next(wave(t), .001);
      assertTrue(t < 200 || next < 1, next + " at row " + t);
    }
    double highest = 0;
    for (int t = 600; t < 640; t++) highest = Math.max(highest, novelty.next(-wave(t / 2), .001));
    assertTrue(highest > 3, "was " + highest);
  }

  @Test
  void goes_on_from_what_was_written() throws IOException {
    var whole = new Novelty(150);
    var random = new Random(3);
    for (int t = 0; t < 400; t++) whole.next(random.nextGaussian(), .01);
    var bytes = new ByteArrayOutputStream();
    whole.write(new ParameterWriter(bytes));
    var restored = new Novelty(150);
    restored.restore(new ParameterReader(new ByteArrayInputStream(bytes.toByteArray())));
    for (int t = 0; t < 400; t++) {
      double value = random.nextGaussian();
      assertEquals(whole.next(value, .01), restored.next(value, .01));
    }
  }

  @Test
  void stays_finite_whatever_the_values() {
    var novelty = new Novelty(120);
    for (double value : new double[] {1e300, -1e300, 0, 1e-300}) {
      for (int t = 0; t < 200; t++) {
        double next = novelty.next(value, 0);
        assertTrue(next >= 0 && next <= 15, "was " + next);
      }
    }
  }

  /// A sharp tooth of 20 rows.
  private static double wave(int t) {
    return (t % 20) / 10.0 - 1;
  }
}
