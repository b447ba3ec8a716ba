package io.driftglass.data.time;

import io.driftglass.problem.InvalidSetting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads and writes time stamps of one pattern, in microseconds since 1970-01-01T00:00.
///
/// Letters as in `java.time`: `yyyy yy M MM MMM d dd H HH h hh m mm s ss S.. a XXX`, a text between
/// apostrophes stands for itself; further `epoch-s`, `epoch-ms`, `epoch-us`, `epoch-ns`, and
/// `index` for steps. A doubled letter wants two digits, a single one takes one or two; `S` takes
/// one to nine digits, `XXX` takes `Z`, `+hh`, `+hhmm` and `+hh:mm`. Not thread-safe.
public final class StampFormat {
  /// What [#parse] answers where the text does not fit.
  public static final long NONE = Long.MIN_VALUE;

  private static final long SECOND = 1_000_000;
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private record Field(char letter, int count) {}

  private final String pattern;
  private final Field[] fields;
  private final long unit;
  private boolean exact;

  private StampFormat(String pattern, Field[] fields, long unit) {
    this.pattern = pattern;
    this.fields = fields;
    this.unit = unit;
  }

  /// @throws InvalidSetting where the pattern has a letter this cannot read
  public static StampFormat of(String pattern) {
    return switch (pattern) {
      case "index", "epoch-us" -> new StampFormat(pattern, new Field[0], 1);
      case "epoch-ms" -> new StampFormat(pattern, new Field[0], 1000);
      case "epoch-s" -> new StampFormat(pattern, new Field[0], SECOND);
      case "epoch-ns" -> new StampFormat(pattern, new Field[0], -1000);
      default -> new StampFormat(pattern, fields(pattern), 0);
    };
  }

  String pattern() {
    return pattern;
  }

  /// Every stamp names its offset from UTC, or is an epoch.
  public boolean zoned() {
    return pattern.startsWith("epoch") || pattern.contains("X");
  }

  boolean isIndex() {
    return pattern.equals("index");
  }

  /// Whether the text last read is what [#text] writes for its tick.
  boolean exact() {
    return exact;
  }

  public long parse(String text) {
    return parse(text.toCharArray(), 0, text.length());
  }

