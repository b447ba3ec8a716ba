package io.driftglass.forecast.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.forecast.Season;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnlineWeightedTest {
  private static final Season WEEK_OF_FOUR_ROW_DAYS = new Season(4, 28);

  @Test
  void only_the_expert_that_was_right_is_heard() {
    var values = IntStream.range(0, 400).mapToDouble(row -> row % 28).toArray();
    var expert =
        new OnlineWeighted(
            List.of(SeasonalNaive.LAST_VALUE, new WeekdayPattern(WeekdayPattern.Kind.MEDIAN)));
    var path = expert.fit(values, WEEK_OF_FOUR_ROW_DAYS, 5).next(values, 400, 5);
    assertArrayEquals(new double[] {8, 9, 10, 11, 12}, path, 1e-9);
  }

  @Test
  void experts_that_were_equally_wrong_are_heard_equally() {
    var values = IntStream.range(0, 400).mapToDouble(row -> row % 8 < 4 ? 1 : 3).toArray();
    var high = new WeekdayPattern(WeekdayPattern.Kind.MEDIAN);
    var fitted = new OnlineWeighted(List.of(high, high)).fit(values, WEEK_OF_FOUR_ROW_DAYS, 4);
    assertArrayEquals(
        high.next(values, 400, 4, WEEK_OF_FOUR_ROW_DAYS), fitted.next(values, 400, 4));
  }

  @Test
  void what_was_learnt_is_kept_to_the_last_bit() {
    var values =
        IntStream.range(0, 600)
            .mapToDouble(row -> 20 + row % 28 + 3 * Math.sin(row * row))
            .toArray();
    var expert = Ensembles.DAILY;
    var fitted = expert.fit(values, WEEK_OF_FOUR_ROW_DAYS, 10);
    var restored = expert.restore(fitted.parameters(), WEEK_OF_FOUR_ROW_DAYS);
    assertArrayEquals(fitted.next(values, 600, 10), restored.next(values, 600, 10));
    assertEquals(fitted.rowsBack(), restored.rowsBack());
  }

  @Test
  void a_stopped_week_does_not_show_in_the_median() {
    var values = IntStream.range(0, 280).mapToDouble(row -> 5 + row % 28).toArray();
    for (int row = 224; row < 252; row++) values[row] = 0;
    var path =
        new WeekdayPattern(WeekdayPattern.Kind.MEDIAN).next(values, 280, 3, WEEK_OF_FOUR_ROW_DAYS);
    assertArrayEquals(new double[] {5, 6, 7}, path);
  }
}
