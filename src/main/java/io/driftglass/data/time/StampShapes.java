package io.driftglass.data.time;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// Guesses patterns from what a stamp looks like: `31/12/2025 23.45` suggests `dd/MM/yyyy HH.mm`.
public final class StampShapes {
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})([-/. ])(\\d{1,2})(?:\\2(\\d{1,2}))?(?!\\d)(.*)");
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})([-/. ])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)(.*)");
  private static final Pattern MONTH_YEAR = Pattern.compile("(\\d{1,2})([-/.])(\\d{4})");
  private static final Pattern NAMED =
      Pattern.compile(
          "(\\d{1,2})([-/. ]?)(\\p{L}{3,9}\\.?)(,? ?|[-/. ])(\\d{4}|\\d{2})(?!\\d)(.*)");
  private static final Pattern NAME_FIRST =
      Pattern.compile("(\\p{L}{3,9}\\.?)([-/ ])(\\d{1,2})(, ?|[-/ ])(\\d{4})(?!\\d)(.*)");
  private static final Pattern NAME_YEAR =
      Pattern.compile("(\\p{L}{3,9}\\.?)([-/. ]|, ?)(\\d{4}|\\d{2})");
  private static final Pattern YEAR_NAME =
      Pattern.compile("(\\d{4})([-/ ])(\\p{L}{3,9}\\.?)(?:\\2(\\d{1,2})(?!\\d)(.*))?");
  private static final Pattern COMPACT = Pattern.compile("(?:1[6-9]|20|21)\\d{6}(.*)");
  private static final Pattern ORDINAL = Pattern.compile("(?:19|20)\\d{2}([-/ ])\\d{3}(?!\\d)(.*)");
  private static final Pattern QUARTER = Pattern.compile("(\\d{4})([-/ :]?)([Qq])[1-4]");
  private static final Pattern QUARTER_FIRST = Pattern.compile("([Qq])[1-4]([-/ ])(\\d{4})");
  private static final Pattern MONTH_LETTER = Pattern.compile("(\\d{4})([-:]?)M(\\d{1,2})");
  private static final Pattern WEEKDAY = Pattern.compile("(\\p{L}{2,10}\\.?)(,? )(.*)");
  private static final Pattern TIME =
      Pattern.compile(
          "([T_:-]|, ?| ?'?[aA]t |"
              + " ?)?(\\d{1,2})([:.h]?)(\\d{2})(?:\\3(\\d{2})(?:([.,:])(\\d{1,9}))?)?("
              + " ?)([AaPp]\\.?[Mm]\\.?)?( ?)(Z|z|[+-]\\d\\d(?::?\\d\\d)?|[A-Z]{3,4})?");
  private static final Pattern HOUR = Pattern.compile("([T ])(\\d{1,2})( ?)([AaPp][Mm])?");

  /// A number such as 2705.3, which is no month.
  private static final Pattern DECIMAL = Pattern.compile("\\d+[.]\\d+");

  private StampShapes() {}

  /// Patterns that read the text, likelier first; empty where it looks like no stamp. Where day and
  /// month could be either, the day comes first; between full stops it always does.
  public static List<String> of(String text) {
    var bare = text.strip();
    if (bare.length() < 4 || bare.length() > 50 || DECIMAL.matcher(bare).matches())
      return List.of();
    var guesses = new ArrayList<String>();
    guess(bare, guesses);
    var weekday = WEEKDAY.matcher(bare);
    if (weekday.matches() && MonthNames.isWeekday(weekday.group(1))) {
      var rest = new ArrayList<String>();
      guess(weekday.group(3), rest);
      rest.forEach(pattern -> guesses.add("EEE" + weekday.group(2) + pattern));
    }
    var found = new LinkedHashSet<String>();
    for (var guess : guesses) {
      if (StampFormat.of(guess).parse(bare) != StampFormat.NONE) found.add(guess);
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
    return !pattern.contains("H") && !pattern.contains("h") && !pattern.startsWith("epoch");
  }

  private static void guess(String text, List<String> guesses) {
    var yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.matches()) {
      var mark = yearFirst.group(2);
      var day = yearFirst.group(4) == null ? "" : mark + width("d", yearFirst.group(4));
      add(guesses, "yyyy" + mark + width("M", yearFirst.group(3)) + day, yearFirst.group(5));
    }
    var numbers = NUMBERS.matcher(text);
    if (numbers.matches()) {
      var mark = numbers.group(2);
      var first = numbers.group(1);
      var second = numbers.group(3);
      var third = numbers.group(4);
      var year = third.length() == 4 ? "yyyy" : "yy";
      var rest = numbers.group(5);
      add(guesses, width("d", first) + mark + width("M", second) + mark + year, rest);
      if (!mark.equals(".")) {
        add(guesses, width("M", first) + mark + width("d", second) + mark + year, rest);
      }
      if (third.length() == 2 && first.length() == 2) {
        add(guesses, "yy" + mark + width("M", second) + mark + width("d", third), rest);
      }
    }
    named(text, guesses);
    rare(text, guesses);
  }

  private static void named(String text, List<String> guesses) {
    var dayFirst = NAMED.matcher(text);
    if (dayFirst.matches()) {
      var year = dayFirst.group(5).length() == 4 ? "yyyy" : "yy";
      var date =
          width("d", dayFirst.group(1))
              + dayFirst.group(2)
              + name(dayFirst.group(3))
              + dayFirst.group(4)
              + year;
      add(guesses, date, dayFirst.group(6));
    }
    var nameFirst = NAME_FIRST.matcher(text);
    if (nameFirst.matches()) {
      var date =
          name(nameFirst.group(1))
              + nameFirst.group(2)
              + width("d", nameFirst.group(3))
              + nameFirst.group(4)
              + "yyyy";
      add(guesses, date, nameFirst.group(6));
    }
    var nameYear = NAME_YEAR.matcher(text);
    if (nameYear.matches()) {
      var year = nameYear.group(3).length() == 4 ? "yyyy" : "yy";
      guesses.add(name(nameYear.group(1)) + nameYear.group(2) + year);
    }
    var yearName = YEAR_NAME.matcher(text);
    if (yearName.matches()) {
      var date = "yyyy" + yearName.group(2) + name(yearName.group(3));
      if (yearName.group(4) == null) guesses.add(date);
      else
        add(guesses, date + yearName.group(2) + width("d", yearName.group(4)), yearName.group(5));
    }
  }

  private static void rare(String text, List<String> guesses) {
    var monthYear = MONTH_YEAR.matcher(text);
    if (monthYear.matches()) {
      guesses.add(width("M", monthYear.group(1)) + monthYear.group(2) + "yyyy");
    }
    var compact = COMPACT.matcher(text);
    if (compact.matches()) {
      add(guesses, "yyyyMMdd", compact.group(1));
      if (compact.group(1).matches("\\d\\d")) guesses.add("yyyyMMddHH");
    }
    var ordinal = ORDINAL.matcher(text);
    if (ordinal.matches()) add(guesses, "yyyy" + ordinal.group(1) + "DDD", ordinal.group(2));
    var quarter = QUARTER.matcher(text);
    if (quarter.matches()) guesses.add("yyyy" + quarter.group(2) + "'" + quarter.group(3) + "'Q");
    var first = QUARTER_FIRST.matcher(text);
    if (first.matches()) guesses.add("'" + first.group(1) + "'Q" + first.group(2) + "yyyy");
    var letter = MONTH_LETTER.matcher(text);
    if (letter.matches())
      guesses.add("yyyy" + letter.group(2) + "'M'" + width("M", letter.group(3)));
  }

  private static void add(List<String> guesses, String date, String rest) {
    if (rest.isEmpty()) {
      guesses.add(date);
      return;
    }
    var time = clock(rest);
    if (!time.isEmpty()) guesses.add(date + time);
    var hour = HOUR.matcher(rest);
    if (hour.matches()) {
      boolean halves = hour.group(4) != null;
      guesses.add(
          date
              + hour.group(1)
              + width(halves ? "h" : "H", hour.group(2))
              + hour.group(3)
              + (halves ? "a" : ""));
    }
  }

  private static String clock(String text) {
    var parts = TIME.matcher(text);
    if (!parts.matches()) return "";
    boolean halves = parts.group(9) != null;
    var mark = literal(parts.group(3));
    var pattern =
        new StringBuilder(literal(parts.group(1) == null ? "" : parts.group(1)))
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
    var zone = parts.group(11);
    if (zone != null) pattern.append(zone.length() > 2 && zone.matches("[A-Z]+") ? "z" : "XXX");
    return pattern.toString();
  }

  /// Letters other than T stand between apostrophes.
  private static String literal(String text) {
    return text.matches("[^\\p{L}]*|T") ? text : "'" + text + "'";
  }

  private static String name(String text) {
    int letters = text.endsWith(".") ? text.length() - 1 : text.length();
    var pattern = letters > 3 && !text.endsWith(".") ? "MMMM" : "MMM";
    return text.endsWith(".") ? pattern + "." : pattern;
  }

  private static String width(String letter, String digits) {
    return digits.length() == 2 ? letter + letter : letter;
  }
}
