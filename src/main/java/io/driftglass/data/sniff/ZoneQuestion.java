package io.driftglass.data.sniff;

import io.driftglass.data.plan.Question;
import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.series.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Asks whether stamps without a zone are local time somewhere: none stands in the hours that the
/// clocks there skip, though rows stand on both sides. Nothing is shifted until somebody says so.
final class ZoneQuestion {
  private static final String ID = "zone";
  private static final String NONE = "Leave without a zone";
  private static final long HOUR = 3_600_000_000L;

  /// One of each family of rules; the machine's own zone goes before them.
  private static final List<String> FAMILIES =
      List.of(
          "Europe/Berlin",
          "Europe/London",
          "Europe/Athens",
          "America/New_York",
          "America/Chicago",
          "America/Denver",
          "America/Los_Angeles",
          "Australia/Sydney",
          "America/Santiago");

  private ZoneQuestion() {}

  /// The options with the zone that somebody has said, where a question was answered by one.
  static ReadingOptions answered(ReadingOptions options) {
    var answer = options.answers().getOrDefault(ID, NONE);
    return answer.equals(NONE) || options.zone().isPresent()
        ? options
        : options.with(ReadingOption.ZONE, answer);
  }

  /// @param ticks of the rows looked at, as on a wall clock, in any order
  /// @param interval the usual step between them
  static Optional<Question> of(
      Clock clock, long[] ticks, long interval, ReadingOptions options, ZoneId here) {
    if (options.zone().isPresent()) return Optional.empty();
    var answer = options.answers().getOrDefault(ID, NONE);
    if (!answer.equals(NONE)) {
      var text = "The stamps are read as local time of %s.".formatted(answer);
      return Optional.of(new Question(ID, text, List.of(NONE, answer), answer));
    }
    if (!(clock instanceof Clock.Wall) || interval > HOUR || ticks.length < 3) {
      return Optional.empty();
    }
    var zones = new LinkedHashSet<ZoneId>();
    zones.add(here);
    FAMILIES.forEach(family -> zones.add(ZoneId.of(family)));
    for (var zone : zones) {
      var skipped = skipped(zone, ticks);
      if (!skipped.isEmpty()
          && skipped.stream().allMatch(hour -> isSkipped(hour, ticks, interval))) {
        return Optional.of(
            new Question(
                ID,
                ("No row stands in the hour that the clocks of %s skip on %s. Are the stamps local"
                        + " time there?")
                    .formatted(zone.getId(), skipped.getFirst().getDateTimeBefore().toLocalDate()),
                List.of(NONE, zone.getId()),
                NONE));
      }
    }
    return Optional.empty();
  }

  /// The changes of a zone at which clocks skip time, within the rows.
  private static List<ZoneOffsetTransition> skipped(ZoneId zone, long[] ticks) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (long tick : ticks) {
      first = Math.min(first, tick);
      last = Math.max(last, tick);
    }
    var found = new ArrayList<ZoneOffsetTransition>();
    Instant from = Clock.instant(first).minus(Duration.ofDays(1));
    for (var next = zone.getRules().nextTransition(from); next != null; ) {
      if (wall(next.getDateTimeAfter()) >= last) break;
      if (next.isGap() && wall(next.getDateTimeBefore()) > first) found.add(next);
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return found;
  }

  /// No row within, one in the step before and one in the step after.
  private static boolean isSkipped(ZoneOffsetTransition change, long[] ticks, long interval) {
    long from = wall(change.getDateTimeBefore());
    long until = wall(change.getDateTimeAfter());
    boolean before = false;
    boolean after = false;
    for (long tick : ticks) {
      if (tick >= from && tick < until) return false;
      before |= tick >= from - interval && tick < from;
      after |= tick >= until && tick < until + interval;
    }
    return before && after;
  }

  private static long wall(LocalDateTime time) {
    return Clock.micros(time.toInstant(ZoneOffset.UTC));
  }
}
