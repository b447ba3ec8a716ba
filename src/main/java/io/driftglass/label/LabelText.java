package io.driftglass.label;

import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/// Labels as people write them.
public final class LabelText {
  private LabelText() {}

  /// The tick of a stamp or step; a stamp without a zone is in the clock's own.
  ///
  /// @throws InvalidSetting naming what was wanted
  public static long tick(Clock clock, String text) {
    try {
      var iso = text.strip().replace(' ', 'T');
      return switch (clock) {
        case Clock.Index(String unit) -> Long.parseLong(text.strip());
        case Clock.Wall() -> Clock.micros(local(iso).toInstant(ZoneOffset.UTC));
        case Clock.Utc(var zone) ->
            Clock.micros(
                iso.matches(".*(Z|[+-][0-9:]+)$") && iso.length() > 16
                    ? OffsetDateTime.parse(iso).toInstant()
                    : local(iso).atZone(zone).toInstant());
      };
    } catch (DateTimeException | NumberFormatException e) {
      throw new InvalidSetting(
          "'%s' is no %s.".formatted(text, clock instanceof Clock.Index ? "step" : "time stamp"),
          "Write it as " + clock.text(0) + ".");
    }
  }

  private static LocalDateTime local(String iso) {
    return LocalDateTime.parse(iso.length() == 10 ? iso + "T00:00" : iso);
  }

  /// `anomaly` or `normal`, or `accept` and `reject` as the keys say.
  public static Verdict verdict(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "anomaly", "accept", "a", "1" -> Verdict.ANOMALY;
      case "normal", "reject", "r", "0" -> Verdict.NORMAL;
      default ->
          throw new InvalidSetting(
              "'%s' is no verdict; it is anomaly or normal.".formatted(text), "");
    };
  }
}
