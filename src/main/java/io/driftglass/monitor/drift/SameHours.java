package io.driftglass.monitor.drift;

import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.stream.IntStream;

/// A seasonal reference: where the current rows cover only some hours of the day or of the week,
/// they are compared with the same hours of the reference.
///
/// @param rows of the reference to compare with
/// @param name how they were chosen, such as `the same hours of the week`; empty where all are used
record SameHours(Frame rows, String name) {
  private static final int DAYS_FOR_HOURS = 3;
  private static final int DAYS_FOR_WEEKDAYS = 21;
  private static final int LEAST_ROWS = 50;

  static SameHours of(Frame reference, Frame current) {
    var all = new SameHours(reference, "");
    long second = reference.clock().ticksPerSecond();
    if (second == 0 || !reference.clock().getClass().equals(current.clock().getClass())) return all;
    double days = reference.span().length() / (86_400.0 * second);
    if (days < DAYS_FOR_HOURS) return all;
    boolean weekly = days >= DAYS_FOR_WEEKDAYS;
    var covered = new BitSet();
    for (int row = 0; row < current.rows(); row++) covered.set(slot(current, row, weekly));
    int slots = weekly ? 168 : 24;
    if (covered.cardinality() == 0 || covered.cardinality() > slots * .95) return all;
    var kept =
        IntStream.range(0, reference.rows())
            .filter(row -> covered.get(slot(reference, row, weekly)))
            .toArray();
    if (kept.length < LEAST_ROWS || kept.length == reference.rows()) return all;
    return new SameHours(
        picked(reference, kept), weekly ? "the same hours of the week" : "the same hours");
  }

  private static int slot(Frame frame, int row, boolean weekly) {
    var time = ZonedDateTime.ofInstant(Clock.instant(frame.tick(row)), frame.clock().zone());
    return weekly ? (time.getDayOfWeek().getValue() - 1) * 24 + time.getHour() : time.getHour();
  }

  private static Frame picked(Frame frame, int[] rows) {
    var ticks = IntStream.of(rows).mapToLong(frame::tick).toArray();
    var columns = new double[frame.channels().size()][];
    for (int c = 0; c < columns.length; c++) {
      double[] column = frame.column(c);
      columns[c] = IntStream.of(rows).mapToDouble(row -> column[row]).toArray();
    }
    return Frame.of(frame.clock(), ticks, frame.channels(), columns);
  }
}
