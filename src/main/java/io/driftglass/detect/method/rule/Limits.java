package io.driftglass.detect.method.rule;

import io.driftglass.detect.Detector;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.problem.InvalidSetting;
import java.util.Arrays;
import java.util.List;

/// A value below a lower or above an upper limit, given by hand or taken from the training rows
/// with a margin.
public final class Limits {
  public static final Method<Detector> METHOD =
      new Method<>(
          "threshold",
          "Fixed limits",
          "Shewhart 1931, Economic Control of Quality of Manufactured Product",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Text(
                  "low", "", "lower limit, the same for all channels; empty is learnt"),
              new Setting.Text(
                  "high", "", "upper limit, the same for all channels; empty is learnt"),
              new Setting.Real(
                  "margin", .1, 0, 10, "of the range in training, added to a learnt limit")),
          Limits::detector);

  private static final int LEAST_ROWS = 10;

  private Limits() {}

  private static Detector detector(Settings settings) {
    double low = limit("low", settings.choice("low"));
    double high = limit("high", settings.choice("high"));
    if (low >= high) {
      throw new InvalidSetting(
          "The lower limit must lie below the upper one, not %s and %s.".formatted(low, high),
          "Give a low below high, or leave one empty.");
    }
    double margin = settings.real("margin");
    var rule =
        new Rule(
            METHOD.id(),
            LEAST_ROWS,
            Math.nextUp(1.0),
            values -> learn(values, low, high, margin),
            BandScorer::of);
    boolean learnt = Double.isNaN(low) && Double.isNaN(high);
    return learnt ? rule.steadied() : rule.detector();
  }

  private static double[] learn(double[] values, double low, double high, double margin) {
    var seen = Arrays.stream(values).summaryStatistics();
    double room = margin * (seen.getMax() - seen.getMin());
    double lower = Double.isNaN(low) ? seen.getMin() - room : low;
    double upper = Double.isNaN(high) ? seen.getMax() + room : high;
    return lower <= upper ? new double[] {lower, upper} : new double[] {upper, upper};
  }

  private static double limit(String name, String text) {
    if (text.isEmpty()) return Double.NaN;
    try {
      double limit = Double.parseDouble(text);
      if (Double.isFinite(limit)) return limit;
    } catch (NumberFormatException e) {
      // falls through: not a number is told like one without end
    }
    throw new InvalidSetting(
        "The limit '%s' must be a number, not '%s'.".formatted(name, text),
        "Give a number such as 80.5, or leave it empty.");
  }
}
