package io.driftglass.series;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/// What the ticks of a frame mean.
public sealed interface Clock {
  /// Ticks are microseconds since 1970-01-01T00:00Z; `shown` is the zone people read them in.
  record Utc(ZoneId shown) implements Clock {
    @Override
    public String text(long tick) {
      return instant(tick).atZone(shown).toOffsetDateTime().toString();
    }
  }

  /// Ticks are microseconds since 1970-01-01T00:00 on a wall clock of unknown zone; never shifted.
  record Wall() implements Clock {
    @Override
    public String text(long tick) {
      return LocalDateTime.ofInstant(instant(tick), ZoneOffset.UTC).toString();
    }
  }

  /// Ticks count steps, cycles or rows.
  ///
  /// @param unit the counted thing, such as `minute` or `cycle`
  record Index(String unit) implements Clock {
    @Override
    public String text(long tick) {
      return Long.toString(tick);
    }
  }

  /// The tick as text: ISO 8601 for a stamp, the number for a step.
  String text(long tick);

  /// Ticks a second; 0 where ticks are steps.
  default long ticksPerSecond() {
    return this instanceof Index ? 0 : 1_000_000;
  }

  /// The zone in which days and hours are counted; UTC for a wall clock, whose ticks are local
  /// already.
  default ZoneId zone() {
    return this instanceof Utc(var shown) ? shown : ZoneOffset.UTC;
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
