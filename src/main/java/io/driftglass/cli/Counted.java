package io.driftglass.cli;

import java.util.Locale;

/// Numbers of things in a sentence of the terminal.
final class Counted {
  private Counted() {}

  /// `1 event`, `1,200 events`.
  static String of(long n, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", n, noun, n == 1 ? "" : "s");
  }
}
