package io.driftglass.prepare.feature;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.step.FittedStep;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.Place;
import io.driftglass.prepare.step.Step;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Adds what the calendar says of each row, in the zone of the data.
///
/// @param cycles each part as a place on a circle (sine and cosine) rather than a number, so that
///   23 h lies beside 0 h
/// @param holidays a file of days, one a line, ISO 8601 first; empty for none
record Calendar(List<Part> parts, boolean cycles, String holidays) implements Step {
  /// What can be read off a stamp.
  enum Part {
    HOUR(24),
    WEEKDAY(7),
    MONTH(12),
    DAY_OF_YEAR(366);

    private final int period;

    Part(int period) {
      this.period = period;
    }

    private double of(LocalDateTime time) {
      return switch (this) {
        case HOUR -> time.getHour() + time.getMinute() / 60.0 + time.getSecond() / 3600.0;
        case WEEKDAY -> time.getDayOfWeek().getValue();
        case MONTH -> time.getMonthValue();
        case DAY_OF_YEAR -> time.getDayOfYear();
      };
    }

    private String title() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  static final Method<Step> METHOD =
      new Method<>(
          "calendar",
          "Calendar",
          "",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Text(
                  "parts", "hour+weekday", "hour, weekday, month, day-of-year; + between them"),
              new Setting.Choice(
                  "form",
                  "cycle",
                  List.of("cycle", "number"),
                  "a place on a circle (sine and cosine), or a number"),
              new Setting.Text(
                  "holidays", "", "a file with a day such as 2026-12-25 on each line")),
          s ->
              new Calendar(
                  parts(s.text("parts")), s.choice("form").equals("cycle"), s.text("holidays")));

  private static List<Part> parts(String text) {
    try {
      return Arrays.stream(text.split("\\+"))
          .map(String::strip)
          .filter(part -> !part.isEmpty())
          .map(part -> Part.valueOf(part.toUpperCase(java.util.Locale.ROOT).replace('-', '_')))
          .distinct()
          .toList();
    } catch (IllegalArgumentException unknown) {
      throw new InvalidSetting(
          "parts must be parts of a date, not '%s'.".formatted(text),
          "Known: hour, weekday, month, day-of-year.");
    }
  }

  @Override
  public FittedStep fit(Frame learnt, Place place) {
    var free = holidays.isBlank() ? Set.<LocalDate>of() : days(Path.of(holidays));
    return (frame, progress) -> with(frame, free, progress);
  }

  private Outcome with(Frame frame, Set<LocalDate> free, Progress progress) {
    if (frame.clock() instanceof Clock.Index(var unit)) {
      throw new InvalidSetting(
          "These rows are counted in '%s' and have no date.".formatted(unit),
          "Leave the calendar out.");
    }
    var zone = frame.clock().zone();
    var times = new LocalDateTime[frame.rows()];
    for (int row = 0; row < times.length; row++) {
      times[row] = LocalDateTime.ofInstant(Clock.instant(frame.tick(row)), zone);
    }
    var appended = new Appended(frame, "input");
    for (var part : parts) {
      progress.check();
      double[] values = Arrays.stream(times).mapToDouble(part::of).toArray();
      if (!cycles) {
        appended.add(part.title(), "", values);
        continue;
      }
      double turn = 2 * Math.PI / part.period;
      appended.add(
          part.title() + " sin", "", Arrays.stream(values).map(v -> Math.sin(v * turn)).toArray());
      appended.add(
          part.title() + " cos", "", Arrays.stream(values).map(v -> Math.cos(v * turn)).toArray());
    }
    if (!holidays.isBlank()) {
      appended.add(
          "holiday",
          "",
          Arrays.stream(times).mapToDouble(t -> free.contains(t.toLocalDate()) ? 1 : 0).toArray());
    }
    return appended.outcome();
  }

  private static Set<LocalDate> days(Path file) {
    var days = new HashSet<LocalDate>();
    try {
      int number = 0;
      for (var line : Files.readAllLines(file)) {
        number++;
        if (line.isBlank() || line.startsWith("#") || (number == 1 && !line.matches("\\d{4}-.*"))) {
          continue;
        }
        String day = line.strip().split("[,;\\s]")[0];
        try {
          days.add(LocalDate.parse(day));
        } catch (DateTimeException wrong) {
          throw new InvalidSetting(
              "Line %d of %s is no day: '%s'.".formatted(number, file.getFileName(), day),
              "Write days like 2026-12-25.");
        }
      }
    } catch (IOException unreadable) {
      throw new InvalidSetting(
          "The holidays file %s cannot be read.".formatted(file), "Check its place and its name.");
    }
    return days;
  }

  @Override
  public String summary() {
    String words = String.join(", ", parts.stream().map(Part::title).toList());
    return holidays.isBlank() ? words : words + ", holidays";
  }
}
