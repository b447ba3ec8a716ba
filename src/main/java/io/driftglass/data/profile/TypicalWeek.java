package io.driftglass.data.profile;

import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.Optional;

/// What an hour of the week usually looks like in one channel.
///
/// @param medians [Monday first][hour of the day], NaN where nothing was measured
@SuppressWarnings("ArrayRecordComponent")
public record TypicalWeek(double[][] medians) {
  private static final int HOURS = 24;
  private static final long LEAST_WEEKS = 2;

  /// In the zone of the frame's clock; empty where the clock counts steps, rows are over an hour
  /// apart, or they cover less than two weeks.
  public static Optional<TypicalWeek> of(Frame frame, int channel) {
    if (frame.clock() instanceof Clock.Index || frame.rows() == 0) return Optional.empty();
    long hour = 3_600_000_000L;
    boolean tooShort = frame.span().length() < LEAST_WEEKS * 7 * HOURS * hour;
    if (frame.interval() > hour || tooShort) return Optional.empty();
    var cells = new int[frame.rows()];
    var counts = new int[7 * HOURS];
    var values = frame.column(channel);
    var zone = frame.clock().zone().getRules();
    for (int row = 0; row < cells.length; row++) {
      var instant = Clock.instant(frame.tick(row));
      long local =
          Math.floorDiv(instant.getEpochSecond() + zone.getOffset(instant).getTotalSeconds(), 3600);
      // 1970-01-01 was a Thursday
      cells[row] = Double.isNaN(values[row]) ? -1 : Math.floorMod(local + 3 * HOURS, 7 * HOURS);
      if (cells[row] >= 0) counts[cells[row]]++;
    }
    return Optional.of(new TypicalWeek(medians(cells, counts, values)));
  }

  private static double[][] medians(int[] cells, int[] counts, double[] values) {
    var sorted = new double[counts.length][];
    for (int cell = 0; cell < counts.length; cell++) sorted[cell] = new double[counts[cell]];
    var filled = new int[counts.length];
    for (int row = 0; row < cells.length; row++) {
      if (cells[row] >= 0) sorted[cells[row]][filled[cells[row]]++] = values[row];
    }
    var week = new double[7][HOURS];
    for (int cell = 0; cell < counts.length; cell++) {
      Arrays.sort(sorted[cell]);
      week[cell / HOURS][cell % HOURS] = median(sorted[cell]);
    }
    return week;
  }

  private static double median(double[] sorted) {
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
