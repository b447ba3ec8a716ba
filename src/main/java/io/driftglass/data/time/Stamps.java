package io.driftglass.data.time;

import io.driftglass.data.plan.TimePlan;
import io.driftglass.data.plan.TimePolicy;
import io.driftglass.series.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Turns the stamps of a plan into ticks, and ticks back into the file's own texts.
///
/// Stamps that name no zone are placed in the plan's zone: an hour that the clocks repeat is taken
/// as its first pass, or as its second where time would otherwise run backwards; an hour that they
/// skip is moved on by the length of the skip. Not thread-safe.
public final class Stamps {
  private static final long SECOND = 1_000_000;

  private final List<StampFormat> formats;
  private final ZoneId zone;
  private final boolean local;
  private final TimePolicy policy;
  private long last = StampFormat.NONE;
  private long offsetFrom;
  private long offsetUntil;
  private long offset;
  private boolean exact;
  private long repeated;
  private long skipped;

  /// Stamps by the usual policy.
  public Stamps(TimePlan plan) {
    this(plan, TimePolicy.KEEP);
  }

  public Stamps(TimePlan plan, TimePolicy policy) {
    this.policy = policy;
    formats = plan.formats().stream().map(StampFormat::of).toList();
    zone = plan.clock().zone();
    local = plan.clock() instanceof Clock.Utc && !plan.zoned();
  }

  /// The tick, or [StampFormat#NONE] where no format fits.
  public long parse(char[] buffer, int length) {
    for (int format = 0; format < formats.size(); format++) {
      long stamp = formats.get(format).parse(buffer, 0, length);
      if (stamp == StampFormat.NONE) continue;
      exact = format == 0 && formats.get(0).exact();
      long tick = local ? universal(stamp) : stamp;
      if (tick != StampFormat.NONE) last = tick;
      return tick;
    }
    return StampFormat.NONE;
  }

  /// Whether [#text] gives back what was last read.
  public boolean exact() {
    return exact;
  }

  /// Stamps that were taken as the second pass of a repeated hour.
  public long repeated() {
    return repeated;
  }

  /// Stamps in an hour that does not exist.
  public long skipped() {
    return skipped;
  }

  public String text(long tick) {
    if (formats.isEmpty()) return Long.toString(tick);
    return formats.getFirst().text(local ? wall(tick) : tick);
  }

  /// Why a text is no stamp.
  public String reason(String text) {
    if (text.isBlank()) return "no time stamp";
    for (var format : formats) {
      if (format.parse(text) != StampFormat.NONE) return "an hour that the clocks skip";
    }
    var shape = text.strip().replaceAll("\\d", "9");
    boolean shaped =
        formats.stream().anyMatch(format -> format.text(0).replaceAll("\\d", "9").equals(shape));
    return shaped ? "no such day or time" : "not a time stamp";
  }

  private long universal(long wall) {
    if (wall >= offsetFrom && wall < offsetUntil) return wall - offset;
    var time = LocalDateTime.ofEpochSecond(Math.floorDiv(wall, SECOND), 0, ZoneOffset.UTC);
    var rules = zone.getRules();
    var transition = rules.getTransition(time);
    if (transition == null) {
      remember(time);
      return wall - offset;
    }
    exact &= !transition.isGap();
    if (transition.isGap()) {
      if (policy.skipped() == TimePolicy.Skipped.REJECT) return StampFormat.NONE;
      skipped++;
      return wall - micros(transition.getOffsetBefore());
    }
    long first = wall - micros(transition.getOffsetBefore());
    boolean second =
        switch (policy.twice()) {
          case ORDER -> first <= last;
          case FIRST -> false;
          case SECOND -> true;
        };
    if (!second) return first;
    repeated++;
    exact = true;
    return wall - micros(transition.getOffsetAfter());
  }

  /// Keeps the offset for as long as no transition is near.
  private void remember(LocalDateTime time) {
    var rules = zone.getRules();
    var here = rules.getOffset(time);
    offset = micros(here);
    var instant = time.toInstant(here);
    var before = rules.previousTransition(instant);
    var after = rules.nextTransition(instant);
    long margin = 86_400 * SECOND;
    offsetFrom =
        before == null ? Long.MIN_VALUE / 2 : micros(before.getInstant()) + offset + margin;
    offsetUntil = after == null ? Long.MAX_VALUE / 2 : micros(after.getInstant()) + offset - margin;
  }

  private long wall(long tick) {
    return tick + micros(zone.getRules().getOffset(Clock.instant(tick)));
  }

  private static long micros(ZoneOffset offset) {
    return offset.getTotalSeconds() * SECOND;
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
