package io.driftglass.ui.data.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.ui.data.rows.RowsViewModel.Order;
import io.driftglass.ui.kit.Desks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowsViewModelTest {
  private static final double NAN = Double.NaN;

  /// Five hours of a flow and a state.
  private final Frame frame =
      Frame.of(
          new Clock.Wall(),
          IntStream.range(0, 5).mapToLong(row -> row * 3_600_000_000L).toArray(),
          List.of(
              Channel.target("flow"),
              new Channel("state", "", Kind.CATEGORY, Role.INPUT, List.of("on", "=off"))),
          new double[][] {{2.5, -1, NAN, 7, 2.5}, {0, 1, 0, NAN, 1}});

  private final RowsViewModel model = new RowsViewModel(Desks.here(null), frame);

  @Test
  void all_rows_are_shown_in_their_order() {
    assertEquals(List.of(0, 1, 2, 3, 4), rows());
    assertEquals("5 rows", model.sentenceProperty().get());
  }

  @Test
  void conditions_are_written_as_people_say_them() {
    assertFiltered("flow > 2", 0, 3, 4);
    assertFiltered("FLOW >= 2,5 and state = on", 0);
    assertFiltered("flow missing", 2);
    assertFiltered("state != on", 1, 4);
    assertFiltered("time >= 1970-01-01 03:00", 3, 4);
    assertFiltered("flow < 0 and flow > 0");
    assertEquals("0 of 5 rows", model.sentenceProperty().get());
    assertFiltered("", 0, 1, 2, 3, 4);
  }

  @Test
  void what_cannot_be_understood_is_told_and_the_rows_stay() {
    model.filter("flow > 2");
    model.filter("flow is high");
    assertEquals("'flow is high' is no condition.", model.problemProperty().get().what());
    model.filter("speed > 2");
    assertEquals("There is no channel 'speed'.", model.problemProperty().get().what());
    assertEquals("The channels are flow, state.", model.problemProperty().get().remedy());
    model.filter("flow > x");
    assertEquals("'x' is no number.", model.problemProperty().get().what());
    model.filter("time > noon");
    assertEquals("'noon' is no time.", model.problemProperty().get().what());
    assertEquals(List.of(0, 3, 4), rows());
    model.filter("");
    assertNull(model.problemProperty().get());
  }

  @Test
  void missing_values_come_last_in_both_orders_and_equal_ones_stay_in_theirs() {
    model.order(new Order(0, false));
    assertEquals(List.of(1, 0, 4, 3, 2), rows());
    model.order(new Order(0, true));
    assertEquals(List.of(3, 0, 4, 1, 2), rows());
    model.order(new Order(-1, true));
    assertEquals(List.of(4, 3, 2, 1, 0), rows());
    model.order(Order.STORED);
    assertEquals(List.of(0, 1, 2, 3, 4), rows());
  }

  @Test
  void the_order_of_a_million_values_is_that_of_a_sort() {
    var values = new Random(5).doubles(1_000_000, -1e6, 1e6).toArray();
    values[7] = NAN;
    values[8] = Double.NEGATIVE_INFINITY;
    values[9] = -0.0;
    var rows = IntStream.range(0, values.length).toArray();
    var sorted = RowOrder.sorted(rows, values, false, Progress.NONE);
    assertEquals(8, sorted[0]);
    assertEquals(7, sorted[values.length - 1]);
    for (int at = 2; at < values.length - 1; at++) {
      if (values[sorted[at - 1]] > values[sorted[at]]) throw new AssertionError("at " + at);
    }
  }

  @Test
  void copied_cells_are_what_a_spreadsheet_of_that_locale_takes() {
    List<String> clipboard = new ArrayList<>();
    model.copy(List.of(4, 0, 3), Locale.GERMANY, clipboard::add);
    assertEquals(
        List.of(
            "time\tflow\tstate",
            "1970-01-01 00:00\t2,5\ton",
            "1970-01-01 03:00\t7\t",
            "1970-01-01 04:00\t2,5\t'=off"),
        clipboard.getFirst().lines().toList());
    clipboard.clear();
    model.filter("flow = 7");
    model.copy(List.of(), Locale.UK, clipboard::add);
    assertEquals(List.of("time\tflow\tstate\n1970-01-01 03:00\t7\t\n"), clipboard);
  }

  @Test
  void more_cells_than_a_clipboard_takes_are_refused_in_a_sentence() {
    int rows = 1_000_001;
    var large =
        Frame.of(
            new Clock.Index("row"),
            IntStream.range(0, rows).asLongStream().toArray(),
            List.of(Channel.target("x")),
            new double[1][rows]);
    var all = new RowsViewModel(Desks.here(null), large);
    all.copy(List.of(), Locale.UK, text -> {});
    assertTrue(all.problemProperty().get().what().startsWith("2,000,002 cells are too many"));
    all.copy(List.of(1, 2), Locale.UK, text -> {});
    assertNull(all.problemProperty().get());
  }

  private void assertFiltered(String condition, Integer... rows) {
    model.filter(condition);
    assertEquals(List.of(rows), rows(), condition);
  }

  private List<Integer> rows() {
    return List.copyOf(model.list());
  }
}
