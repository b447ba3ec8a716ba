package io.driftglass.data.sniff;

import io.driftglass.data.time.StampFormat;
import io.driftglass.data.time.StampShapes;
import io.driftglass.data.time.Stamps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Finds the patterns of a column of stamps, and proves from the data which of day and month is
/// which.
final class TimeSniffer {
  private static final Set<String> COUNTERS =
      Set.of(
          "t",
          "step",
          "cycle",
          "minute",
          "minutes",
          "second",
          "seconds",
          "hour",
          "hours",
          "day",
          "days",
          "index",
          "idx",
          "row",
          "sample",
          "tick",
          "time",
          "timestep",
          "time_step",
          "n",
          "");
  private static final int PATTERNS = 4;
  private static final double SECOND_1979 = 3e8;
  private static final double SECOND_2100 = 4.2e9;

  private TimeSniffer() {}

  /// @param patterns the commonest first
  /// @param unsettled day and month could be the other way round
  record Stamps(List<String> patterns, boolean unsettled) {
    boolean isDateOnly() {
      return patterns.stream().allMatch(StampShapes::isDateOnly);
    }
  }

  /// The patterns that read at least nine of ten texts, at most four; none where there are no such.
  static Optional<Stamps> patterns(List<String> texts) {
    if (texts.isEmpty()) return Optional.empty();
    var chosen = new ArrayList<String>();
    var left = texts;
    int hopeless = 0;
    boolean unsettled = false;
    while (!left.isEmpty() && chosen.size() < PATTERNS && hopeless * 10 <= texts.size()) {
      var guesses = StampShapes.of(left.getFirst());
      if (guesses.isEmpty()) {
        hopeless++;
        left = left.subList(1, left.size());
        continue;
      }
      var best = Reading.of(texts, left, chosen, guesses.getFirst());
      for (var guess : guesses.subList(1, guesses.size())) {
        var reading = Reading.of(texts, left, chosen, guess);
        int order = reading.compareTo(best);
        unsettled |= order == 0 && isSwapped(guess, best.pattern);
        if (order < 0 || (order == 0 && reading.wandering < best.wandering)) best = reading;
      }
      chosen.add(best.pattern);
      left = unread(left, best.pattern);
    }
    boolean enough = (left.size() + hopeless) * 10 <= texts.size();
    return chosen.isEmpty() || !enough
        ? Optional.empty()
        : Optional.of(new Stamps(chosen, unsettled));
  }

  /// The same but for day and month.
  private static boolean isSwapped(String one, String other) {
    return one.replace('d', 'M').equals(other.replace('d', 'M')) && !one.equals(other);
  }

  /// What a pattern would make of a column: the true order of day and month leaves least unread,
  /// goes back least often and steps most evenly.
  ///
  /// @param wandering how far the stamps go to and fro in all
  private record Reading(String pattern, int unread, int backward, int uneven, double wandering)
      implements Comparable<Reading> {
    private static final long DAY = 86_400_000_000L;

    static Reading of(List<String> texts, List<String> left, List<String> chosen, String pattern) {
      var formats = new ArrayList<StampFormat>();
      for (var known : new HashSet<>(chosen)) formats.add(StampFormat.of(known));
      formats.add(StampFormat.of(pattern));
      double way = 0;
      int backward = 0;
      long last = StampFormat.NONE;
      var steps = new HashMap<Long, Integer>();
      int all = 0;
      for (var text : texts) {
        long tick = first(formats, text);
        if (tick == StampFormat.NONE) continue;
        if (last != StampFormat.NONE) {
          long step = tick - last;
          way += Math.abs((double) step);
          if (step < 0) backward++;
          boolean month = step >= 28 * DAY && step <= 31 * DAY && step % DAY == 0;
          boolean year = step == 365 * DAY || step == 366 * DAY;
          steps.merge(month ? 30 * DAY : year ? 365 * DAY : step, 1, Integer::sum);
          all++;
        }
        last = tick;
      }
      int most = steps.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      return new Reading(
          pattern, TimeSniffer.unread(left, pattern).size(), backward, all - most, way);
    }

    private static long first(List<StampFormat> formats, String text) {
      for (var format : formats) {
        long tick = format.parse(text);
        if (tick != StampFormat.NONE) return tick;
      }
      return StampFormat.NONE;
    }

    /// The better reading first.
    @Override
    public int compareTo(Reading other) {
      if (unread != other.unread) return Integer.compare(unread, other.unread);
      if (backward != other.backward) return Integer.compare(backward, other.backward);
      return Integer.compare(uneven, other.uneven);
    }
  }

