package io.driftglass.forecast.ets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.forecast.Golden;
import io.driftglass.forecast.ets.EtsForm.Cycle;
import io.driftglass.forecast.ets.EtsForm.Trend;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class EtsSeenTest {
  private static final int[] AHEAD = {1, 2, 12, 13, 25};

  /// R 4.2.2, forecast 8.20: `forecast(ets(months, model = "AAA"))`, ETS(A,Ad,A), its weights and
  /// start; half the width of a band of 68.27 % over that one row ahead.
  @Test
  void deviations_of_what_adds_are_those_of_r() {
    double[] start = {
      35.28923352,
      62.17136991,
      74.90235452,
      66.41167245,
      34.71602682,
      -2.432357294,
      -36.78935133,
      -60.14388118,
      -71.55468697,
      -62.81762287,
      -38.51418417
    };
    var state =
        new EtsState(
            .9734578506,
            1.008428106e-4,
            1.028432307e-4,
            .9799671351,
            188.0212783,
            2.45742674,
            withFirst(0, start));
    var form = new EtsForm(false, Trend.DAMPED, Cycle.ADDED);
    assertDeviations(new double[] {1, 1.39564, 3.38167, 3.51932, 4.87781}, form, state);
  }

  /// `model = "MAA"`, ETS(M,Ad,A).
  @Test
  void deviations_of_relative_errors_on_what_adds_are_those_of_r() {
    double[] start = {
      34.44073901,
      62.08303296,
      74.96064522,
      66.79520059,
      34.72102676,
      -2.812103853,
      -36.57329571,
      -59.57648419,
      -68.85678558,
      -62.44619355,
      -39.43491554
    };
    var state =
        new EtsState(
            .9998821789,
            7.891238123e-4,
            1.160024889e-4,
            .979999948,
            192.9320205,
            2.772793708,
            withFirst(0, start));
    var form = new EtsForm(true, Trend.DAMPED, Cycle.ADDED);
    assertDeviations(new double[] {1, 1.48999, 3.56759, 3.71137, 5.20291}, form, state);
  }

  /// `model = "MNM"`, ETS(M,N,M), whose cycle moves.
  @Test
  void deviations_of_factors_are_those_of_r() {
    double[] start = {
      1.0992237641,
      1.2323762236,
      1.2555919655,
      1.2147449669,
      1.131751863,
      .9959279586,
      .8779402743,
      .7957955356,
      .7546435179,
      .7554964734,
      .8762665906
    };
    var state =
        new EtsState(.5158151163, 0, .2590228039, 1, 235.3022743838, 0, withFirst(12, start));
    var form = new EtsForm(true, Trend.NONE, Cycle.FACTOR);
    assertDeviations(new double[] {1, 1.26949, 1.7209, 2.13038, 2.84483}, form, state);
  }

  private static double[] withFirst(double sum, double[] others) {
    double first = sum - Arrays.stream(others).sum();
    return DoubleStream.concat(DoubleStream.of(first), Arrays.stream(others)).toArray();
  }

  private static void assertDeviations(double[] expected, EtsForm form, EtsState state) {
    var deviations = state.seen(form, Golden.months(), 0, 120).deviations(25);
    for (int i = 0; i < AHEAD.length; i++) {
      double relative = deviations[AHEAD[i] - 1] / deviations[0];
      assertEquals(1, relative / expected[i], .001, AHEAD[i] + " rows ahead");
    }
  }

  /// 40,000 futures of every form, shocks of a tenth of the level: each standard deviation within 3
  /// % of the formula (their own standard error .35 %; factors are taken for independent).
  @Test
  void deviations_are_those_of_simulated_futures() {
    double[] season = {1.2, .9, 1, .9};
    for (var form : EtsForm.admissible(true, true)) {
      boolean factors = form.cycle() == Cycle.FACTOR;
      var cycle =
          form.cycle() == Cycle.NONE
              ? new double[0]
              : Arrays.stream(season).map(f -> factors ? f : 50 * (f - 1)).toArray();
      double phi = form.trend() == Trend.DAMPED ? .9 : form.trend() == Trend.LINEAR ? 1 : 0;
      double trend = form.trend() == Trend.NONE ? 0 : 1;
      var state = new EtsState(.4, trend * .1, .2, phi, 100, trend, cycle);
      double spread = form.relativeErrors() ? .05 : 5;
      var seen = new EtsSeen(form, state, 100, trend, cycle, 0, spread * spread);
      var expected = seen.deviations(10);
      var actual = simulated(seen, spread, 10);
      for (int step = 0; step < 10; step++) {
        assertEquals(1, actual[step] / expected[step], .03, form + ", step " + step);
      }
    }
  }

  private static double[] simulated(EtsSeen seen, double spread, int rows) {
    var random = new Random(11);
    var sums = new double[rows];
    var squares = new double[rows];
    int futures = 40_000;
    for (int future = 0; future < futures; future++) {
      var values = new double[rows];
      for (int row = 0; row < rows; row++) {
        double expected = seen.weights().seen(seen.form(), values, 0, row).path(1)[0];
        double shock = spread * random.nextGaussian();
        values[row] = expected + (seen.form().relativeErrors() ? expected * shock : shock);
        sums[row] += values[row];
        squares[row] += values[row] * values[row];
      }
    }
    for (int row = 0; row < rows; row++) {
      double mean = sums[row] / futures;
      squares[row] = Math.sqrt(squares[row] / futures - mean * mean);
    }
    return squares;
  }
}
