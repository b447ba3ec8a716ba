package io.driftglass.data.export;

/// Texts as they may stand in a cell that a spreadsheet will open.
public final class Spreadsheet {
  private static final String BEGINNINGS = "=+-@\t\r\n\0";

  private Spreadsheet() {}

  /// The text with an apostrophe in front where a spreadsheet would take it for a formula; a number
  /// such as -5 stays a number.
  public static String safe(String text) {
    if (text.isEmpty() || BEGINNINGS.indexOf(text.charAt(0)) < 0) return text;
    return isNumber(text) ? text : "'" + text;
  }

  /// The text in quotes where it holds the delimiter, a quote or a line end (RFC 4180).
  public static String quoted(String text, char delimiter) {
    boolean plain = true;
    for (int at = 0; at < text.length() && plain; at++) {
      char c = text.charAt(at);
      plain = c != delimiter && c != '"' && c != '\n' && c != '\r';
    }
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static boolean isNumber(String text) {
    return text.matches("[-+]?(Infinity|\\d+([.,]\\d+)?|[.,]\\d+)([eE][-+]?\\d+)?");
  }

  /// The shortest text that reads back as the same number, with a decimal mark; empty for NaN.
  public static String number(double value, char decimal) {
    if (Double.isNaN(value)) return "";
    String text =
        value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value)
            : Double.toString(value);
    return decimal == '.' ? text : text.replace('.', decimal);
  }
}
