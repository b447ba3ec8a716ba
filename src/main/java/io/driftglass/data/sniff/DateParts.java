package io.driftglass.data.sniff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A stamp in parts over several columns: year, month, day, hour and so on, or a date beside an
/// hour.
final class DateParts {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("year", "y"),
          Map.entry("yr", "y"),
          Map.entry("yyyy", "y"),
          Map.entry("jahr", "y"),
          Map.entry("annee", "y"),
          Map.entry("month", "M"),
          Map.entry("mon", "M"),
          Map.entry("mo", "M"),
          Map.entry("mm", "M"),
          Map.entry("monat", "M"),
          Map.entry("mois", "M"),
          Map.entry("day", "d"),
          Map.entry("dy", "d"),
          Map.entry("dd", "d"),
          Map.entry("tag", "d"),
          Map.entry("jour", "d"),
          Map.entry("doy", "D"),
          Map.entry("jday", "D"),
          Map.entry("day of year", "D"),
          Map.entry("hour", "H"),
          Map.entry("hr", "H"),
          Map.entry("hh", "H"),
          Map.entry("stunde", "H"),
          Map.entry("heure", "H"),
          Map.entry("minute", "m"),
          Map.entry("min", "m"),
          Map.entry("mn", "m"),
          Map.entry("second", "s"),
          Map.entry("sec", "s"),
          Map.entry("ss", "s"),
          Map.entry("sekunde", "s"));
  private static final List<String> ORDER = List.of("y", "M", "d", "H", "m", "s");

  /// @param column place in the file
  /// @param letter the letter of its field
  private record Part(int column, String letter) {}

  /// @param columns places in the file, rising
  /// @param format the pattern of the columns' texts joined by spaces
  record Found(List<Integer> columns, String format) {}

  private DateParts() {}

  /// Year and month at least, without a gap down to the finest part.
  static Optional<Found> in(List<String> names, List<Evidence> columns) {
    var parts = new ArrayList<Part>();
    for (int column = 0; column < names.size(); column++) {
      var letter = letter(names.get(column));
      boolean twice = parts.stream().anyMatch(part -> part.letter().equals(letter));
      if (!letter.isEmpty() && !twice && fits(letter, columns.get(column))) {
        parts.add(new Part(column, letter));
      }
    }
    var letters = parts.stream().map(Part::letter).toList();
    boolean ordinal = letters.contains("D") && !letters.contains("M");
    var chain = new ArrayList<Part>();
    for (var letter : ordinal ? List.of("y", "D", "H", "m", "s") : ORDER) {
      var part = parts.stream().filter(p -> p.letter().equals(letter)).findFirst();
      if (part.isEmpty()) break;
      chain.add(part.get());
    }
    if (chain.size() < 2) return Optional.empty();
    chain.sort(Comparator.comparingInt(Part::column));
    return Optional.of(
        new Found(
            chain.stream().map(Part::column).toList(),
            String.join(" ", chain.stream().map(part -> pattern(part.letter())).toList())));
  }

  /// An hour of the day, 0 to 24, beside a date.
  static boolean isHour(String name, Evidence column) {
    return letter(name).equals("H") && fits("H", column);
  }

  private static String pattern(String letter) {
    return letter.equals("y") ? "yyyy" : letter.equals("D") ? "DDD" : letter;
  }

  private static String letter(String name) {
    var bare = name.toLowerCase(Locale.ROOT).replaceAll("[\\[(].*|[^a-z ]", "").strip();
    return NAMES.getOrDefault(bare, "");
  }

  private static boolean fits(String letter, Evidence column) {
    if (!column.isWhole()) return false;
    return switch (letter) {
      case "y" -> column.isWithin(1500, 2200);
      case "M" -> column.isWithin(1, 12);
      case "d" -> column.isWithin(1, 31);
      case "D" -> column.isWithin(1, 366);
      case "H" -> column.isWithin(0, 24);
      default -> column.isWithin(0, 59);
    };
  }
}
