package io.driftglass.cli;

import io.driftglass.problem.InvalidSetting;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/// A moment as people write it: a day (until its end), a local time, or one with its offset.
final class PastDay {
  private PastDay() {}

  static Instant of(String text, ZoneId zone) {
    try {
      if (text.length() <= 10) {
        return LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1000);
      }
      return text.matches(".*(Z|[+-][0-9:]+)") && text.lastIndexOf('-') != 7
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).atZone(zone).toInstant();
    } catch (DateTimeException e) {
      throw new InvalidSetting(
          "A day is written like 2026-03-01, a moment like 2026-03-01T14:30, not '%s'."
              .formatted(text),
          "");
    }
  }
}
