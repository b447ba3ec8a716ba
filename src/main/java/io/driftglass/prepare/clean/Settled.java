package io.driftglass.prepare.clean;

import io.driftglass.method.Setting;
import io.driftglass.problem.InvalidSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Settings that are numbers in a text: none, one, or several with a plus between them.
final class Settled {
  private Settled() {}

  static Setting number(String name, String help) {
    return new Setting.Text(name, "", help);
  }

  /// @throws InvalidSetting where the text is neither empty nor a finite number
  static OptionalDouble number(String name, String text, String wanted) {
    if (text.isBlank()) return OptionalDouble.empty();
    return OptionalDouble.of(parsed(name, text, wanted));
  }

  /// A minus between digits belongs to the number after a plus: `-200+9999+-1`.
  static double[] numbers(String name, String text, String wanted) {
    List<Double> numbers = new ArrayList<>();
    for (var part : text.split("\\+", -1)) {
      if (!part.isBlank()) numbers.add(parsed(name, part, wanted));
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double parsed(String name, String text, String wanted) {
    try {
      double value = Double.parseDouble(text.strip().replace('\u2212', '-'));
      if (Double.isFinite(value)) return value;
    } catch (NumberFormatException e) {
      // falls through: not a number is told like an infinite one
    }
    throw new InvalidSetting(
        "%s must be %s, not '%s'.".formatted(name, wanted, text), "Write it like 3.5 or -200.");
  }
}
