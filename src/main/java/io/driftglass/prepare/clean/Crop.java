package io.driftglass.prepare.clean;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.RowStep;
import io.driftglass.prepare.step.Step;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/// Keeps the rows of a stretch of time.
record Crop(String from, String until) implements RowStep {
  static final Method<Step> METHOD =
      new Method<>(
          "crop",
          "Keep a stretch of time",
          "",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Text(
                  "from", "", "first stamp kept, such as 2026-03-01 or a step; may be empty"),
              new Setting.Text("until", "", "first stamp no longer kept; may be empty")),
          s -> new Crop(s.text("from"), s.text("until")));

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    int first = from.isBlank() ? 0 : frame.rowAt(tick("from", from, frame.clock()));
    int last = until.isBlank() ? frame.rows() : frame.rowAt(tick("until", until, frame.clock()));
    if (first == 0 && last == frame.rows()) return Outcome.of(frame);
    return Outcome.of(frame.slice(Math.min(first, last), last));
  }

  private static long tick(String name, String text, Clock clock) {
    try {
      if (clock instanceof Clock.Index) return Long.parseLong(text.strip());
      if (text.endsWith("Z") || text.matches(".*T.*[+-]\\d\\d:\\d\\d")) {
        return Clock.micros(Instant.parse(text.strip()));
      }
      var local =
          text.strip().length() <= 10
              ? LocalDate.parse(text.strip()).atStartOfDay()
              : LocalDateTime.parse(text.strip().replace(' ', 'T'));
      return Clock.micros(local.atZone(clock.zone()).toInstant());
    } catch (DateTimeException | NumberFormatException e) {
      throw new InvalidSetting(
          "%s must be %s, not '%s'."
              .formatted(
                  name, clock instanceof Clock.Index ? "a whole number" : "a day or a time", text),
          clock instanceof Clock.Index ? "Write it like 1200." : "Write it like 2026-03-01T06:00.");
    }
  }

  @Override
  public String summary() {
    if (from.isBlank()) return until.isBlank() ? "all rows" : "until " + until;
    return until.isBlank() ? "from " + from : "%s to %s".formatted(from, until);
  }
}