  /// The pattern of times of day that reads nine of ten texts.
  static Optional<String> timesOfDay(List<String> texts) {
    if (texts.isEmpty()) return Optional.empty();
    var pattern = StampShapes.timeOfDay(texts.getFirst());
    if (pattern.isEmpty()) return Optional.empty();
    return read(texts, pattern) * 10 >= texts.size() * 9 ? Optional.of(pattern) : Optional.empty();
  }

  /// `epoch-s` to `epoch-ns` where the numbers lie between 1979 and 2100 in that unit.
  static Optional<String> epoch(Evidence column) {
    if (column.numeric() == 0 || column.numeric() < column.filled().size()) return Optional.empty();
    double scale = 1;
    for (var unit : List.of("epoch-s", "epoch-ms", "epoch-us", "epoch-ns")) {
      double from = SECOND_1979 * scale;
      double until = SECOND_2100 * scale;
      boolean fits = true;
      for (double value : column.numbers()) fits &= !(value < from || value > until);
      if (fits) return Optional.of(unit);
      scale *= 1000;
    }
    return Optional.empty();
  }

  /// Whether some stamp is earlier than the one before.
  static boolean isFalling(List<String> texts, String pattern) {
    var format = StampFormat.of(pattern);
    long last = StampFormat.NONE;
    for (var text : texts) {
      long tick = format.parse(text);
      if (tick != StampFormat.NONE && tick < last) return true;
      if (tick != StampFormat.NONE) last = tick;
    }
    return false;
  }

  /// The pattern of whole numbers that are days or moments written without marks, such as 20200131
  /// or 202001312359.
  static Optional<String> compact(Evidence column) {
    if (!column.isWhole() || !column.isWithin(1e7, 1e14)) return Optional.empty();
    return patterns(column.filled())
        .filter(found -> found.patterns().size() == 1)
        .map(found -> found.patterns().getFirst())
        .filter(pattern -> pattern.startsWith("yyyyMMdd"));
  }

  /// `excel` where the numbers are days since 1899-12-30 between 1955 and 2064.
  static Optional<String> serialDays(Evidence column) {
    boolean days = column.numeric() == column.filled().size() && column.isWithin(20_000, 60_000);
    return days ? Optional.of("excel") : Optional.empty();
  }

  /// A name under which steps are counted, such as `minute`, `t`, `cycle` or `step5min`.
  static boolean isCounterName(String name) {
    var bare = name.toLowerCase(Locale.ROOT);
    return COUNTERS.contains(bare)
        || bare.startsWith("unnamed")
        || bare.matches("(step|sample|cycle|tick)[_ ]?\\d*[a-z]*");
  }

  static boolean isTimeName(String name) {
    return name.toLowerCase(Locale.ROOT)
        .matches(".*(time|date|stamp|zeit|datum|epoch|unix|fecha|heure|^ts$|^ds$|_ts$).*");
  }

  static boolean isYearName(String name) {
    return name.toLowerCase(Locale.ROOT).matches("year|years|jahr|time|date|period|month");
  }

  private static int read(List<String> texts, String pattern) {
    return texts.size() - unread(texts, pattern).size();
  }

  private static List<String> unread(List<String> texts, String pattern) {
    var format = StampFormat.of(pattern);
    return texts.stream().filter(text -> format.parse(text) == StampFormat.NONE).toList();
  }
}
