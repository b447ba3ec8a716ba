package io.driftglass.data.time;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Guesses patterns from what a stamp looks like: `31/12/2025 23.45` suggests `dd/MM/yyyy HH.mm`.
public final class StampShapes {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})([-/. ])(\\d{1,2})(?:\\2(\\d{1,2}))?(.*)");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})([-/. ])(\\d{1,2})\\2(\\d{4}|\\d{2})(.*)");
  private static final Pattern MONTH_NAME =
      Pattern.compile("(\\d{1,2})([-/. ])([A-Za-z]{3})\\2(\\d{4}|\\d{2})(.*)");
  private static final Pattern COMPACT = Pattern.compile("(?:19|20)\\d{6}(.*)");
  private static final Pattern TIME =
      Pattern.compile(
          "([T ]?| +)(\\d{1,2})([:.h]?)(\\d{2})(?:\\3(\\d{2})(?:([.,])(\\d{1,9}))?)?"
              + "( ?)([AaPp][Mm])?( ?)(Z|[+-]\\d\\d(?::?\\d\\d)?)?");

  /// A number such as 2705.3, which is no month.
  private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");

  private StampShapes() {}

  /// Patterns that read the text, likelier first; empty where it looks like no stamp. Where day and
  /// month could be either, the day comes first; between full stops it always does.
  public static List<String> of(String text) {
    var found = new LinkedHashSet<String>();
    if (DECIMAL.matcher(text.strip()).matches()) return List.of();
    for (var guess : guesses(text.strip())) {
      if (StampFormat.of(guess).parse(text) != StampFormat.NONE) found.add(guess);
    }
    return List.copyOf(found);
  }

  /// The pattern of a time of day alone, such as `HH.mm.ss`; empty where the text is none.
  public static String timeOfDay(String text) {
    if (!text.strip().matches("\\d{1,2}[:.h]\\d{2}.*")) return "";
    return clock(text.strip());
  }

  /// A pattern of days without a time.
  public static boolean isDateOnly(String pattern) {
    return pattern.contains("d") && !pattern.contains("H") && !pattern.contains("h");
  }

  private static List<String> guesses(String text) {
    var guesses = new ArrayList<String>();
    var yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      var mark = yearFirst.group(2);
      var day = yearFirst.group(4) == null ? "" : mark + width("d", yearFirst.group(4));
      add(guesses, "yyyy" + mark + width("M", yearFirst.group(3)) + day, yearFirst.group(5));
    }
    var yearLast = YEAR_LAST.matcher(text);
    if (yearLast.matches()) {
      add(guesses, ordered(yearLast, "d", "M"), yearLast.group(5));
      if (!yearLast.group(2).equals(".")) {
        add(guesses, ordered(yearLast, "M", "d"), yearLast.group(5));
      }
    }
    var named = MONTH_NAME.matcher(text);
    if (named.matches()) {
      var mark = named.group(2);
      var year = named.group(4).length() == 4 ? "yyyy" : "yy";
      add(guesses, width("d", named.group(1)) + mark + "MMM" + mark + year, named.group(5));
    }
    var compact = COMPACT.matcher(text);
    if (compact.matches()) add(guesses, "yyyyMMdd", compact.group(1));
    return guesses;
  }

  private static String ordered(Matcher parts, String first, String second) {
    var mark = parts.group(2);
    var year = parts.group(4).length() == 4 ? "yyyy" : "yy";
    return width(first, parts.group(1)) + mark + width(second, parts.group(3)) + mark + year;
  }

  private static void add(List<String> guesses, String date, String rest) {
    if (rest.isEmpty()) guesses.add(date);
    else {
      var time = clock(rest);
      if (!time.isEmpty()) guesses.add(date + time);
    }
  }

  private static String clock(String text) {
    var parts = TIME.matcher(text);
    if (!parts.matches()) return "";
    boolean halves = parts.group(9) != null;
    var mark = parts.group(3).equals("h") ? "'h'" : parts.group(3);
    var pattern =
        new StringBuilder(parts.group(1))
            .append(width(halves ? "h" : "H", parts.group(2)))
            .append(mark)
            .append("mm");
    if (parts.group(5) != null) pattern.append(mark).append("ss");
    if (parts.group(6) != null) {
      pattern.append(parts.group(6)).append("S".repeat(parts.group(7).length()));
    }
    pattern.append(parts.group(8));
    if (halves) pattern.append('a');
    pattern.append(parts.group(10));
    if (parts.group(11) != null) pattern.append("XXX");
    return pattern.toString();
  }

  private static String width(String letter, String digits) {
    return digits.length() == 2 ? letter + letter : letter;
  }
}
