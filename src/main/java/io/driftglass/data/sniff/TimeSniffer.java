package io.driftglass.data.sniff;

import io.driftglass.data.time.StampFormat;
import io.driftglass.data.time.StampShapes;
import io.driftglass.data.time.Stamps;
import java.util.ArrayList;
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
      var best = guesses.getFirst();
      if (guesses.size() > 1) {
        int first = read(left, guesses.get(0));
        int second = read(left, guesses.get(1));
        double firstWay = wandering(texts, chosen, guesses.get(0));
        double secondWay = wandering(texts, chosen, guesses.get(1));
        if (second > first || (second == first && secondWay < firstWay)) best = guesses.get(1);
        unsettled |= first == second && firstWay == secondWay;
      }
      chosen.add(best);
      left = unread(left, best);
    }
    boolean enough = (left.size() + hopeless) * 10 <= texts.size();
    return chosen.isEmpty() || !enough
        ? Optional.empty()
        : Optional.of(new Stamps(chosen, unsettled));
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

  /// How far the stamps go to and fro in all; the true order of day and month goes least.
  private static double wandering(List<String> texts, List<String> chosen, String pattern) {
    var formats = new ArrayList<StampFormat>();
    for (var known : new HashSet<>(chosen)) formats.add(StampFormat.of(known));
    formats.add(StampFormat.of(pattern));
    double way = 0;
    long last = StampFormat.NONE;
    for (var text : texts) {
      for (var format : formats) {
        long tick = format.parse(text);
        if (tick == StampFormat.NONE) continue;
        if (last != StampFormat.NONE) way += Math.abs((double) tick - last);
        last = tick;
        break;
      }
    }
    return way;
  }
}
