package io.driftglass.ui.kit.text;

import java.util.Locale;

/// Numbers as the window writes them: real minus, thousands separators, no more digits than are
/// worth reading, in the notation of the user's locale. Files, JSON and the terminal have their
/// own.
public final class Figures {
  /// Stands where a number cannot be said; the reason belongs beside it.
  public static final String NONE = "n/a";

  private static final char MINUS = '\u2212';

  /// From a thousand to the power of -5 to that of 5.
  private static final String PREFIXES = "fpnµm kMGTP";

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
    return fixed(x, decimals(size));
  }

  /// A measured value like [#value], with an SI prefix where it is very small or large: `2.00 µ`,
  /// `12.3 M`. Its unit stands elsewhere.
  public static String scaled(double x) {
    double size = Math.abs(x);
    double factor = size >= 1e-3 && size < 1e7 ? 1 : prefix(size);
    return factor == 1 ? value(x) : scaled(x, factor, decimals(size / factor));
  }

  /// That many decimals of a value in a multiple of its unit: `1.5 k`.
  ///
  /// @param factor of [#prefix]
  public static String scaled(double x, double factor, int decimals) {
    int place = (int) Math.round(Math.log10(factor) / 3) + PREFIXES.indexOf(' ');
    return fixed(x / factor, decimals) + (factor == 1 ? "" : " " + PREFIXES.charAt(place));
  }

  /// The power of a thousand whose SI prefix a value of that size carries; 1 for what is read as
  /// well without, and for what has none.
  public static double prefix(double size) {
    if (!(size > 0) || (size >= 1e-3 && size < 1e5)) return 1;
    double power = Math.floor(Math.log10(size) / 3 + 1e-12);
    return Math.abs(power) > 5 ? 1 : Math.pow(1000, power);
  }

  private static int decimals(double size) {
    return size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  }

  /// All digits a number has: `0.0001`, `2.5`; powers of ten only below a millionth.
  public static String plain(double x) {
    if (!Double.isFinite(x) || (x != 0 && Math.abs(x) < 1e-6)) return value(x);
    var digits = new java.math.BigDecimal(Double.toString(x)).stripTrailingZeros();
    return fixed(x, Math.max(0, digits.scale()));
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
    return fixed(size, size < 9.95 ? 1 : 0) + " " + "KMGT".charAt(unit) + "B";
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
