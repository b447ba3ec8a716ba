package io.driftglass.ui.chart.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.live.LiveRows;
import io.driftglass.ui.chart.scale.Range;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveSeriesTest {
  private static final int PIXELS = 700;

  @Test
  void every_column_has_the_extremes_of_its_rows_however_many_have_gone_through_the_ring() {
    var random = new Random(5);
    var rows = new LiveRows(List.of("a", "b"));
    var view = new RingView(rows.ring());
    long tick = 0;
    for (int added : new int[] {1, 300, 5000, 90_000, 60_000, 77_777}) {
      for (int i = 0; i < added; i++) {
        tick += 1 + random.nextInt(9);
        double a = random.nextInt(50) == 0 ? Double.NaN : random.nextGaussian();
        rows.add(tick, new double[] {a, random.nextInt(1000) == 0 ? 1e6 : 0}, 0, 1);
      }
      view.look();
      for (int i = 0; i < 20; i++) {
        double from = view.oldest() + random.nextDouble() * (tick - view.oldest());
        agree(view, new Range(from, from + 1 + random.nextDouble() * (tick - from)));
      }
      agree(view, new Range(view.oldest(), tick + 1.0));
    }
  }

  private static void agree(RingView view, Range range) {
    for (int column = 0; column < 2; column++) {
      var series = new LiveSeries(view, column);
      var columns = new Columns().of(PIXELS);
      series.reduce(range, columns);
      assertEquals(series.rowAt(range.from()), columns.fromRow(0));
      assertEquals(series.rowAt(range.until()), columns.untilRow(PIXELS - 1));
      for (int c = 0; c < PIXELS; c++) {
        int from = columns.fromRow(c);
        int until = columns.untilRow(c);
        if (c > 0) assertEquals(columns.untilRow(c - 1), from);
        var measured =
            IntStream.range(from, until)
                .mapToDouble(series::value)
                .filter(value -> !Double.isNaN(value))
                .summaryStatistics();
        boolean none = measured.getCount() == 0;
        assertEquals(none ? Double.NaN : measured.getMin(), columns.low(c));
        assertEquals(none ? Double.NaN : measured.getMax(), columns.high(c));
        boolean joined = series.joined(from);
        assertEquals(joined ? series.value(from - 1) : Double.NaN, columns.before(c));
      }
    }
  }

  @Test
  void it_breaks_at_a_hole_and_at_what_was_not_measured() {
    var rows = new LiveRows(List.of("a"));
    for (int i = 0; i < 1000; i++) rows.add(i, new double[] {i == 7 ? Double.NaN : i}, 0, 1);
    for (int i = 0; i < 1000; i++) rows.add(5000 + i, new double[] {i}, 0, 1);
    var view = new RingView(rows.ring());
    var series = new LiveSeries(view, 0);
    assertTrue(series.joined(1));
    assertFalse(series.joined(7));
    assertFalse(series.joined(8));
    assertFalse(series.joined(1000));
    var range = new Range(0, 6000);
    var columns = new Columns().of(PIXELS);
    series.reduce(range, columns);
    assertEquals(1, series.gaps(range, columns).size());
    assertEquals(999, series.gaps(range, columns).getFirst().from());
    assertEquals(5000, series.gaps(range, columns).getFirst().until());
  }
}
