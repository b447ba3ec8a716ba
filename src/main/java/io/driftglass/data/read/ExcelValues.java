package io.driftglass.data.read;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;

/// Cells of a workbook as texts: dates in ISO 8601, times of day `HH:mm:ss`, numbers in full.
final class ExcelValues {
  /// Stands for an error such as a division by zero.
  static final String ERROR = "#N/A";

  private static final long DAY = 86_400_000;
  private static final long SECOND = 1000;
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.");
  private static final LocalDate SINCE_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate SINCE_1904 = LocalDate.of(1904, 1, 1);

  private ExcelValues() {}

  /// @param format the cell's number format; empty where it has none
  static String text(double number, String format, boolean since1904) {
    return isDate(format) ? stamp(number, since1904) : plain(number);
  }

  static boolean isDate(String format) {
    var bare = QUOTED.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
    if (bare.isEmpty() || bare.equals("general")) return false;
    return bare.contains("yy")
        || bare.contains("d")
        || bare.contains("h")
        || bare.contains("ss")
        || bare.contains("mmm");
  }

  /// Days since 1899-12-30, or since 1904-01-01; below one day it is a time alone. A millisecond
  /// short of a full second is the full one: days are doubles.
  private static String stamp(double days, boolean since1904) {
    if (!(Math.abs(days) < 3e6)) return plain(days);
    long millis = Math.round(days * DAY);
    long off = Math.floorMod(millis + 1, SECOND);
    if (off <= 2) millis += 1 - off;
    var time = LocalTime.ofNanoOfDay(Math.floorMod(millis, DAY) * 1_000_000).toString();
    var clock = time.length() == 5 ? time + ":00" : time;
    if (millis >= 0 && millis < DAY) return clock;
    var date =
        (since1904 ? SINCE_1904 : SINCE_1900).plusDays(Math.floorDiv(millis, DAY)).toString();
    return Math.floorMod(millis, DAY) == 0 ? date : date + " " + clock;
  }

  static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
