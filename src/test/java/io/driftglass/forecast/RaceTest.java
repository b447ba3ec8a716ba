package io.driftglass.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.method.SeasonalNaive;
import io.driftglass.job.Progress;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RaceTest {
  private static final ChannelForecaster.BandPlan MANY =
      (season, rows, horizonRows) -> new Conformal(200, 1, false, 3);
  private static final Race.Entry LAST =
      new Race.Entry("last", entry(SeasonalNaive.LAST_VALUE), Long.MAX_VALUE);
  private static final Race.Entry CYCLE =
      new Race.Entry("cycle", entry(new SeasonalNaive()), Long.MAX_VALUE);

  private static ChannelForecaster entry(Expert expert) {
    return new ChannelForecaster(expert, 0, MANY);
  }

  /// A cycle of 12: the last value errs far more than the same time last cycle.
  @Test
  void a_favourite_that_errs_far_more_is_unseated() {
    var won = run(List.of(LAST, CYCLE), Series.cycle(400));
    assertEquals("cycle", won.method());
    assertTrue(
        won.told().matches("over 200 earlier origins its error is 9\\d % below that of last.*"),
        won.told());
  }

  @Test
  void a_favourite_that_errs_less_stays_and_says_so() {
    var won = run(List.of(CYCLE, LAST), Series.cycle(400));
    assertEquals("cycle", won.method());
    assertTrue(won.told().contains("below that of last, the next best of 2"), won.told());
  }

  /// Noise: the same time last cycle errs 1.4 times as much as the mean and as much as the last
  /// value; that is no reason to change.
  @Test
  void a_little_less_error_unseats_nothing() {
    var random = new Random(1);
    var noise = IntStream.range(0, 400).mapToDouble(i -> random.nextGaussian()).toArray();
    assertEquals("cycle", run(List.of(CYCLE, LAST), noise).method());
    assertEquals("last", run(List.of(LAST, CYCLE), noise).method());
  }

  @Test
  void why_the_favourite_stays_though_another_did_better_is_said() {
    var random = new Random(1);
    var noise = IntStream.range(0, 400).mapToDouble(i -> random.nextGaussian()).toArray();
    var told =
        run(List.of(CYCLE, LAST), noise).told() + "; " + run(List.of(LAST, CYCLE), noise).told();
    assertTrue(
        told.matches(
            "(.*; )?(cycle|last) erred \\d+ % less over 200 earlier origins, but no more than"
                + " chance explains where they overlap so much, so the usual choice stays(; .*)?"),
        told);
  }

  @Test
  void what_takes_long_is_not_tried() {
    var slow = new Race.Entry("cycle", entry(new SeasonalNaive()), 4799);
    assertEquals("last", run(List.of(LAST, slow), Series.cycle(400)).method());
    var quick = new Race.Entry("cycle", entry(new SeasonalNaive()), 4800);
    assertEquals("cycle", run(List.of(LAST, quick), Series.cycle(400)).method());
  }

  private static Race.Won run(List<Race.Entry> entries, double[] values) {
    return new Race(entries, 60).run(Series.steps(values), 12, 6, Progress.NONE).getFirst();
  }
}
