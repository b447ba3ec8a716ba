package io.driftglass.ui.train;

import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.Arrays;

/// The rows that are to be split, as the split is drawn over them.
///
/// @param values of the first watched channel, oldest first; NaN where missing
@SuppressWarnings("ArrayRecordComponent")
record Preview(Clock clock, long[] ticks, double[] values, String channel) {
  private static final double NEAR = .01;

  static Preview of(Frame frame) {
    for (int c = 0; c < frame.channels().size(); c++) {
      var channel = frame.channel(c);
      if (channel.role() == Role.TARGET && channel.kind() == Kind.NUMBER) {
        return new Preview(frame.clock(), frame.ticks(), frame.column(c), channel.name());
      }
    }
    return new Preview(frame.clock(), frame.ticks(), new double[0], "");
  }

  int rows() {
    return ticks.length;
  }

  /// The part of the rows that lie before a tick, 0..1.
  double share(long tick) {
    int found = Arrays.binarySearch(ticks, tick);
    while (found > 0 && ticks[found - 1] == tick) found--;
    return ticks.length == 0 ? 0 : (double) (found < 0 ? -found - 1 : found) / ticks.length;
  }

  /// The place where the nearest day begins, where that is near enough to be meant; else the place
  /// itself.
  ///
  /// @param place share of the rows, 0..1
  double snapped(double place) {
    int row = (int) Math.round(Math.clamp(place, 0, 1) * ticks.length);
    if (clock instanceof Clock.Index || row <= 0 || row >= ticks.length) return place;
    var at = Clock.instant(ticks[row]).atZone(clock.zone());
    var day = at.toLocalDate().plusDays(at.getHour() < 12 ? 0 : 1).atStartOfDay(clock.zone());
    int found = Arrays.binarySearch(ticks, Clock.micros(day.toInstant()));
    double begins = (double) (found < 0 ? -found - 1 : found) / ticks.length;
    return Math.abs(begins - place) <= NEAR && begins > 0 && begins < 1 ? begins : place;
  }
}
