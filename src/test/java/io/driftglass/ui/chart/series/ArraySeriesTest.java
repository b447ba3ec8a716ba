package io.driftglass.ui.chart.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.series.Interval;
import io.driftglass.ui.chart.scale.Range;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ArraySeriesTest {
  private static final double NONE = Double.NaN;

  @Test
  void every_column_holds_the_extremes_of_its_rows() {
    var random = new Random(1);
    var values = random.doubles(20_000).map(v -> v < .02 ? NONE : v).toArray();
    var series = new ArraySeries(ticks(values.length), values);
    for (int columns : new int[] {1, 3, 97, 1000}) {
      var reduced = new Columns().of(columns);
      series.reduce(new Range(123, 19_456), reduced);
      for (int c = 0; c < columns; c++) {
        var rows = Arrays.stream(values, reduced.fromRow(c), reduced.untilRow(c));
        var finite = rows.filter(v -> !Double.isNaN(v)).summaryStatistics();
        assertEquals(finite.getMin(), reduced.low(c));
        assertEquals(finite.getMax(), reduced.high(c));
      }
    }
  }

  @Test
  void columns_share_out_every_row_once() {
    var series = new ArraySeries(ticks(1000), new double[1000]);
    var columns = new Columns().of(7);
    series.reduce(new Range(0, 1000), columns);
    var ends = IntStream.range(0, 7).map(columns::untilRow).boxed().toList();
    var starts = IntStream.range(0, 7).map(columns::fromRow).boxed().toList();
    assertEquals(List.of(143, 286, 429, 572, 715, 858, 1000), ends);
    assertEquals(List.of(0, 143, 286, 429, 572, 715, 858), starts);
  }

  @Test
  void a_column_without_rows_has_no_extremes() {
    var series = new ArraySeries(new long[] {0, 10}, new double[] {1, 2});
    var columns = new Columns().of(4);
    series.reduce(new Range(0, 20), columns);
    assertEquals(1, columns.high(0));
    assertTrue(Double.isNaN(columns.high(1)));
    assertEquals(2, columns.high(2));
    assertTrue(Double.isNaN(columns.low(3)));
  }

  @Test
  void missing_values_and_holes_in_time_are_gaps() {
    var series =
        new ArraySeries(
            new long[] {0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 14, 15},
            new double[] {1, 1, NONE, NONE, 1, 1, 1, 1, 1, 1, 1, NONE});
    assertEquals(
        List.of(new Interval(1, 4), new Interval(4, 9), new Interval(14, 15)),
        series.gaps(new Range(0, 60), new Columns()));
    assertTrue(series.joined(1));
    assertFalse(series.joined(2));
    assertFalse(series.joined(4));
    assertFalse(series.joined(5));
    assertTrue(series.joined(6));
    assertFalse(series.joined(12));
  }

  @Test
  void uneven_rows_are_no_gaps() {
    var series = new ArraySeries(new long[] {0, 10, 13, 25, 31, 44, 52}, new double[7]);
    assertEquals(List.of(), series.gaps(new Range(0, 60), new Columns()));
  }

  @Test
  void the_nearest_row_is_found_on_both_sides() {
    var series = new ArraySeries(new long[] {0, 10, 20}, new double[3]);
    assertEquals(0, series.nearest(-5));
    assertEquals(0, series.nearest(4));
    assertEquals(1, series.nearest(6));
    assertEquals(2, series.nearest(99));
    assertEquals(-1, new ArraySeries(new long[0], new double[0]).nearest(1));
  }

  private static long[] ticks(int rows) {
    return LongStream.range(0, rows).toArray();
  }
}
