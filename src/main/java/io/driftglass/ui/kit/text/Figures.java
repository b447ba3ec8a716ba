package io.driftglass.ui.kit.text;

import java.util.Locale;

/// Numbers as the window writes them: real minus, thousands separators, no more digits than are
/// worth reading, in the notation of the user's locale. Files, JSON and the terminal have their
/// own.
public final class Figures {
  /// Stands where a number cannot be said; the reason belongs beside it.
  public static final String NONE = "n/a";

  private static final char MINUS = '\u2212';

  private Figures() {}

  /// `87,912`.
  public static String count(long n) {
    return signed(String.format(locale(), "%,d", n));
  }

  /// `1 row`, `87,912 rows`.
  public static String count(long n, String noun) {
    return Words.of("%s " + noun + (n == 1 ? "" : "s"), count(n));
  }

  /// Three significant digits or all whole ones: `0.31`, `5.97`, `41.0`, `1,046`; very small or
  /// large values in powers of ten; `n/a` for NaN.
  public static String value(double x) {
    if (Double.isNaN(x)) return NONE;
    if (Double.isInfinite(x)) return x > 0 ? "∞" : MINUS + "∞";
    double size = Math.abs(x);
    if (size != 0 && (size < 1e-3 || size >= 1e9)) {
      return signed(String.format(locale(), "%.2e", x));
    }
    int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return fixed(x, decimals);
  }

  /// So many decimals: `0.97`.
  public static String fixed(double x, int decimals) {
    return Double.isNaN(x) ? NONE : signed(String.format(locale(), "%,." + decimals + "f", x));
  }

  /// A fraction as `0.4 %`, whole from 10 % on; `<0.1 %` for what would round to nothing.
  public static String percent(double fraction) {
    if (Double.isNaN(fraction)) return NONE;
    double hundred = fraction * 100;
    if (hundred > 0 && hundred < .05) return "<" + fixed(.1, 1) + " %";
    boolean whole = Math.abs(hundred) >= 10 || hundred == 0;
    return fixed(hundred, whole ? 0 : 1) + " %";
  }

  /// A share with one decimal: `94.1 %`.
  public static String exactPercent(double fraction) {
    return Double.isNaN(fraction) ? NONE : fixed(fraction * 100, 1) + " %";
  }

  /// A change with its sign: `+20 %`, `−22 %`.
  public static String change(double fraction) {
    if (Double.isNaN(fraction)) return NONE;
    String text = fixed(fraction * 100, 0) + " %";
    return fraction > 0 ? "+" + text : text;
  }

  /// `785 KB`, `3.4 GB`: powers of a thousand.
  public static String bytes(long n) {
    if (n < 1000) return count(n) + " B";
    double size = n;
    int unit = -1;
    while (size >= 999.5 && unit < 3) {
      size /= 1000;
      unit++;
    }
    return fixed(size, size < 10 ? 1 : 0) + " " + "KMGT".charAt(unit) + "B";
  }

  private static Locale locale() {
    return Locale.getDefault(Locale.Category.FORMAT);
  }

  private static String signed(String text) {
    if (!text.startsWith("-")) return text;
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return zero ? text.substring(1) : MINUS + text.substring(1);
  }
}
