package io.driftglass.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.method.Forecasters;
import io.driftglass.forecast.method.SeasonalNaive;
import io.driftglass.job.Progress;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConformalTest {
  /// Nine scores 1..9: level .5 has rank ceil(10 * .5) = 5, level .9 rank 9.
  @Test
  void the_rank_counts_one_more_than_there_are_errors() {
    var nine = IntStream.rangeClosed(1, 9).mapToDouble(i -> i).toArray();
    var bands = new FittedBands(new double[] {1}, nine, 1, Following.NOTHING, new double[0], 0);
    assertEquals(5, bands.score(.5));
    assertEquals(9, bands.score(.9));
    assertTrue(bands.score(.95) > 9, "beyond the last error the tail goes on");
  }

  /// A ramp: the last value misses by 1, 2, 3 at one, two, three rows ahead, always; ten origins
  /// are worth four horizons and widen by .65 / 4.
  @Test
  void a_ramp_gives_the_last_value_errors_of_one_two_three() {
    var ramp = IntStream.range(0, 30).mapToDouble(i -> i).toArray();
    var bands =
        new Conformal(10, 1, false, 0)
            .fit(SeasonalNaive.LAST_VALUE, ramp, Season.NONE, 3, Progress.NONE);
    assertArrayEquals(new double[] {1, 2, 3}, bands.scale(), 1e-12);
    var band = bands.around(new double[] {30, 30, 30}, ramp, 0, .8);
    assertArrayEquals(new double[] {28.8375, 27.675, 26.5125}, band.low(), 1e-12);
    assertArrayEquals(new double[] {31.1625, 32.325, 33.4875}, band.high(), 1e-12);
  }

  /// AR(1), weight .7, 600 rows, 12 ahead, 300 series: coverage within 2.5 points of the nominal 80
  /// and 95 %, pooled over 3,600 values; and at the first and last row within 5 points (n = 300
  /// each, standard error 2.3 and 1.3 points).
  @ParameterizedTest
  @ValueSource(strings = {"naive", "ridge"})
  void bands_cover_what_they_promise_on_an_autoregression(String id) {
    var inside = new double[2][12];
    var random = new Random(17);
    int series = 300;
    for (int s = 0; s < series; s++) {
      var values = autoregression(random, 612);
      var history = Series.steps(Arrays.copyOf(values, 600));
      var fitted = Forecasters.find(id).withDefaults().fit(history, 12, Progress.NONE);
      var path = fitted.forecast(history, history, 12, new double[] {.8, .95}, Progress.NONE);
      for (int level = 0; level < 2; level++) {
        var band = path.paths().getFirst().bands().get(level);
        for (int step = 0; step < 12; step++) {
          double actual = values[600 + step];
          if (band.low()[step] <= actual && actual <= band.high()[step]) inside[level][step]++;
        }
      }
    }
    double[] nominal = {.8, .95};
    for (int level = 0; level < 2; level++) {
      double all = Arrays.stream(inside[level]).average().orElseThrow() / series;
      assertEquals(nominal[level], all, .025, id + " at level " + nominal[level]);
      assertEquals(nominal[level], inside[level][0] / series, .05, id + ", first row");
      assertEquals(nominal[level], inside[level][11] / series, .05, id + ", last row");
    }
  }

  /// A cycle of 12 with noise of .2: a row differs from the one a cycle before by .28, so nine in
  /// ten lie within .47. Where the bands were judged on origins too early for a cycle, they told
  /// how far the last value misses (above 5).
  @Test
  void the_same_time_last_cycle_is_judged_where_there_is_a_last_cycle() {
    var history = Series.steps(Series.cycle(200));
    var fitted = Forecasters.find("seasonal-naive").withDefaults();
    var path =
        fitted
            .fit(history, 18, Progress.NONE)
            .forecast(history, history, 18, new double[] {.9}, Progress.NONE)
            .paths()
            .getFirst();
    double width = path.bands().getFirst().high()[17] - path.point()[17];
    assertEquals(.47, width, .12);
  }

  /// Half-hours of a day within a week, ten times noisier by day than by night: so are the bands,
  /// and from day to day at the same time they never narrow.
  @Test
  void bands_follow_the_time_of_day_within_a_week() {
    var random = new Random(3);
    int rows = 48 * 7 * 8;
    var values = new double[rows];
    for (int row = 0; row < rows; row++) {
      double noise = row % 48 < 24 ? .1 : 1;
      values[row] = Math.sin(row * Math.PI / 24) + noise * random.nextGaussian();
    }
    var season = new Season(48, 336);
    var bands =
        new Conformal(200, 7, false, 3).fit(new SeasonalNaive(), values, season, 96, Progress.NONE);
    var band = bands.around(new double[96], values, 0, .9);
    double night = band.high()[6];
    double day = band.high()[30];
    assertTrue(day > 2 * night, "by night " + night + ", by day " + day);
    for (int step = 48; step < 96; step++) {
      assertTrue(band.high()[step] >= band.high()[step - 48] * (1 - 1e-12), "row " + step);
    }
  }

  /// Values of 100 times the size miss by 100 times as much: the band is that of the present size.
  @Test
  void bands_follow_the_size_of_positive_values() {
    var random = new Random(4);
    var values = new double[400];
    for (int row = 0; row < values.length; row++) {
      values[row] = Math.pow(100, row / 400.0) * Math.exp(.1 * random.nextGaussian());
    }
    var bands =
        new Conformal(300, 1, false, 3)
            .fit(SeasonalNaive.LAST_VALUE, values, Season.NONE, 1, Progress.NONE);
    assertEquals(1, bands.following().power());
    double width = bands.around(new double[] {100}, values, 0, .9).high()[0] - 100;
    assertEquals(100 * .141 * 1.645, width, 6);
  }

  /// From row 500 on the noise is five times as strong. Bands of a model learnt before cover little
  /// at first; two horizons later nine in ten values lie inside again (n = 200 series times 12
  /// rows, standard error at most 2 points as rows of one series are nearly independent).
  @Test
  void bands_fit_again_within_two_horizons_after_a_change() {
    var random = new Random(6);
    var inside = new double[3];
    for (int series = 0; series < 200; series++) {
      var values = new double[560];
      for (int row = 0; row < values.length; row++) {
        values[row] = (row < 500 ? 1 : 5) * random.nextGaussian() + 3 * Math.sin(row * Math.PI / 6);
      }
      var learnt = Series.steps(Arrays.copyOf(values, 500));
      var made = Forecasters.find("same-time-mean").with(Map.of("season", "12"));
      var fitted = made.fit(learnt, 12, Progress.NONE);
      for (int window = 0; window < 3; window++) {
        int until = 500 + 12 * window;
        var recent = Series.steps(Arrays.copyOf(values, until));
        var path = fitted.forecast(recent, recent, 12, new double[] {.9}, Progress.NONE);
        var band = path.paths().getFirst().bands().getFirst();
        for (int step = 0; step < 12; step++) {
          double actual = values[until + step];
          if (band.low()[step] <= actual && actual <= band.high()[step])
            inside[window] += 1 / 2400.;
        }
      }
    }
    assertTrue(inside[0] < .5, "right after the change " + inside[0]);
    assertTrue(inside[2] > .86, "two horizons later " + inside[2]);
  }

  /// From row 500 on the level is eight standard deviations of the noise higher. Bands of a model
  /// learnt before miss at first; two horizons later nine in ten values lie inside again, whether
  /// the forecast has moved to the new level (last value) or not yet (mean of four cycles); n = 100
  /// series times 12 rows.
  @ParameterizedTest
  @ValueSource(
      strings = {"naive", "seasonal-naive", "same-time-mean", "ridge", "theta", "ets", "stl"})
  void bands_fit_again_within_two_horizons_after_a_level_shift(String id) {
    var random = new Random(8);
    var inside = new double[3];
    for (int series = 0; series < 100; series++) {
      var values = new double[536];
      for (int row = 0; row < values.length; row++) {
        values[row] = (row < 500 ? 0 : 8) + random.nextGaussian() + 3 * Math.sin(row * Math.PI / 6);
      }
      var learnt = Series.steps(Arrays.copyOf(values, 500));
      var fitted = Forecasters.find(id).with(Map.of("season", "12")).fit(learnt, 12, Progress.NONE);
      for (int window = 0; window < 3; window++) {
        int until = 500 + 12 * window;
        var recent = Series.steps(Arrays.copyOf(values, until));
        var path = fitted.forecast(recent, recent, 12, new double[] {.9}, Progress.NONE);
        var band = path.paths().getFirst().bands().getFirst();
        for (int step = 0; step < 12; step++) {
          double actual = values[until + step];
          if (band.low()[step] <= actual && actual <= band.high()[step])
            inside[window] += 1 / 1200.;
        }
      }
    }
    assertTrue(inside[0] < .6, "right after the shift " + inside[0]);
    assertTrue(inside[2] > .86, "two horizons later " + inside[2]);
  }

  /// From row 500 on the level is eight standard deviations higher. One horizon later the bands are
  /// wide; two horizons later the forecasts have followed and the bands are as wide as before, and
  /// cover nine in ten (n = 100 series times 12 rows, standard error 2 points as rows of one series
  /// are nearly independent).
  @ParameterizedTest
  @ValueSource(strings = {"naive", "seasonal-naive"})
  void bands_are_as_wide_as_before_once_the_forecasts_have_followed_a_jump(String id) {
    var random = new Random(8);
    var width = new double[3];
    double inside = 0;
    for (int series = 0; series < 100; series++) {
      var values = new double[536];
      for (int row = 0; row < values.length; row++) {
        values[row] = (row < 500 ? 0 : 8) + random.nextGaussian();
      }
      var learnt = Series.steps(Arrays.copyOf(values, 500));
      var fitted = Forecasters.find(id).with(Map.of("season", "12")).fit(learnt, 12, Progress.NONE);
      for (int window = 0; window < 3; window++) {
        int until = 500 + 12 * window;
        var recent = Series.steps(Arrays.copyOf(values, until));
        var path = fitted.forecast(recent, recent, 12, new double[] {.9}, Progress.NONE);
        var band = path.paths().getFirst().bands().getFirst();
        for (int step = 0; step < 12; step++) {
          double actual = values[until + step];
          width[window] += (band.high()[step] - band.low()[step]) / 1200;
          boolean covers = band.low()[step] <= actual && actual <= band.high()[step];
          if (window == 2 && covers) inside += 1 / 1200.;
        }
      }
    }
    assertTrue(width[1] > 2 * width[0], "one horizon later " + Arrays.toString(width));
    assertTrue(width[2] < 1.2 * width[0], "two horizons later " + Arrays.toString(width));
    assertEquals(.9, inside, .04);
  }

  private static double[] autoregression(Random random, int rows) {
    var values = new double[rows];
    for (int row = 1; row < rows; row++) {
      values[row] = .7 * values[row - 1] + random.nextGaussian();
    }
    return values;
  }
}
