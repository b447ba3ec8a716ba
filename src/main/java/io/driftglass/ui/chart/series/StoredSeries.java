package io.driftglass.ui.chart.series;

import io.driftglass.job.Runner;
import io.driftglass.series.Interval;
import io.driftglass.series.Part;
import io.driftglass.series.Piece;
import io.driftglass.series.StoredRows;
import io.driftglass.ui.chart.scale.Range;
import java.util.ArrayList;
import java.util.List;

/// A channel that stays in the workspace: a chart reads the stretches it draws, at the level where
/// four or more of them make a pixel. While a finer level is being read its place is drawn from the
/// one above, so that something true is seen at once and no spike is ever missing.
public final class StoredSeries implements SeriesSource {
  /// The widest stretch that need not be split, as a part of a pixel.
  private static final double FINE = .25;

  private static final int LEAST_PIXELS = 1600;
  private static final int SAMPLED = 5;

  private final Shelf shelf;
  private final int channel;
  private final long longestStep;
  private final int rows;
  private final int top;
  private Range shown = new Range(0, 1);
  private Range ahead = shown;
  private int pixels = 1;

  private StoredSeries(Shelf shelf, int channel, long longestStep) {
    this.shelf = shelf;
    this.channel = channel;
    this.longestStep = longestStep;
    rows = shelf.rows().rows();
    top = shelf.rows().levels();
  }

  /// Reads what a picture of the whole needs, so that the first one is complete. Slow: not for the
  /// window's thread.
  ///
  /// @param channels those that will be shown
  /// @param reader runs what is slow and tells of it on the window's thread
  public static List<StoredSeries> open(StoredRows stored, List<Integer> channels, Runner reader) {
    var shelf = new Shelf(stored, reader);
    if (stored.rows() == 0) {
      return channels.stream().map(channel -> new StoredSeries(shelf, channel, 1)).toList();
    }
    var parts = new ArrayList<Part>();
    for (int level = stored.levels(); level >= 0; level--) {
      for (int number = 0; number < Part.parts(stored.rows(), level); number++) {
        parts.add(new Part(Part.TICKS, level, number));
        for (int channel : channels) parts.add(new Part(channel, level, number));
      }
      if (Part.stretches(stored.rows(), level) >= LEAST_PIXELS / FINE) break;
    }
    shelf.put(stored.read(parts));
    long longest = longestStep(stored);
    return channels.stream().map(channel -> new StoredSeries(shelf, channel, longest)).toList();
  }

