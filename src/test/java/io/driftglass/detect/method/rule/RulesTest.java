package io.driftglass.detect.method.rule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.Detector;
import io.driftglass.detect.method.Waves;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Spread;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RulesTest {
  /// 0, 1, ..., 100 in no order: a level there is.
  private static final double[] COUNTING =
      IntStream.rangeClosed(0, 100).mapToDouble(i -> 37 * i % 101).toArray();

  private static final double[] RISING =
      IntStream.rangeClosed(0, 100).mapToDouble(i -> i).toArray();

  private static double[] scores(
      Method<Detector> method, Map<String, String> settings, double[] train, double... now) {
    return method
        .with(settings)
        .fit(Waves.frame(train), Progress.NONE)
        .score(Waves.frame(now), Progress.NONE)
        .total();
  }

  @Test
  void given_limits_hold_whatever_training_was() {
    var scores = scores(Limits.METHOD, Map.of("low", "40", "high", "60"), COUNTING, 50, 60, 61, 30);
    assertArrayEquals(new double[] {0, 1, 1.1, 2}, scores, 1e-12);
  }

  @Test
  void learnt_limits_are_the_range_of_training_and_a_margin() {
    var scores = scores(Limits.METHOD, Map.of("margin", "0.1"), COUNTING, 50, 110, -10, 170);
    assertArrayEquals(new double[] {0, 1, 1, 2}, scores, 1e-12);
  }

  @Test
  void a_lower_limit_above_the_upper_one_is_refused() {
    var refused =
        assertThrows(
            InvalidSetting.class, () -> Limits.METHOD.with(Map.of("low", "60", "high", "40")));
    assertEquals(
        "The lower limit must lie below the upper one, not 60.0 and 40.0.", refused.getMessage());
  }

  /// Quartiles 25 and 75: the fence of 1.5 widths lies at -50 and 150.
  @Test
  void the_fence_is_the_middle_half_and_so_many_of_its_widths() {
    var scores = scores(Quantiles.IQR, Map.of("reach", "1.5"), COUNTING, 50, 150, -50, 250);
    assertArrayEquals(new double[] {0, 1, 1, 2}, scores, 1e-12);
  }

  /// Rosner 1983 as given in the NIST/SEMATECH e-Handbook, section 1.3.5.17.3: n = 54, alpha .05,
  /// lambda 3.158 for the first outlier, 3.151 for the second.
  @Test
  void the_critical_values_are_the_published_ones() {
    assertEquals(3.158, StudentDeviate.critical(54, .05), 1e-3);
    assertEquals(3.151, StudentDeviate.critical(53, .05), 1e-3);
  }

  /// The same source: of its 54 values the three highest are outliers.
  @Test
  void the_outliers_of_the_published_example_are_left_out_of_the_band() {
    double[] rosner = {
      -0.25, 0.68, 0.94, 1.15, 1.20, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58,
      1.65, 1.69, 1.70, 1.76, 1.77, 1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.10, 2.14, 2.15,
      2.23, 2.24, 2.26, 2.35, 2.37, 2.40, 2.47, 2.54, 2.62, 2.64, 2.90, 2.92, 2.92, 2.93, 3.21,
      3.26, 3.30, 3.59, 3.68, 4.30, 4.64, 5.34, 5.42, 6.01
    };
    var band = StudentDeviate.learn(rosner, .05, .2);
    assertTrue(band[1] > 4.64 && band[1] < 5.34, "the band ends at " + band[1]);
    assertTrue(band[0] < -.25, "the band begins at " + band[0]);
  }

  @Test
  void twice_the_longest_run_of_training_is_stuck() {
    double[] train = COUNTING.clone();
    train[50] = train[49];
    train[51] = train[49];
    var settings = Map.of("least", "4", "times", "2");
    var scores = scores(Stuck.METHOD, settings, train, 7, 7, 7, 7, 7, 7, 8);
    assertArrayEquals(new double[] {0, 2 / 6.0, 3 / 6.0, 4 / 6.0, 5 / 6.0, 1, 0}, scores, 1e-12);
  }

  @Test
  void a_jump_is_measured_by_the_largest_usual_step() {
    var scores = scores(Contrasts.RATE_OF_CHANGE, Map.of(), RISING, 5, 6, 9, 9);
    assertArrayEquals(new double[] {Double.NaN, 1, 3, 0}, scores, 1e-12);
  }

  @Test
  void a_lasting_step_is_a_level_shift_and_a_single_spike_is_not() {
    double[] now = Waves.noise(400, 2);
    now[100] += 30;
    for (int t = 300; t < 400; t++) now[t] += 6;
    var scores = scores(Contrasts.LEVEL_SHIFT, Map.of(), Waves.noise(1000, 1), now);
    int peak = Waves.highest(scores);
    assertTrue(peak >= 306 && peak < 318, "highest at " + peak);
    assertTrue(scores[peak] > 2 && scores[100] < 1.5, scores[peak] + " and " + scores[100]);
  }

  @Test
  void noise_that_grows_is_a_volatility_shift() {
    double[] now = Waves.noise(400, 2);
    for (int t = 300; t < 400; t++) now[t] *= 5;
    int peak =
        Waves.highest(scores(Contrasts.VOLATILITY_SHIFT, Map.of(), Waves.noise(1000, 1), now));
    assertTrue(peak >= 303 && peak < 324, "highest at " + peak);
  }

  @Test
  void a_season_is_compared_with_the_seasons_before() {
    double[] train = IntStream.range(0, 40).mapToDouble(t -> t % 4 + (t % 8 < 4 ? 0 : 1)).toArray();
    // Errors are 1 or 0 apart; the sixth value misses its season by ten.
    var now = new double[] {0, 1, 2, 3, 0, 11, 2, 3, 0, 1};
    var scores = scores(Seasonal.METHOD, Map.of("season", "4"), train, now);
    assertTrue(Double.isNaN(scores[3]));
    assertEquals(0, scores[4]);
    assertTrue(scores[5] > 9, "a season off by ten has " + scores[5]);
  }

  @Test
  void holt_winters_foretells_a_season_on_a_trend() {
    double[] train =
        IntStream.range(0, 400).mapToDouble(t -> .05 * t + (t % 4 == 0 ? 5 : 0)).toArray();
    double[] noise = Waves.noise(400, 1);
    for (int t = 0; t < 400; t++) train[t] += .1 * noise[t];
    double[] now = train.clone();
    now[302] += 4;
    var scores = scores(HoltWinters.METHOD, Map.of("season", "4"), train, now);
    assertEquals(302, Waves.highest(scores));
  }

  /// A shift of one deviation: the upper sum grows by about one half a row, to the limit of 5.
  @Test
  void a_small_lasting_shift_adds_up_where_no_single_value_is_strange() {
    double[] now = Waves.noise(400, 2);
    for (int t = 200; t < 400; t++) now[t] += 1;
    double[] train = Waves.noise(2000, 1);
    for (var method : List.of(ControlCharts.CUSUM, ControlCharts.MOVING_MEAN)) {
      var scores = scores(method, Map.of(), train, now);
      for (int t = 0; t < 200; t++) assertTrue(scores[t] <= 1, method.id() + " row " + t);
      int peak = Waves.highest(scores);
      assertTrue(peak > 205 && scores[peak] > 1, method.id() + " at " + peak);
    }
  }

  /// By hand: centre 0, deviation 1, slack .5, so 2 adds 1.5, then .5 nothing, then -1 takes 1.5.
  @Test
  void the_sums_are_page_s() {
    var scorer = new ControlCharts.Sums(new ControlCharts.Usual(0, 1, 0), 100, .5);
    assertEquals(1.5, scorer.next(2));
    assertEquals(1.5, scorer.next(.5));
    assertEquals(.5, scorer.next(-1));
    assertEquals(2, scorer.next(-2));
  }

  /// By hand: the standard error of a median of n independent values is 1.2533 deviations over the
  /// root of n; one in a hundred errors exceeds 2.59 of them for 400 values, 2.86 for 20; one in
  /// eight hundred, with eight channels, 3.25 for 400.
  @Test
  void the_fewer_values_were_independent_the_further_off_the_centre_may_be() {
    double[] noise = new Random(1).doubles(400).toArray();
    assertEquals(2.59 * 1.2533 / 20, ControlCharts.Usual.doubted(noise, 1).doubt(), .02);
    assertEquals(3.25 * 1.2533 / 20, ControlCharts.Usual.doubted(noise, 8).doubt(), .02);
    double[] runs = IntStream.range(0, 400).mapToDouble(t -> noise[t / 20]).toArray();
    assertEquals(2.86 * 1.2533 / Math.sqrt(20), ControlCharts.Usual.doubted(runs, 1).doubt(), .2);
  }

  /// By hand: of 19 degrees of freedom, one chi square in twenty lies below 10.12, so that the
  /// deviation may be larger by the root of 19 / 10.12.
  @Test
  void and_the_wider_the_deviation_may_be() {
    double[] noise = new Random(1).doubles(400).toArray();
    double sigma = ControlCharts.Usual.doubted(noise, 1).sigma();
    double[] runs = IntStream.range(0, 400).mapToDouble(t -> noise[t / 20]).toArray();
    double robust = Spread.robustSigma(Spread.sorted(runs));
    assertEquals(1.06 * Spread.robustSigma(Spread.sorted(noise)), sigma, .01);
    assertEquals(1.37 * robust, ControlCharts.Usual.doubted(runs, 1).sigma(), .1 * robust);
    assertTrue(ControlCharts.Usual.doubted(noise, 8).sigma() > sigma);
  }

  @Test
  void a_shift_that_the_centre_may_be_off_by_adds_nothing_up() {
    var scorer = new ControlCharts.Sums(new ControlCharts.Usual(0, 1, .3), 100, .5 + .3);
    for (int t = 0; t < 1000; t++) assertEquals(0, scorer.next(.8));
    assertEquals(1.2, scorer.next(2), 1e-9);
  }
}
