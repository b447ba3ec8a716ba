package io.driftglass.data.time;

import io.driftglass.problem.InvalidSetting;
import java.nio.CharBuffer;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;

/// Reads and writes time stamps of one pattern, in microseconds since 1970-01-01T00:00.
///
/// Letters as in `java.time`: `yyyy yy Q M MM MMM MMMM d dd DDD E H HH h hh m mm s ss S.. a XXX z`,
/// a text between apostrophes stands for itself; further `epoch-s`, `epoch-ms`, `epoch-us`,
/// `epoch-ns`, `excel` for days since 1899-12-30, and `index` for steps. A doubled letter wants two
/// digits, a single one takes one or two; `S` takes one to nine digits; `MMM` and `MMMM` take the
/// names of months in ten languages, `E` those of weekdays; `XXX` takes `Z`, `+hh`, `+hhmm` and
/// `+hh:mm`, `z` the usual abbreviations from `UTC` to `CEST`. Not thread-safe.
public final class StampFormat {
  /// What [#parse] answers where the text does not fit.
  public static final long NONE = Long.MIN_VALUE;

  private static final long SECOND = 1_000_000;
  private static final long DAY = 86_400 * SECOND;
  private static final long EXCEL_EPOCH = -25_569;
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("Z", 0),
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("WET", 0),
          Map.entry("WEST", 1),
          Map.entry("CET", 1),
          Map.entry("MEZ", 1),
          Map.entry("CEST", 2),
          Map.entry("MESZ", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7));

  /// @param count letters in a row; 0 where the letter stands for itself
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
      case "excel" -> new StampFormat(pattern, new Field[0], DAY);
      default -> new StampFormat(pattern, fields(pattern), 0);
    };
  }

  /// Every stamp names its offset from UTC, or is an epoch.
  public boolean zoned() {
    return pattern.startsWith("epoch") || pattern.contains("X") || pattern.contains("z");
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
    boolean ordinal = false;
    boolean named = false;
    long micros = 0;
    long shift = 0;
    for (var field : fields) {
      char letter = field.letter;
      int count = field.count;
      if (count == 0) {
        if (at >= end || buffer[at] != letter) return NONE;
        at++;
        continue;
      }
      switch (letter) {
        case 'y', 'M', 'd', 'H', 'h', 'm', 's' -> {
          if (letter == 'M' && count > 2) {
            int until = lettersEnd(buffer, at, end);
            month = MonthNames.month(new String(buffer, at, until - at));
            if (month == 0) return NONE;
            named = true;
            at = until;
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
        case 'D' -> {
          int from = at;
          day = 0;
          while (at < end && buffer[at] >= '0' && buffer[at] <= '9' && at - from < 3) {
            day = day * 10 + (buffer[at++] - '0');
          }
          if (at == from) return NONE;
          exact &= at - from == 3;
          ordinal = true;
        }
        case 'Q' -> {
          if (at >= end || buffer[at] < '1' || buffer[at] > '4') return NONE;
          month = 3 * (buffer[at++] - '1') + 1;
        }
        case 'E' -> {
          int until = lettersEnd(buffer, at, end);
          if (!MonthNames.isWeekday(new String(buffer, at, until - at))) return NONE;
          named = true;
          at = until;
        }
        case 'z' -> {
          int until = lettersEnd(buffer, at, end);
          var hours = ZONES.get(new String(buffer, at, until - at));
          if (hours == null) return NONE;
          shift = hours * 3600L * SECOND;
          named = true;
          at = until;
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
          if (at + 2 > end) return NONE;
          int mark = buffer[at] | 0x20;
          if (mark != 'a' && mark != 'p') return NONE;
          half = mark == 'p' ? 1 : 0;
          int until = at + 1;
          if (buffer[until] == '.') until++;
          if (until >= end || (buffer[until] | 0x20) != 'm') return NONE;
          exact &= until == at + 1 && buffer[at] < 'a' && buffer[until] < 'a';
          at = until + 1;
          if (at < end && buffer[at] == '.' && buffer[until - 1] == '.') at++;
        }
        case 'X' -> {
          int next = UtcOffset.end(buffer, at, end);
          if (next < 0) return NONE;
          shift = UtcOffset.micros(buffer, at, next);
          exact &= next == at + 1 && buffer[at] == 'Z';
          at = next;
        }
        default -> throw new IllegalStateException("no such field: " + letter);
      }
    }
    if (at != end) return NONE;
    if (half >= 0) {
      if (hour < 1 || hour > 12) return NONE;
      hour = hour % 12 + 12 * half;
    }
    if (ordinal) {
      if (day < 1 || day > (Year.isLeap(year) ? 366 : 365)) return NONE;
      month = 1;
    } else if (month < 1
        || month > 12
        || day < 1
        || day > Month.of(month).length(Year.isLeap(year))) {
      return NONE;
    }
    boolean midnight = hour == 24 && minute == 0 && second == 0 && micros == 0;
    if ((hour > 23 && !midnight) || minute > 59 || second > 59) return NONE;
    if (midnight) exact = false;
    long days = ordinal ? epochDay(year, 1, 1) + day - 1 : epochDay(year, month, day);
    long seconds = days * 86_400 + hour * 3600L + minute * 60L + second;
    long tick = seconds * SECOND + micros - shift;
    if (named && exact) {
      exact = shift == 0 && text(tick).contentEquals(CharBuffer.wrap(buffer, start, end - start));
    }
    return tick;
  }

  /// Days and their fraction, to the millisecond; a fraction that is short of a full second by less
  /// is that second.
  private long excel(char[] buffer, int start, int end) {
    try {
      double days = Double.parseDouble(new String(buffer, start, end - start).replace(',', '.'));
      if (!(days >= 1 && days < 3e6)) return NONE;
      exact = false;
      long millis = Math.round(days * 86_400_000);
      long off = Math.floorMod(millis + 1, 1000L);
      return (off <= 2 ? millis + 1 - off : millis) * 1000 + EXCEL_EPOCH * DAY;
    } catch (NumberFormatException noNumber) {
      return NONE;
    }
  }

  private long number(char[] buffer, int start, int end) {
    if (unit == DAY) return excel(buffer, start, end);
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
    if (unit == DAY) return Double.toString((double) tick / DAY - EXCEL_EPOCH);
    if (unit != 0) return Long.toString(unit < 0 ? tick * 1000 : Math.floorDiv(tick, unit));
    long seconds = Math.floorDiv(tick, SECOND);
    var date = LocalDate.ofEpochDay(Math.floorDiv(seconds, 86_400L));
    int time = (int) Math.floorMod(seconds, 86_400L);
    int hour = time / 3600;
    var text = new StringBuilder(pattern.length() + 2);
    for (var field : fields) {
      if (field.count == 0) {
        text.append(field.letter);
        continue;
      }
      switch (field.letter) {
        case 'y' ->
            pad(text, field.count == 2 ? date.getYear() % 100 : date.getYear(), field.count);
        case 'M' -> {
          if (field.count < 3) pad(text, date.getMonthValue(), field.count);
          else text.append(date.getMonth().getDisplayName(style(field.count), Locale.ENGLISH));
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
        case 'D' -> pad(text, date.getDayOfYear(), 3);
        case 'Q' -> text.append((date.getMonthValue() + 2) / 3);
        case 'E' ->
            text.append(date.getDayOfWeek().getDisplayName(style(field.count), Locale.ENGLISH));
        case 'z' -> text.append("UTC");
        case 'a' -> text.append(hour < 12 ? "AM" : "PM");
        case 'X' -> text.append('Z');
        default -> throw new IllegalStateException("no such field: " + field.letter);
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
        if ("yQMdDEHhmsSaXz".indexOf(letter) < 0 || (letter == 'S' && count > 9)) {
          throw new InvalidSetting(
              "The time format '%s' has a letter %s that has no meaning."
                  .formatted(pattern, letter),
              "Use yyyy MM dd HH mm ss SSS a XXX, or epoch-s, epoch-ms, epoch-us, epoch-ns,"
                  + " excel, index.");
        }
        fields.add(new Field(letter, letter == 'y' && count != 2 ? 4 : count));
      } else {
        fields.add(new Field(letter, 0));
      }
    }
    return fields.toArray(Field[]::new);
  }

  private static int lettersEnd(char[] buffer, int at, int end) {
    int until = at;
    while (until < end && Character.isLetter(buffer[until])) until++;
    return until;
  }

  private static TextStyle style(int count) {
    return count > 3 ? TextStyle.FULL : TextStyle.SHORT;
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
}
