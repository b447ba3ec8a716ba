package io.driftglass.data.time;

import java.text.DateFormatSymbols;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Names of months and of weekdays in the languages that exports are written in, in any case, short
/// and long; a name that two languages use differently belongs to the one named first.
final class MonthNames {
  private static final List<Locale> LANGUAGES =
      List.of(
          Locale.ENGLISH,
          Locale.GERMAN,
          Locale.FRENCH,
          Locale.ITALIAN,
          Locale.of("es"),
          Locale.of("pt"),
          Locale.of("nl"),
          Locale.of("sv"),
          Locale.of("da"),
          Locale.of("pl"));
  private static final Map<String, Integer> MONTHS = months();
  private static final Map<String, Integer> WEEKDAYS = weekdays();

  private MonthNames() {}

  /// 1 to 12; 0 where the text is no month.
  static int month(String text) {
    return MONTHS.getOrDefault(bare(text), 0);
  }

  static boolean isWeekday(String text) {
    return WEEKDAYS.containsKey(bare(text));
  }

  private static Map<String, Integer> months() {
    var months = new HashMap<String, Integer>();
    for (var language : LANGUAGES) {
      var symbols = DateFormatSymbols.getInstance(language);
      put(months, symbols.getShortMonths(), 1);
      put(months, symbols.getMonths(), 1);
    }
    months.put("sept", 9);
    return Map.copyOf(months);
  }

  private static Map<String, Integer> weekdays() {
    var days = new HashMap<String, Integer>();
    for (var language : LANGUAGES) {
      var symbols = DateFormatSymbols.getInstance(language);
      put(days, symbols.getShortWeekdays(), 0);
      put(days, symbols.getWeekdays(), 0);
    }
    return Map.copyOf(days);
  }

  private static void put(Map<String, Integer> names, String[] texts, int first) {
    for (int at = 0; at < texts.length; at++) {
      if (!texts[at].isEmpty()) names.putIfAbsent(bare(texts[at]), at + first);
    }
  }

  private static String bare(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
