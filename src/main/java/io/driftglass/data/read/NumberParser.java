package io.driftglass.data.read;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a cell's characters as a number without making a text of them; `true` is 1, `false` is 0.
///
/// Exact: up to 15 digits by one correctly rounded operation (Clinger 1990), else by
/// `Double.parseDouble`. Not thread-safe: the last value is kept in the object.
public final class NumberParser {
  /// What a cell turned out to be.
  public enum Found {
    NUMBER,
    MISSING,
    BAD
  }

  private static final Set<String> MISSING =
      Set.of(
          "na",
          "n/a",
          "<na>",
          "nan",
          "null",
          "none",
          "nil",
          "-",
          "--",
          "---",
          "?",
          ".",
          "#n/a",
          "#na",
          "#value!",
          "#div/0!",
          "#ref!",
          "#num!",
          "#null!",
          "#name?",
          "#uncached!",
          "missing",
          "bad",
          "no data",
          "nodata",
          "bad input",
          "i/o timeout",
          "1.#qnan",
          "-1.#ind",
          "-nan");
  private static final double[] POWERS = new double[23];

  static {
    double power = 1;
    for (int exponent = 0; exponent < POWERS.length; exponent++, power *= 10) {
      POWERS[exponent] = power;
    }
  }

  private final char decimal;
  private final char thousands;
  private final Set<String> missing = new HashSet<>(MISSING);
  private double value;

  /// @param missing further texts that stand for a missing value, in any case
  public NumberParser(char decimal, Optional<Character> thousands, Collection<String> missing) {
    this.decimal = decimal;
    this.thousands = thousands.orElse('\0');
    missing.forEach(token -> this.missing.add(token.strip().toLowerCase(Locale.ROOT)));
  }

  /// Whether a text is one of those that stand for a missing value everywhere.
  public static boolean isMissing(String text) {
    return MISSING.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  /// The number last found.
  public double value() {
    return value;
  }

  public Found parse(char[] buffer, int offset, int length) {
    int at = offset;
    int end = offset + length;
    while (at < end && buffer[at] <= ' ') at++;
    while (at < end && buffer[end - 1] <= ' ') end--;
    if (at == end) return Found.MISSING;
    int start = at;
    boolean negative = buffer[at] == '-' || buffer[at] == '\u2212';
    if (negative || buffer[at] == '+') at++;
    long mantissa = 0;
    int first = at;
    while (at < end && isDigit(buffer[at])) mantissa = mantissa * 10 + (buffer[at++] - '0');
    int digits = at - first;
    int scale = 0;
    if (at < end && buffer[at] == decimal) {
      int point = ++at;
      while (at < end && isDigit(buffer[at])) mantissa = mantissa * 10 + (buffer[at++] - '0');
      scale = at - point;
      digits += scale;
    }
    if (digits == 0) return other(buffer, start, end);
    int exponent = -scale;
    if (at < end && (buffer[at] | 0x20) == 'e') {
      at++;
      boolean down = at < end && buffer[at] == '-';
      if (at < end && (down || buffer[at] == '+')) at++;
      int power = 0;
      int from = at;
      while (at < end && isDigit(buffer[at]))
        power = Math.min(99_999, power * 10 + buffer[at++] - '0');
      if (at == from) return other(buffer, start, end);
      exponent += down ? -power : power;
    }
    if (at != end) return other(buffer, start, end);
    if (digits > 15 || exponent < -22 || exponent > 22) return exact(buffer, start, end);
    double magnitude = exponent < 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
    value = negative ? -magnitude : magnitude;
    return Found.NUMBER;
  }

  public Found parse(String text) {
    return parse(text.toCharArray(), 0, text.length());
  }

  /// Why a text is no number, in three or four words.
  public String reason(String text) {
    var bare = text.strip();
    if (bare.toLowerCase(Locale.ROOT).matches("[-+]?inf(inity)?")) return "not finite";
    if (bare.matches("[-+0-9.,eE]+")) {
      if (bare.chars().filter(c -> c == decimal).count() > 1) return "two decimal marks";
      char other = decimal == '.' ? ',' : '.';
      if (bare.indexOf(other) >= 0) return "'" + other + "' is not the decimal mark here";
      return "not finite";
    }
    return "not a number";
  }

  private Found exact(char[] buffer, int start, int end) {
    var text = new String(buffer, start, end - start).replace('\u2212', '-').replace(decimal, '.');
    value = Double.parseDouble(text);
    return Double.isInfinite(value) ? Found.BAD : Found.NUMBER;
  }

  private Found other(char[] buffer, int start, int end) {
    var text = new String(buffer, start, end - start);
    var lower = text.toLowerCase(Locale.ROOT);
    if (missing.contains(lower)) return Found.MISSING;
    if (lower.equals("true") || lower.equals("false")) {
      value = lower.equals("true") ? 1 : 0;
      return Found.NUMBER;
    }
    if (thousands == '\0' || text.indexOf(thousands) < 0 || !grouped(text)) return Found.BAD;
    var bare = text.replace(String.valueOf(thousands), "").toCharArray();
    return parse(bare, 0, bare.length);
  }

  /// Whether every mark between thousands is followed by exactly three digits.
  private boolean grouped(String text) {
    int point = text.indexOf(decimal);
    var whole = (point < 0 ? text : text.substring(0, point)).replaceFirst("^[-+\u2212]", "");
    var groups = whole.split(Pattern.quote(String.valueOf(thousands)), -1);
    if (!groups[0].matches("\\d{1,3}")) return false;
    for (int group = 1; group < groups.length; group++) {
      if (!groups[group].matches("\\d{3}")) return false;
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
