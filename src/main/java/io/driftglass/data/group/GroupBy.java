package io.driftglass.data.group;

import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/// What rows that are summarised together have in common.
public sealed interface GroupBy {
  /// More values of a channel than these are measurements, not states.
  int MOST_VALUES = 200;

  /// The group of each row: a number that orders the groups, and its name.
  ///
  /// @param ofRow one a row; [#NONE] where the row belongs to none
  @SuppressWarnings("ArrayRecordComponent")
  record Keys(int[] ofRow, IntFunction<String> name) {
    static final int NONE = Integer.MIN_VALUE;
  }

  /// The group of each row.
  ///
  /// @throws InvalidSetting where the rows have nothing of the kind
  Keys keys(Frame frame);

  /// As it is written in a command and on the page.
  String id();

  /// A part of the calendar, in the zone that the clock is read in.
  enum Calendar implements GroupBy {
    /// 0 to 23, of every day.
    HOUR(ZonedDateTime::getHour, "%02d:00"::formatted),
    /// Monday to Sunday, of every week.
    WEEKDAY(
        at -> at.getDayOfWeek().getValue(),
        key -> DayOfWeek.of(key).name().charAt(0) + day(key).substring(1)),
    DAY(at -> (int) at.toLocalDate().toEpochDay(), key -> LocalDate.ofEpochDay(key).toString()),
    /// ISO 8601 weeks, Monday first.
    WEEK(
        at -> at.get(IsoFields.WEEK_BASED_YEAR) * 100 + at.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
        key -> "%d-W%02d".formatted(key / 100, key % 100)),
    MONTH(
        at -> at.getYear() * 12 + at.getMonthValue() - 1,
        key -> "%d-%02d".formatted(key / 12, key % 12 + 1)),
    YEAR(ZonedDateTime::getYear, Integer::toString);

    @SuppressWarnings("ImmutableEnumChecker")
    private final ToIntFunction<ZonedDateTime> key;

    @SuppressWarnings("ImmutableEnumChecker")
    private final IntFunction<String> name;

    Calendar(ToIntFunction<ZonedDateTime> key, IntFunction<String> name) {
      this.key = key;
      this.name = name;
    }

    private static String day(int key) {
      return DayOfWeek.of(key).name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Keys keys(Frame frame) {
      if (frame.clock() instanceof Clock.Index(var unit)) {
        throw new InvalidSetting(
            "Rows that count %ss have no %s.".formatted(unit, id()),
            "Group by a channel that says a state.");
      }
      var zone = frame.clock().zone();
      int[] keys =
          Arrays.stream(frame.ticks())
              .mapToInt(tick -> key.applyAsInt(Clock.instant(tick).atZone(zone)))
              .toArray();
      return new Keys(keys, name);
    }
  }

  /// The values of a channel that says a state.
  record State(String channel) implements GroupBy {
    @Override
    public String id() {
      return channel;
    }

    @Override
    public Keys keys(Frame frame) {
      int at = frame.indexOf(channel);
      if (at < 0) throw unknown(channel, frame);
      double[] column = frame.column(at);
      double[] values =
          Arrays.stream(column)
              .filter(value -> !Double.isNaN(value))
              .distinct()
              .limit(MOST_VALUES + 1L)
              .sorted()
              .toArray();
      if (values.length > MOST_VALUES) {
        throw new InvalidSetting(
            "Channel '%s' has more than %d values: it measures, it does not say a state."
                .formatted(channel, MOST_VALUES),
            "Group by a channel with fewer, or by %s.".formatted(calendar()));
      }
      int[] keys =
          Arrays.stream(column)
              .mapToInt(value -> Double.isNaN(value) ? Keys.NONE : place(values, value))
              .toArray();
      var categories = frame.channel(at).categories();
      boolean named = frame.channel(at).kind() == Kind.CATEGORY;
      return new Keys(keys, key -> named ? categories.get((int) values[key]) : text(values[key]));
    }

    private static int place(double[] values, double value) {
      return Arrays.binarySearch(values, value);
    }

    private static String text(double value) {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }

  /// @param text a part of the calendar, or the name of a channel of those rows
  /// @throws InvalidSetting naming what there is
  static GroupBy of(String text, Frame frame) {
    for (var calendar : Calendar.values()) if (calendar.id().equals(text)) return calendar;
    if (frame.indexOf(text) < 0) throw unknown(text, frame);
    return new State(text);
  }

  private static InvalidSetting unknown(String text, Frame frame) {
    var channels = frame.channels().stream().map(channel -> channel.name()).limit(10).toList();
    return new InvalidSetting(
        "Rows cannot be grouped by '%s'.".formatted(text),
        "Choose %s or a channel: %s.".formatted(calendar(), String.join(", ", channels)));
  }

  private static String calendar() {
    return String.join(
        ", ", List.of(Calendar.values()).stream().map(calendar -> calendar.id()).toList());
  }
}
