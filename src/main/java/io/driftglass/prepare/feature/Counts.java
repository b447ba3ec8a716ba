package io.driftglass.prepare.feature;

import io.driftglass.problem.InvalidSetting;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Whole numbers with a plus between them: `1+2+24`.
final class Counts {
  private static final int MOST = 1_000_000;

  private Counts() {}

  static int[] parse(String name, String text) {
    try {
      int[] counts =
          Arrays.stream(text.split("\\+")).map(String::strip).mapToInt(Integer::parseInt).toArray();
      if (counts.length > 0 && Arrays.stream(counts).allMatch(k -> k >= 1 && k <= MOST)) {
        return counts;
      }
    } catch (NumberFormatException e) {
      // falls through: not a number is told like out of range
    }
    throw new InvalidSetting(
        "%s must be whole numbers from 1 to %,d with + between them, not '%s'."
            .formatted(name, MOST, text),
        "Write it like 1+2+24.");
  }

  static String text(int[] counts) {
    return Arrays.stream(counts).mapToObj(Integer::toString).collect(Collectors.joining(", "));
  }
}