  /// Microseconds, in UTC where the pattern has an offset, else on the wall clock; [#NONE] where
  /// the text does not fit or names no real day or time.
  public long parse(char[] buffer, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end && buffer[at] <= ' ') at++;
    while (at < end && buffer[end - 1] <= ' ') end--;
    exact = end - at == length;
    return unit == 0 ? stamp(buffer, at, end) : number(buffer, at, end);
  }

  private long stamp(char[] buffer, int start, int end) {
    int at = start;
    int year = 1970;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int half = -1;
    long micros = 0;
    long shift = 0;
    for (var field : fields) {
      char letter = field.letter;
      int count = field.count;
      switch (letter) {
        case 'y', 'M', 'd', 'H', 'h', 'm', 's' -> {
          if (letter == 'M' && count == 3) {
            month = monthNamed(buffer, at, end);
            if (month == 0) return NONE;
            at += 3;
            continue;
          }
          int most = Math.min(end, at + Math.max(2, count));
          int from = at;
          int number = 0;
          while (at < most && buffer[at] >= '0' && buffer[at] <= '9') {
            number = number * 10 + (buffer[at++] - '0');
          }
          int digits = at - from;
          if (digits == 0 || (count > 1 && digits != count)) return NONE;
          if (count == 1 && digits == 2 && buffer[from] == '0') exact = false;
          switch (letter) {
            case 'y' -> year = count == 2 ? number + (number < 70 ? 2000 : 1900) : number;
            case 'M' -> month = number;
            case 'd' -> day = number;
            case 'm' -> minute = number;
            case 's' -> second = number;
            default -> hour = number;
          }
        }
        case 'S' -> {
          int from = at;
          long scale = 100_000;
          while (at < end && buffer[at] >= '0' && buffer[at] <= '9' && at - from < 9) {
            int digit = buffer[at++] - '0';
            micros += digit * scale;
            if (scale == 0 && digit != 0) exact = false;
            scale /= 10;
          }
          if (at == from) return NONE;
          exact &= at - from == count;
        }
        case 'a' -> {
          if (at + 2 > end || (buffer[at + 1] | 0x20) != 'm') return NONE;
          int mark = buffer[at] | 0x20;
          if (mark != 'a' && mark != 'p') return NONE;
          exact &= buffer[at] < 'a' && buffer[at + 1] < 'a';
          half = mark == 'p' ? 1 : 0;
          at += 2;
        }
        case 'X' -> {
          int next = offsetEnd(buffer, at, end);
          if (next < 0) return NONE;
          shift = offsetMicros(buffer, at, next);
          exact &= next == at + 1 && buffer[at] == 'Z';
          at = next;
        }
        default -> {
          if (at >= end || buffer[at] != letter) return NONE;
          at++;
        }
      }
    }
    if (at != end) return NONE;
    if (half >= 0) {
      if (hour < 1 || hour > 12) return NONE;
      hour = hour % 12 + 12 * half;
    }
    if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return NONE;
    boolean midnight = hour == 24 && minute == 0 && second == 0 && micros == 0;
    if ((hour > 23 && !midnight) || minute > 59 || second > 59) return NONE;
    if (midnight) exact = false;
    long seconds = epochDay(year, month, day) * 86_400 + hour * 3600L + minute * 60L + second;
    return seconds * SECOND + micros - shift;
  }

  private long number(char[] buffer, int start, int end) {
    int at = start;
    boolean negative = at < end && buffer[at] == '-';
    if (negative) at++;
    int from = at;
    long number = 0;
    while (at < end && buffer[at] >= '0' && buffer[at] <= '9' && at - from < 19) {
      number = number * 10 + (buffer[at++] - '0');
    }
    if (at == from || number < 0) return NONE;
    exact &= (at - from == 1 || buffer[from] != '0') && unit > 0 && !(negative && number == 0);
    long ticks = unit < 0 ? number / 1000 : number * unit;
    if (unit > 0 && number > Long.MAX_VALUE / unit) return NONE;
    if (at < end && buffer[at] == '.') {
      exact = false;
      long scale = unit / 10;
      for (at++; at < end && buffer[at] >= '0' && buffer[at] <= '9'; at++, scale /= 10) {
        if (isIndex() && buffer[at] != '0') return NONE;
        if (unit > 1) ticks += (buffer[at] - '0') * scale;
      }
    }
    return at != end ? NONE : negative ? -ticks : ticks;
  }

  /// The stamp's text; for a pattern with an offset in UTC.
  String text(long tick) {
    if (unit != 0) return Long.toString(unit < 0 ? tick * 1000 : Math.floorDiv(tick, unit));
    long seconds = Math.floorDiv(tick, SECOND);
    var date = LocalDate.ofEpochDay(Math.floorDiv(seconds, 86_400L));
    int time = (int) Math.floorMod(seconds, 86_400L);
    int hour = time / 3600;
    var text = new StringBuilder(pattern.length() + 2);
    for (var field : fields) {
      switch (field.letter) {
        case 'y' ->
            pad(text, field.count == 2 ? date.getYear() % 100 : date.getYear(), field.count);
        case 'M' -> {
          if (field.count < 3) pad(text, date.getMonthValue(), field.count);
          else text.append(titled(MONTHS.get(date.getMonthValue() - 1)));
        }
        case 'd' -> pad(text, date.getDayOfMonth(), field.count);
        case 'H' -> pad(text, hour, field.count);
        case 'h' -> pad(text, (hour + 11) % 12 + 1, field.count);
        case 'm' -> pad(text, time / 60 % 60, field.count);
        case 's' -> pad(text, time % 60, field.count);
        case 'S' -> {
          var digits = String.format(Locale.ROOT, "%06d000", Math.floorMod(tick, SECOND));
          text.append(digits, 0, field.count);
        }
        case 'a' -> text.append(hour < 12 ? "AM" : "PM");
        case 'X' -> text.append('Z');
        default -> text.append(field.letter);
      }
    }
    return text.toString();
  }

  private static Field[] fields(String pattern) {
    var fields = new ArrayList<Field>();
    boolean quoted = false;
    for (int at = 0; at < pattern.length(); at++) {
      char letter = pattern.charAt(at);
      if (letter == '\'') {
        quoted = !quoted;
      } else if (!quoted && Character.isLetter(letter) && letter != 'T' && letter != 'Z') {
        int count = 1;
        while (at + 1 < pattern.length() && pattern.charAt(at + 1) == letter) {
          at++;
          count++;
        }
        if ("yMdHhmsSaX".indexOf(letter) < 0 || (letter == 'S' && count > 9)) {
          throw new InvalidSetting(
              "The time format '%s' has a letter %s that has no meaning."
                  .formatted(pattern, letter),
              "Use yyyy MM dd HH mm ss SSS a XXX, or epoch-s, epoch-ms, epoch-us, epoch-ns,"
                  + " index.");
        }
        fields.add(new Field(letter, letter == 'y' && count != 2 ? 4 : count));
      } else {
        fields.add(new Field(letter, 1));
      }
    }
    return fields.toArray(Field[]::new);
  }

  private static int monthNamed(char[] buffer, int at, int end) {
    if (at + 3 > end) return 0;
    return MONTHS.indexOf(new String(buffer, at, 3).toLowerCase(Locale.ROOT)) + 1;
  }

  private static int offsetEnd(char[] buffer, int at, int end) {
    if (at >= end) return -1;
    if (buffer[at] == 'Z' || buffer[at] == 'z') return at + 1;
    if (buffer[at] != '+' && buffer[at] != '-') return -1;
    var text = new String(buffer, at + 1, end - at - 1);
    return text.matches("\\d\\d(:?\\d\\d)?") ? end : -1;
  }

  private static long offsetMicros(char[] buffer, int at, int end) {
    if (end == at + 1) return 0;
    var digits = new String(buffer, at + 1, end - at - 1).replace(":", "");
    int hours = Integer.parseInt(digits.substring(0, 2));
    int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
    return (buffer[at] == '-' ? -1 : 1) * (hours * 60L + minutes) * 60 * SECOND;
  }

  private static int daysIn(int year, int month) {
    return switch (month) {
      case 2 -> (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /// Days since 1970-01-01 of a proleptic Gregorian date (Hinnant, days_from_civil).
  private static long epochDay(int year, int month, int day) {
    int shifted = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(shifted, 400);
    int yearOfEra = shifted - era * 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146_097L
        + yearOfEra * 365L
        + yearOfEra / 4
        - yearOfEra / 100
        + dayOfYear
        - 719_468;
  }

  private static void pad(StringBuilder text, int number, int digits) {
    for (int limit = 10, have = 1; have < digits; have++, limit *= 10) {
      if (number < limit) text.append('0');
    }
    text.append(number);
  }

  private static String titled(String month) {
    return Character.toUpperCase(month.charAt(0)) + month.substring(1);
  }
}