  @Override
  public SeriesSource elsewhere() {
    return new StoredSeries(Shelf.eager(shelf.rows()), channel, longestStep);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int generation() {
    return shelf.generation();
  }

  @Override
  public void fetch() {
    if (shelf.fetch() || shown.equals(ahead)) return;
    ahead = shown;
    shelf.ahead(this::lookAhead);
  }

  /// Asks for half a picture to both sides, at twice the detail: the next step of a hand.
  private void lookAhead() {
    if (rows == 0) return;
    var wide = shown.scaled(shown.middle(), 2);
    int from = rowAt(wide.from());
    int until = rowAt(wide.until());
    double length =
        Math.min(wide.until(), (double) shelf.rows().lastTick()) - Math.max(wide.from(), first());
    double finest = wide.length() / (4.0 * pixels) * FINE * (until - from) / Math.max(1, length);
    for (int level = top; level >= 0; level--) {
      int last = Math.max(from, until - 1) / Part.width(level) / Part.STRETCHES;
      for (int n = from / Part.width(level) / Part.STRETCHES; n <= last; n++) {
        shelf.ticks(level, n);
        shelf.extents(channel, level, n);
      }
      if (Part.width(level) <= finest) break;
    }
  }

  @Override
  public void onArrival(Runnable redraw) {
    shelf.onArrival(redraw);
  }

  /// Between known ticks until the row itself has been read.
  @Override
  public long tick(int row) {
    if (row == rows - 1) return shelf.rows().lastTick();
    var exact = shelf.ticks(0, row / Part.STRETCHES);
    return exact.isPresent() ? exact.get().starts()[row % Part.STRETCHES] : between(row);
  }

  /// NaN also until the row has been read.
  @Override
  public double value(int row) {
    return shelf
        .extents(channel, 0, row / Part.STRETCHES)
        .map(piece -> piece.lows()[row % Part.STRETCHES])
        .orElse(Double.NaN);
  }

  @Override
  public int rowAt(double tick) {
    if (rows == 0 || tick <= first()) return 0;
    if (tick > shelf.rows().lastTick()) return rows;
    long end = shelf.rows().lastTick() + 1;
    int from = 0;
    int until = Part.stretches(rows, top);
    for (int level = top; ; level--) {
      var ticks = shelf.ticks(level, from / Part.STRETCHES);
      if (ticks.isEmpty()) return guess(level + 1, from, tick, end);
      int found = search(ticks.get().starts(), from, until, tick);
      if (level == 0) return found + 1;
      if (found + 1 < until) end = start(ticks.get(), found + 1);
      from = found * Part.children(level);
      until = Math.min(from + Part.children(level), Part.stretches(rows, level - 1));
    }
  }

  @Override
  public void reduce(Range range, Columns columns) {
    shown = range;
    pixels = columns.count();
    columns.clear();
    if (rows == 0) return;
    var walk = new Walk(range, columns);
    walk.all();
    columns.close(rowAt(range.from()), (double) longestStep / walk.share);
  }

  @Override
  public boolean joined(int row) {
    return row > 0
        && row < rows
        && !Double.isNaN(value(row))
        && !Double.isNaN(value(row - 1))
        && tick(row) - tick(row - 1) <= longestStep;
  }

  @Override
  public List<Interval> gaps(Range range, Columns reduced) {
    if (rows == 0) return List.of();
    int visible = reduced.untilRow(reduced.count() - 1) - reduced.fromRow(0);
    return visible > 2 * reduced.count() ? columnGaps(range, reduced) : rowGaps(range);
  }

  /// Columns without a value, within the series.
  private List<Interval> columnGaps(Range range, Columns columns) {
    double share = range.length() / columns.count();
    var gaps = new ArrayList<Interval>();
    double start = Math.max(range.from(), first());
    double end = Math.min(range.until(), (double) shelf.rows().lastTick());
    double from = start;
    for (int c = 0; c <= columns.count(); c++) {
      boolean last = c == columns.count();
      if (!last && Double.isNaN(columns.low(c))) continue;
      double until = last ? end : range.from() + c * share;
      if (until - from > Math.max((double) longestStep, share)) {
        gaps.add(new Interval((long) from, (long) Math.ceil(until)));
      }
      from = Math.max(start, range.from() + (c + 1) * share);
    }
    return gaps;
  }

  private List<Interval> rowGaps(Range range) {
    var gaps = new ArrayList<Interval>();
    int from = Math.max(0, rowAt(range.from()) - 1);
    int until = Math.min(rows, rowAt(range.until()) + 1);
    int last = from;
    for (int row = from; row < until; row++) {
      if (Double.isNaN(value(row)) && row < until - 1) continue;
      if (row - last > 1 || (row > last && tick(row) - tick(last) > longestStep)) {
        gaps.add(new Interval(tick(last), tick(row)));
      }
      last = row;
    }
    return gaps;
  }

  private double first() {
    return shelf.ticks(top, 0).map(ticks -> (double) ticks.starts()[0]).orElse(0.0);
  }

  private long between(int row) {
    long end = shelf.rows().lastTick() + 1;
    long start = 0;
    int width = rows;
    for (int level = top; level >= 0; level--) {
      int stretch = row / Part.width(level);
      var ticks = shelf.ticksAtHand(level, stretch / Part.STRETCHES);
      if (ticks.isEmpty()) break;
      var starts = ticks.get().starts();
      int at = stretch % Part.STRETCHES;
      start = starts[at];
      width = Part.width(level);
      if (at + 1 < starts.length) end = starts[at + 1];
    }
    return start + (long) ((double) (row % width) / width * (end - start));
  }

  private int guess(int level, int firstRow, double tick, long end) {
    long start = between(firstRow);
    double part = (tick - start) / Math.max(1, end - start);
    return (int) Math.clamp(firstRow + Math.ceil(part * Part.width(level)), 0, rows);
  }

  /// The last stretch of a part that starts before `tick`.
  private static int search(long[] starts, int from, int until, double tick) {
    int base = from - from % Part.STRETCHES;
    int low = from - base;
    int high = until - base;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (starts[middle] < tick) low = middle;
      else high = middle;
    }
    return base + low;
  }

