package io.driftglass.ui.chart.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Job;
import io.driftglass.job.Runner;
import io.driftglass.job.Work;
import io.driftglass.series.Interval;
import io.driftglass.series.Pyramid;
import io.driftglass.series.RowsInMemory;
import io.driftglass.ui.chart.scale.Range;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StoredSeriesTest {
  private static final int ROWS = 2_000_000;
  private static final int PIXELS = 1000;

  private final Later reader = new Later();
  private final Columns columns = new Columns();

  /// Between what lies surely within a column and what lies within a quarter of a pixel of it.
  @Test
  void every_column_has_the_extremes_of_its_rows_to_a_quarter_of_a_pixel() {
    var random = new Random(8);
    var values = random.doubles(ROWS).toArray();
    Arrays.fill(values, 400_000, 500_000, Double.NaN);
    var ticks = uneven(random);
    var series = open(ticks, values);
    var pyramid = Pyramid.of(values);
    for (int trial = 0; trial < 200; trial++) {
      double length = Math.pow(10, 2 + random.nextDouble() * 4.2);
      double from = (ticks[ROWS - 1] - length) * random.nextDouble();
      var range = new Range(from, from + length);
      settle(series, range);
      double share = length / PIXELS;
      for (int c = 0; c < PIXELS; c++) {
        double left = from + c * share;
        int inner = row(ticks, left + share / 4 + 1);
        int innerEnd = row(ticks, left + share * 3 / 4 - 1);
        int outer = row(ticks, left - share / 4 - 1);
        int outerEnd = row(ticks, left + share * 5 / 4 + 1);
        var where = "trial " + trial + " column " + c;
        if (innerEnd > inner && !Double.isNaN(pyramid.low(inner, innerEnd))) {
          assertTrue(columns.low(c) <= pyramid.low(inner, innerEnd), where);
          assertTrue(columns.high(c) >= pyramid.high(inner, innerEnd), where);
        }
        if (!Double.isNaN(columns.low(c))) {
          assertTrue(columns.low(c) >= pyramid.low(outer, outerEnd), where);
          assertTrue(columns.high(c) <= pyramid.high(outer, outerEnd), where);
        }
      }
    }
  }

  @Test
  void rows_are_found_where_an_array_has_them() {
    var random = new Random(2);
    var ticks = uneven(random);
    var values = random.doubles(ROWS).toArray();
    var series = open(ticks, values);
    for (int trial = 0; trial < 200; trial++) {
      long tick = random.nextLong(-5, ticks[ROWS - 1] + 5);
      series.rowAt(tick);
      settle(series);
      int row = row(ticks, (double) tick);
      assertEquals(row, series.rowAt(tick));
      if (row == ROWS) continue;
      series.tick(row);
      series.value(row);
      settle(series);
      assertEquals(ticks[row], series.tick(row));
      assertEquals(values[row], series.value(row));
    }
  }

  @Test
  void what_is_not_read_yet_is_drawn_from_the_level_above() {
    var values = new double[ROWS];
    values[1_234_567] = 7;
    var series = open(LongStream.range(0, ROWS).toArray(), values);
    series.reduce(new Range(1_234_000, 1_235_000), columns.of(PIXELS));
    assertTrue(columns.coarse());
    assertTrue(IntStream.range(0, PIXELS).anyMatch(c -> columns.high(c) == 7));
    settle(series, new Range(1_234_000, 1_235_000));
    assertEquals(
        List.of(567),
        IntStream.range(0, PIXELS).filter(c -> columns.high(c) == 7).boxed().toList());
  }

  /// Four to 64 stretches a pixel whatever is shown, 256 where they are rows.
  @Test
  void a_picture_reads_no_more_than_it_draws() {
    var stored = new RowsInMemory(LongStream.range(0, ROWS).toArray(), new double[ROWS]);
    var series = StoredSeries.open(stored, List.of(0), reader).getFirst();
    int before = stored.piecesRead();
    settle(series, new Range(0, ROWS));
    assertEquals(before, stored.piecesRead());
    for (int zoom = 1; zoom < 1000; zoom *= 3) {
      before = stored.piecesRead();
      settle(series, new Range(17, 17 + (double) ROWS / zoom));
      assertTrue(stored.piecesRead() - before <= 2 * (PIXELS * 256 / 4096 + 2), "zoom " + zoom);
    }
  }

  @Test
  void gaps_are_where_an_array_has_them() {
    var values = new double[ROWS];
    Arrays.fill(values, 1_000_000, 1_200_000, Double.NaN);
    var ticks = LongStream.range(0, ROWS).map(row -> row < 500_000 ? row : row + 90_000).toArray();
    var series = open(ticks, values);
    var all = new Range(0, 2_090_000);
    settle(series, all);
    var gaps = series.gaps(all, columns);
    assertEquals(2, gaps.size());
    near(new Interval(499_999, 590_000), gaps.get(0), 2090);
    near(new Interval(1_089_999, 1_290_000), gaps.get(1), 2090);
    var close = new Range(499_900, 590_100);
    settle(series, close);
    near(new Interval(499_999, 590_000), series.gaps(close, columns).getFirst(), 91);
  }

  private static void near(Interval expected, Interval actual, long pixel) {
    assertTrue(Math.abs(expected.from() - actual.from()) <= pixel, actual::toString);
    assertTrue(Math.abs(expected.until() - actual.until()) <= pixel, actual::toString);
  }

  private StoredSeries open(long[] ticks, double[] values) {
    var stored = new RowsInMemory(ticks, values);
    return StoredSeries.open(stored, List.of(0), reader).getFirst();
  }

  private void settle(StoredSeries series, Range range) {
    do {
      settle(series);
      series.reduce(range, columns.of(PIXELS));
    } while (columns.coarse());
  }

  private void settle(StoredSeries series) {
    series.fetch();
    for (var next = reader.waiting.poll(); next != null; next = reader.waiting.poll()) next.run();
  }

  /// Reads when the test says so.
  private static final class Later implements Runner {
    private final Queue<Runnable> waiting = new ArrayDeque<>();

    @Override
    public <T> Job start(String title, Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
      waiting.add(() -> Runner.HERE.start(title, work, done, failed));
      return Runner.HERE.start(title, progress -> "", text -> {}, reason -> {});
    }
  }

  private static long[] uneven(Random random) {
    var ticks = new long[ROWS];
    for (int row = 1; row < ROWS; row++) {
      boolean pause = random.nextInt(200_000) == 0;
      ticks[row] = ticks[row - 1] + (pause ? 100_000 : random.nextInt(5));
    }
    return ticks;
  }

  /// The first row not before that tick.
  private static int row(long[] ticks, double tick) {
    int low = 0;
    int high = ticks.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ticks[middle] < tick) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
