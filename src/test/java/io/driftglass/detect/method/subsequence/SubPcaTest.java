package io.driftglass.detect.method.subsequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.method.Waves;
import io.driftglass.detect.statistic.Period;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.job.Progress;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubPcaTest {
  private static final StandardScale AS_IT_IS =
      new StandardScale(new double[] {0}, new double[] {1});

  @Test
  void along_a_wide_axis_less_far_than_beside_it() {
    double half = Math.sqrt(.5);
    var model =
        new SubPcaModel(
            AS_IT_IS, new double[] {0, 0}, new double[][] {{half, half}}, new double[] {4}, .25);
    // (2, 2) lies sqrt(8) along the axis: 8 / 4 = 2, over two values; (1, -1) lies beside: 2 / .25.
    assertEquals(1, model.distance(new double[] {2, 2}, 0), 1e-12);
    assertEquals(2, model.distance(new double[] {1, -1}, 0), 1e-12);
  }

  @Test
  void a_beat_at_the_wrong_time_is_strange_though_every_value_is_usual() {
    double[] now = Waves.sine(800, 2);
    for (int t = 400; t < 420; t++) now[t] = -now[t];
    var fitted = SubPca.METHOD.withDefaults().fit(Waves.frame(Waves.sine(800, 1)), Progress.NONE);
    int peak = Waves.highest(fitted.score(Waves.frame(now), Progress.NONE).total());
    assertTrue(peak >= 400 && peak < 460, "highest at " + peak);
  }

  @Test
  void the_covariance_is_the_same_on_both_sides_to_the_last_bit() {
    int[] ends = IntStream.range(19, 500).toArray();
    double[][] covariance = SubPcaModel.covariance(Waves.noise(500, 1), ends, new double[20]);
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < i; j++) assertEquals(covariance[i][j], covariance[j][i]);
    }
  }

  @Test
  void the_period_of_a_sine_is_found_and_noise_has_none() {
    assertEquals(40, Period.of(Waves.sine(800, 1), 10, 7));
    assertEquals(7, Period.of(Waves.noise(800, 1), 10, 7));
    assertEquals(7, Period.of(Waves.constant(800, 3), 10, 7));
  }
}
