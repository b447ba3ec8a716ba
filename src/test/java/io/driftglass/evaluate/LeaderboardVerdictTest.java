package io.driftglass.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.forecast.method.Forecasters;
import io.driftglass.metric.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaderboardVerdictTest {
  @Test
  void a_method_a_little_better_and_far_slower_is_not_worth_it() {
    var rows = List.of(row("patch-transformer", .99, 300), row("ridge", 1, 1));
    assertEquals(
        " It is 1.0 % better than Ridge regression on lags, which is 300 times faster: use that.",
        Leaderboard.cheaper(rows, Forecasters.ALL));
  }

  @Test
  void one_much_better_or_hardly_slower_is() {
    var better = List.of(row("patch-transformer", .9, 300), row("ridge", 1, 1));
    assertEquals("", Leaderboard.cheaper(better, Forecasters.ALL));
    var quick = List.of(row("patch-transformer", .99, 5), row("ridge", 1, 1));
    assertEquals("", Leaderboard.cheaper(quick, Forecasters.ALL));
  }

  @Test
  void methods_that_are_equally_good_are_told_so_also_where_neither_errs() {
    for (double error : new double[] {0, 1}) {
      var rows = List.of(row("patch-transformer", error, 300), row("ridge", error, 1));
      assertEquals(
          " It is only as good as Ridge regression on lags, which is 300 times faster: use that.",
          Leaderboard.cheaper(rows, Forecasters.ALL));
    }
  }

  private static Leaderboard.Row row(String method, double mase, double seconds) {
    return new Leaderboard.Row(method, AccuracyTest.with(Measure.of(mase, 60)), seconds, 5);
  }
}
