package io.driftglass.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataPrintTest {
  private static final int ROWS = 12_000;

  private final long[] ticks = new long[ROWS];
  private final double[] load = new double[ROWS];
  private DataPrint print = DataPrint.NONE;

  @BeforeEach
  void take() {
    for (int row = 0; row < ROWS; row++) {
      ticks[row] = row;
      load[row] = Math.sin(row / 6.0);
    }
    print = DataPrint.of(frame(), ROWS);
  }

  @Test
  void the_same_rows_have_the_same_print() {
    assertEquals(Optional.empty(), print.difference(frame(), ROWS));
  }

  @Test
  void one_changed_cell_is_found_in_its_stretch_of_rows() {
    load[10_000] = Math.nextUp(load[10_000]);
    assertEquals(Optional.of("column load, rows 9,985 to 10,240"), print.difference(frame(), ROWS));
  }

  @Test
  void one_changed_stamp_is_found_in_its_stretch_of_rows() {
    ticks[ROWS - 1]++;
    assertEquals(
        Optional.of("the time stamps, rows 11,777 to 12,000"), print.difference(frame(), ROWS));
  }

  @Test
  void a_missing_column_and_missing_rows_are_told() {
    var other =
        Frame.of(
            new Clock.Index("row"), ticks, List.of(Channel.target("flow")), new double[1][ROWS]);
    assertEquals(Optional.of("column load is not there"), print.difference(other, ROWS));
    assertEquals(Optional.of("5 rows, not 12,000"), print.difference(frame().slice(0, 5), ROWS));
  }

  private Frame frame() {
    return Frame.of(
        new Clock.Index("row"), ticks, List.of(Channel.target("load")), new double[][] {load});
  }
}