  private static long start(Piece.Ticks ticks, int stretch) {
    return ticks.starts()[stretch % Part.STRETCHES];
  }

  /// From a few places of the series.
  private static long longestStep(StoredRows stored) {
    int parts = Part.parts(stored.rows(), 0);
    var sampled = new ArrayList<Part>();
    int count = Math.min(parts, SAMPLED);
    for (int i = 0; i < count; i++) {
      sampled.add(new Part(Part.TICKS, 0, (int) ((long) i * parts / count)));
    }
    return stored.read(sampled).stream()
        .mapToLong(piece -> Gaps.longestStep(((Piece.Ticks) piece).starts()))
        .filter(step -> step < Long.MAX_VALUE)
        .sorted()
        .skip(count / 2)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  /// One reduction: from the widest stretches down to those that fit a pixel.
  private final class Walk {
    private final Range range;
    private final Columns columns;
    private final double share;

    Walk(Range range, Columns columns) {
      this.range = range;
      this.columns = columns;
      share = range.length() / columns.count();
    }

    void all() {
      visit(top, 0, Part.stretches(rows, top), shelf.rows().lastTick() + 1);
    }

    /// Stretches of one part.
    ///
    /// @param end where the last of them ends
    /// @return false where they have not been read
    boolean visit(int level, int from, int until, long end) {
      int number = from / Part.STRETCHES;
      var known = shelf.ticks(level, number);
      var extents = shelf.extents(channel, level, number);
      if (known.isEmpty() || extents.isEmpty()) return false;
      var starts = known.get().starts();
      var lows = extents.get().lows();
      var highs = extents.get().highs();
      int base = number * Part.STRETCHES;
      int first = range.from() <= starts[from - base] ? from : skip(starts, from, until);
      for (int stretch = first; stretch < until; stretch++) {
        int at = stretch - base;
        if (starts[at] >= range.until()) break;
        long next = stretch + 1 < until ? starts[at + 1] : end;
        if (next <= range.from() && starts[at] < range.from()) continue;
        stretch(level, stretch, starts[at], next, lows[at], highs[at]);
      }
      return true;
    }

    private int skip(long[] starts, int from, int until) {
      return Math.max(from, search(starts, from, until, range.from()));
    }

    private void stretch(int level, int stretch, long start, long end, double low, double high) {
      int width = Part.width(level);
      int row = stretch * width;
      int last = Math.min(rows, row + width);
      if (level == 0) {
        if (start >= range.from()) columns.add(column(start), row, last, low, high);
        return;
      }
      int left = column(start);
      boolean within = start >= range.from() && end <= range.until();
      if ((within && left == column(end - 1)) || end - start <= share * FINE) {
        columns.add(left, row, last, low, high);
        return;
      }
      int from = stretch * Part.children(level);
      int most = Part.stretches(rows, level - 1);
      if (visit(level - 1, from, Math.min(from + Part.children(level), most), end)) return;
      columns.coarsen();
      for (int c = left; c <= column(Math.max(start, end - 1)); c++) {
        columns.add(c, row, last, low, high);
      }
    }

    private int column(long tick) {
      return Math.clamp((long) ((tick - range.from()) / share), 0, columns.count() - 1);
    }
  }
}
