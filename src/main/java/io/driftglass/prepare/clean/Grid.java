package io.driftglass.prepare.clean;

import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/// Evenly spaced edges over a frame; whole days begin at midnight of the frame's zone, so that a
/// day of 23 or 25 hours is still one.
///
/// @param edges one more than there are stretches
@SuppressWarnings("ArrayRecordComponent")
record Grid(long[] edges, boolean closedAtEnd) {
  private static final int STRETCHES_AT_MOST = 20_000_000;
  private static final long DAY = 86_400_000_000L;

  static Grid over(Frame frame, long every, boolean closedAtEnd) {
    long first = frame.tick(0);
    long last = frame.tick(frame.rows() - 1);
    long count = (last - first) / every + 3;
    if (count > STRETCHES_AT_MOST) {
      throw new InvalidSetting(
          "Resampling would make %,d rows of %,d.".formatted(count, frame.rows()),
          "Choose a longer stretch.");
    }
    boolean days = frame.clock() instanceof Clock.Utc && every % DAY == 0;
    long[] edges =
        days
            ? days(frame.clock(), first, last, every / DAY)
            : even(frame.clock(), first, last, every);
    var grid = new Grid(edges, closedAtEnd);
    int from = 0;
    while (!grid.isBefore(first, edges[from + 1])) from++;
    int until = edges.length - 1;
    while (grid.isBefore(last, edges[until - 1])) until--;
    return new Grid(Arrays.copyOfRange(edges, from, until + 1), closedAtEnd);
  }

  /// Whether a tick lies before an edge: at the edge it does where stretches are closed at the end.
  private boolean isBefore(long tick, long edge) {
    return closedAtEnd ? tick <= edge : tick < edge;
  }

  int count() {
    return edges.length - 1;
  }

  long[] stamps(boolean end) {
    return end
        ? Arrays.copyOfRange(edges, 1, edges.length)
        : Arrays.copyOf(edges, edges.length - 1);
  }

  /// The first row of every stretch, and the number of rows at last.
  int[] firstRows(Frame frame) {
    var starts = new int[edges.length];
    int row = 0;
    for (int at = 1; at < edges.length; at++) {
      while (row < frame.rows() && isBefore(frame.tick(row), edges[at])) row++;
      starts[at] = row;
    }
    return starts;
  }

  /// Counted from 1970, or from local midnight of the first day where that is a round time.
  private static long[] even(Clock clock, long first, long last, long every) {
    long shift =
        clock instanceof Clock.Utc(var zone)
            ? zone.getRules().getOffset(Clock.instant(first)).getTotalSeconds() * 1_000_000L
            : 0;
    long start = Math.floorDiv(first + shift, every) * every - shift - every;
    int count = (int) ((last - start) / every + 2);
    var edges = new long[count + 1];
    for (int at = 0; at <= count; at++) edges[at] = start + at * every;
    return edges;
  }

  private static long[] days(Clock clock, long first, long last, long days) {
    var zone = clock.zone();
    LocalDate start = Clock.instant(first).atZone(zone).toLocalDate();
    start = start.minusDays(Math.floorMod(start.toEpochDay() - mondays(days), days) + days);
    LocalDate end = Clock.instant(last).atZone(zone).toLocalDate();
    int count = (int) (ChronoUnit.DAYS.between(start, end) / days + 2);
    var edges = new long[count + 1];
    for (int at = 0; at <= count; at++) {
      edges[at] = Clock.micros(start.plusDays(at * days).atStartOfDay(zone).toInstant());
    }
    return edges;
  }

  /// Weeks begin on Monday: 1970-01-05 was one.
  private static long mondays(long days) {
    return days % 7 == 0 ? 4 : 0;
  }
}
