package io.driftglass.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.FittedForecaster;
import io.driftglass.forecast.Forecaster;
import io.driftglass.forecast.method.Forecasters;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.metric.Measure;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BacktestTest {
  private static final double[] LEVELS = {.8, .95};

  @Test
  void folds_are_the_last_stretches_and_leave_half_the_rows() {
    assertEquals(List.of(70, 80, 90), BacktestPlan.folds(100, 10, 3).origins());
    assertEquals(List.of(60, 80), BacktestPlan.folds(100, 20, 5).origins());
    var told = assertThrows(InsufficientData.class, () -> BacktestPlan.folds(10, 6, 1));
    assertEquals("A backtest of 6 rows ahead needs 12 rows, there are 10.", told.getMessage());
  }

  @Test
  void origins_among_rows_learnt_from_are_refused() {
    assertEquals(List.of(50, 55), BacktestPlan.rolling(10, 50, 60, 5, 40, 50).origins());
    assertThrows(InvalidSetting.class, () -> BacktestPlan.rolling(10, 49, 60, 5, 40, 50));
  }

  @Test
  void the_last_value_of_a_ramp_is_off_by_the_steps_ahead() {
    var frame = ramp(40);
    var naive = Forecasters.find("naive").withDefaults();
    var test = Backtest.run(frame, naive, BacktestPlan.folds(40, 3, 2), LEVELS, 1, Progress.NONE);
    assertEquals(2, test.windows().size());
    var window = test.windows().getFirst();
    assertEquals(34, window.firstRow());
    assertArrayEquals(new double[] {33, 33, 33}, window.path().point());
    assertArrayEquals(new double[] {34, 35, 36}, window.actual());
    var row = Leaderboard.row("naive", test);
    assertEquals(Measure.of(2, 6), row.mase());
    assertEquals(Measure.of(1, 6), row.accuracy().coverage95());
  }

  @Test
  void rows_of_the_gap_are_neither_learnt_from_nor_judged() {
    var frame = ramp(40);
    var naive = Forecasters.find("naive").withDefaults();
    var plan = BacktestPlan.folds(40, 3, 2).withGap(4);
    var window = Backtest.run(frame, naive, plan, LEVELS, 1, Progress.NONE).windows().getFirst();
    assertEquals(34, window.firstRow());
    assertArrayEquals(new double[] {29, 29, 29}, window.point());
    assertArrayEquals(new double[] {34, 35, 36}, window.actual());
    assertEquals(3, window.path().bands().getFirst().low().length);
    var told = assertThrows(InvalidSetting.class, () -> plan.withGap(32));
    assertEquals("A gap of 32 rows does not fit before row 34.", told.getMessage());
    assertThrows(InvalidSetting.class, () -> BacktestPlan.rolling(4, 36, 37, 1, 30, 30).withGap(7));
  }

  @Test
  void a_value_that_was_filled_in_is_not_judged() {
    var filled = BitSet.valueOf(new long[] {1L << 35});
    var frame = ramp(40).withFilled(List.of(filled));
    var naive = Forecasters.find("naive").withDefaults();
    var test = Backtest.run(frame, naive, BacktestPlan.folds(40, 3, 2), LEVELS, 1, Progress.NONE);
    assertArrayEquals(new double[] {34, Double.NaN, 36}, test.windows().getFirst().actual());
    assertEquals(Measure.of(2, 5), Leaderboard.row("naive", test).mase());
  }

  @Test
  void no_forecast_changes_when_the_future_does() {
    var values = wave(300);
    var other = values.clone();
    for (int row = 240; row < 300; row++) other[row] = -1000;
    var plan = BacktestPlan.rolling(12, 240, 241, 1, 200, 200);
    for (var method : AutoForecaster.CATALOGUE) {
      var one = Backtest.run(steps(values), method.withDefaults(), plan, LEVELS, 0, Progress.NONE);
      var two = Backtest.run(steps(other), method.withDefaults(), plan, LEVELS, 0, Progress.NONE);
      assertArrayEquals(
          one.windows().getFirst().path().point(),
          two.windows().getFirst().path().point(),
          method.id());
    }
  }

  @Test
  void a_row_that_was_not_measured_is_not_judged() {
    long[] ticks = LongStream.range(0, 40).map(row -> row < 36 ? row : row + 1).toArray();
    var frame =
        Frame.of(
            new Clock.Index("step"),
            ticks,
            List.of(Channel.target("x")),
            new double[][] {wave(40)});
    var test =
        Backtest.run(
            frame,
            Forecasters.find("naive").withDefaults(),
            BacktestPlan.rolling(4, 36, 37, 1, 36, 36),
            LEVELS,
            1,
            Progress.NONE);
    var actual = test.windows().getFirst().actual();
    assertTrue(Double.isNaN(actual[0]));
    assertEquals(wave(40)[36], actual[1]);
  }

  @Test
  void a_wave_is_forecast_best_by_what_knows_its_cycle() {
    var board =
        Leaderboard.race(
            steps(wave(400)),
            List.of(
                Forecasters.find("naive"),
                Forecasters.find("ridge"),
                Forecasters.find("seasonal-naive")),
            Map.of("season", "12"),
            BacktestPlan.folds(400, 12, 4),
            60,
            Progress.NONE);
    assertEquals(Optional.of("ridge"), board.chosen());
    assertEquals(
        List.of("ridge", "seasonal-naive", "naive"),
        board.rows().stream().map(Leaderboard.Row::method).toList());
    assertEquals(48, ((Measure.Value) board.rows().getFirst().mase()).n());
    assertTrue(
        board.reason().startsWith("Ridge regression on lags has the lowest MASE"), board.reason());
  }

  @Test
  void a_spent_budget_leaves_the_rest_without_figures() {
    var board =
        Leaderboard.race(
            ramp(40), Forecasters.ALL, Map.of(), BacktestPlan.folds(40, 3, 2), -1, Progress.NONE);
    assertEquals(Optional.empty(), board.chosen());
    assertEquals("No method could be judged on these rows.", board.reason());
  }

  @Test
  void a_forecaster_that_takes_longer_than_the_budget_is_stopped() {
    var board =
        Leaderboard.race(
            steps(wave(4000)),
            List.of(Forecasters.find("patch-transformer")),
            Map.of(),
            BacktestPlan.folds(4000, 12, 20),
            1,
            Progress.NONE);
    assertEquals(
        Measure.because("the 1 seconds allowed were spent"), board.rows().getFirst().mase());
  }

  /// The first turn of the slow one ends after a quarter of the budget, so that the other has its
  /// own; then the slow one, which is quick by then, has another.
  @Test
  void a_slow_forecaster_leaves_time_for_the_others_and_has_another_turn_after_them() {
    var turns = new ArrayList<String>();
    var slow =
        before(
            "slow",
            progress -> {
              turns.add("slow");
              while (turns.size() == 1 && !progress.cancelled()) Thread.onSpinWait();
              progress.check();
            });
    var board =
        Leaderboard.race(
            ramp(40),
            List.of(slow, before("quick", _ -> turns.add("quick"))),
            Map.of(),
            BacktestPlan.folds(40, 3, 2),
            20,
            Progress.NONE);
    assertEquals(List.of("slow", "quick"), turns.subList(0, 2));
    assertTrue(board.rows().stream().allMatch(row -> row.smape().computable()), board.toString());
  }

  /// The last value, after something else.
  private static Method<Forecaster> before(String id, Consumer<Progress> first) {
    var like = Forecasters.find("naive");
    return new Method<>(
        id,
        id,
        like.paper(),
        like.cost(),
        like.settings(),
        settings ->
            new Forecaster() {
              @Override
              public FittedForecaster fit(Frame history, int horizonRows, Progress progress) {
                first.accept(progress);
                return like.withDefaults().fit(history, horizonRows, progress);
              }

              @Override
              public FittedForecaster read(InputStream in) throws IOException {
                return like.withDefaults().read(in);
              }
            });
  }

  private static Frame ramp(int rows) {
    return steps(IntStream.range(0, rows).mapToDouble(i -> i).toArray());
  }

  /// A cycle of 12 rows that slowly grows, with a small irregularity.
  private static double[] wave(int rows) {
    return IntStream.range(0, rows)
        .mapToDouble(r -> 20 + .02 * r + 5 * Math.sin(r * Math.PI / 6) + .3 * Math.sin(r * r))
        .toArray();
  }

  private static Frame steps(double[] values) {
    return Frame.of(
        new Clock.Index("step"),
        LongStream.range(0, values.length).toArray(),
        List.of(Channel.target("x")),
        new double[][] {values});
  }
}
