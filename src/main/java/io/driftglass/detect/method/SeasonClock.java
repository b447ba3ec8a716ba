package io.driftglass.detect.method;

import io.driftglass.series.Clock;
import java.time.ZoneId;

/// Finds the slot of the day and of the week in which a tick lies, on local time; a clock of steps
/// has no days.
///
/// @param zone as [ZoneId] writes it; empty on a clock of steps
record SeasonClock(String zone) {
  private static final long SECOND = 1_000_000;
  private static final long DAY = 86_400 * SECOND;
  private static final int DAY_SLOTS = 288;
  private static final int DAYS = 7;

  static SeasonClock of(Clock clock) {
    return new SeasonClock(clock instanceof Clock.Index ? "" : clock.zone().getId());
  }

  boolean seasonal() {
    return !zone.isEmpty();
  }

  /// How many slots a day has at that interval; at least 1.
  static int daySlots(long interval) {
    return Math.clamp(DAY / Math.max(1, interval), 1, DAY_SLOTS);
  }

  /// @return 0 up to 7 days of slots
  int weekSlot(long tick, int daySlots) {
    var offset = ZoneId.of(zone).getRules().getOffset(Clock.instant(tick)).getTotalSeconds();
    long week = Math.floorMod(tick + offset * SECOND, DAYS * DAY);
    return (int) (week / DAY) * daySlots + (int) (week % DAY * daySlots / DAY);
  }
}
