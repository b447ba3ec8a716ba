package io.driftglass.pipeline;

import com.cronutils.descriptor.CronDescriptor;
import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.driftglass.problem.InvalidSetting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// When something runs by itself.
public sealed interface Schedule {
  /// The shortest stretch between two runs.
  Duration SHORTEST = Duration.ofMinutes(1);

  /// The first moment after that one; empty where there is none.
  Optional<Instant> next(Instant after);

  /// As it is stored, and as it is typed.
  String text();

  /// For people: `every 6 h`, `at 06:00`.
  String words();

  /// Never by itself.
  record ByHand() implements Schedule {
    @Override
    public Optional<Instant> next(Instant after) {
      return Optional.empty();
    }

    @Override
    public String text() {
      return "";
    }

    @Override
    public String words() {
      return "by hand";
    }
  }

  /// At equal distances, whatever the clock on the wall does.
  record Every(long amount, char unit) implements Schedule {
    private static final Pattern TEXT =
        Pattern.compile(
            "(?:every\\s+)?([0-9]{1,6})\\s*(s|sec|secs|seconds?|m|min|mins|minutes?"
                + "|h|hr|hrs|hours?|d|days?)");

    Duration duration() {
      return switch (unit) {
        case 's' -> Duration.ofSeconds(amount);
        case 'm' -> Duration.ofMinutes(amount);
        case 'h' -> Duration.ofHours(amount);
        default -> Duration.ofDays(amount);
      };
    }

    @Override
    public Optional<Instant> next(Instant after) {
      return Optional.of(after.plus(duration()));
    }

    @Override
    public String text() {
      return "every " + amount + (unit == 'm' ? "min" : unit);
    }

    @Override
    public String words() {
      return "every " + amount + " " + (unit == 'm' ? "min" : unit);
    }
  }

  /// At times of the clock on the wall, in five fields: minute, hour, day of month, month, day of
  /// week. A time that a change of the clock leaves out is made up for after the change; one that
  /// comes twice runs once.
  record Cronned(String text, ZoneId zone) implements Schedule {
    private static final CronParser PARSER =
        new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private Cron cron() {
      return PARSER.parse(text);
    }

    @Override
    public Optional<Instant> next(Instant after) {
      var times = ExecutionTime.forCron(cron());
      var wall = after.atZone(zone).toLocalDateTime().atZone(ZoneOffset.UTC);
      var next = times.nextExecution(wall);
      while (next.isPresent() && !moment(next.get()).isAfter(after)) {
        next = times.nextExecution(next.get());
      }
      return next.map(this::moment);
    }

    /// A time of the wall's clock, carried as if it were UTC.
    private Instant moment(ZonedDateTime wall) {
      return wall.toLocalDateTime().atZone(zone).toInstant();
    }

    @Override
    public String words() {
      return CronDescriptor.instance(Locale.ENGLISH).describe(cron()) + " (" + zone + ")";
    }
  }

  /// @param text `every 6h`, `15 min`, five fields such as `0 6 * * *`, or nothing
  /// @throws InvalidSetting with examples, where it is none of these
  static Schedule of(String text, ZoneId zone) {
    var given = text.strip();
    if (given.isEmpty()) return new ByHand();
    var every = Every.TEXT.matcher(given.toLowerCase(Locale.ROOT));
    if (every.matches()) {
      var schedule = new Every(Long.parseLong(every.group(1)), every.group(2).charAt(0));
      if (schedule.duration().compareTo(SHORTEST) >= 0) return schedule;
      throw new InvalidSetting(
          "A pipeline runs once a minute at most, not every '" + text + "'.", "Choose 1 min.");
    }
    try {
      var cronned = new Cronned(given, zone);
      cronned.cron().validate();
      return cronned;
    } catch (IllegalArgumentException e) {
      throw new InvalidSetting(
          "'" + text + "' is no schedule: " + e.getMessage() + ".",
          "Write 'every 6h', '15 min' or five fields: minute, hour, day of month, month, day of"
              + " week, such as '0 6 * * 1-5'.");
    }
  }
}
