package io.driftglass.forecast.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.LocalExpert;
import io.driftglass.forecast.Season;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Stacking, smoothed waves and boosting on series whose course is known.
class CombinedTest {
  private static final Season MONTHS = new Season(12, 12);

  private static double[] wave(int rows, double slope, double noise) {
    var random = new Random(7);
    return IntStream.range(0, rows)
        .mapToDouble(
            r ->
                50
                    + slope * r
                    + 6 * Math.sin(r * Math.PI / 6)
                    + 2 * Math.cos(r * Math.PI / 3)
                    + noise * random.nextGaussian())
        .toArray();
  }

  private static double error(Expert expert, double[] values, int ahead, Season season) {
    int until = values.length - ahead;
    var history = Arrays.copyOf(values, until);
    FittedExpert fitted = expert.fit(history, season, ahead);
    var path = fitted.next(history, until, ahead);
    double sum = 0;
    for (int step = 0; step < ahead; step++) sum += Math.abs(path[step] - values[until + step]);
    return sum / ahead;
  }

  /// A straight rise of 3 a row: experts that stay at the last value, or move less and less, drag
  /// the mean of all nine behind; half of the rise itself is smoothing that goes on with it.
  @Test
  void a_rise_without_a_cycle_goes_on() {
    var random = new Random(11);
    var values =
        IntStream.range(0, 68).mapToDouble(r -> 100 + 3 * r + random.nextGaussian()).toArray();
    double half = error(Ensembles.MONTHLY, values, 8, Season.NONE);
    double nine = error(Ensembles.NINE, values, 8, Season.NONE);
    assertTrue(half < .65 * nine, half + " against " + nine);
    var cyclic = wave(96, .3, .5);
    assertEquals(
        error(Ensembles.NINE, cyclic, 12, MONTHS), error(Ensembles.MONTHLY, cyclic, 12, MONTHS));
  }

  @Test
  void waves_without_noise_go_on_as_they_are() {
    var values = wave(132, 0, 0);
    assertEquals(0, error(new Trigonometric(5), values, 12, MONTHS), 1e-6);
    assertEquals(0, error(new Boosted(), values, 12, MONTHS), .2);
  }

  @Test
  void a_trend_with_waves_is_followed() {
    var values = wave(132, .3, .5);
    double smoothed = error(new Trigonometric(5), values, 12, MONTHS);
    double boosted = error(new Boosted(), values, 12, MONTHS);
    assertTrue(smoothed < .8 && boosted < .8, smoothed + ", " + boosted);
  }

  /// Days within weeks: weekends lie 10 lower.
  @Test
  void the_longer_cycle_has_waves_too() {
    var values = new double[24 * 7 * 5];
    for (int row = 0; row < values.length; row++) {
      double week = row / 24 % 7 < 5 ? 10 : 0;
      values[row] = 30 + week + 4 * Math.sin(row * Math.PI / 12);
    }
    var season = new Season(24, 168);
    double day = error(new SeasonalNaive(), values, 72, new Season(24, 24));
    assertTrue(error(new Trigonometric(5), values, 72, season) < .4 * day);
    assertTrue(error(new Boosted(), values, 72, season) < .4 * day);
  }

  /// The last value is exact for a level, the other member always 5 too high: all weight but what
  /// the few judged rows leave to equal weights goes to the first.
  @Test
  void stacking_trusts_who_was_right() {
    var random = new Random(3);
    var level = new double[200];
    for (int row = 0; row < level.length; row++) level[row] = 20 + .01 * random.nextGaussian();
    var stacked = new Stacked(List.of(SeasonalNaive.LAST_VALUE, new TooHigh()));
    var fitted = stacked.fit(level, Season.NONE, 6);
    double off = fitted.next(level, 200, 6)[0] - 20;
    assertTrue(off > 0 && off < 1.1, "off by " + off);
    var equal = stacked.fit(Arrays.copyOf(level, 3), Season.NONE, 6);
    assertEquals(2.5, equal.next(level, 200, 6)[0] - 20, .1);
  }

  private static final class TooHigh extends LocalExpert {
    @Override
    public int rowsBack(Season season) {
      return 1;
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows, Season season) {
      var path = new double[horizonRows];
      Arrays.fill(path, values[until - 1] + 5);
      return path;
    }
  }
}
