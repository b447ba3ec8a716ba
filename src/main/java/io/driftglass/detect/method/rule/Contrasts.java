package io.driftglass.detect.method.rule;

import io.driftglass.detect.Detector;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.series.Spread;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The rules that compare the newest values of a channel with those right before.
public final class Contrasts {
  public static final Method<Detector> LEVEL_SHIFT =
      windowed(
          "level-shift",
          "Level shift",
          "Basseville, Nikiforov 1993, Detection of Abrupt Changes",
          12,
          (recent, window) ->
              median(recent.ago(0, window)) - median(recent.ago(window, 2 * window)));

  public static final Method<Detector> VOLATILITY_SHIFT =
      windowed(
          "volatility-shift",
          "Volatility shift",
          "Basseville, Nikiforov 1993, Detection of Abrupt Changes",
          12,
          (recent, window) ->
              deviation(recent.ago(0, window)) - deviation(recent.ago(window, 2 * window)));

  public static final Method<Detector> PERSISTENCE =
      windowed(
          "persistence",
          "Unlike the values right before",
          "Murphy 1992, Weather and Forecasting",
          6,
          (recent, window) -> recent.ago(0) - median(recent.ago(1, window + 1)));

  public static final Method<Detector> RATE_OF_CHANGE =
      new Method<>(
          "rate-of-change",
          "Rate of change",
          "Nelson 1982, Journal of Quality Technology",
          Method.Cost.INSTANT,
          List.of(level()),
          settings -> rule("rate-of-change", 2, settings, recent -> recent.ago(0) - recent.ago(1)));

  private Contrasts() {}

  private interface Windowed {
    double of(Recent recent, int window);
  }

  private static Method<Detector> windowed(
      String id, String title, String paper, int window, Windowed difference) {
    return new Method<>(
        id,
        title,
        paper,
        Method.Cost.INSTANT,
        List.of(new Setting.Whole("window", window, 2, 10_000, "values on either side"), level()),
        settings -> {
          int length = settings.whole("window");
          return rule(id, 2 * length, settings, recent -> difference.of(recent, length));
        });
  }

  private static Setting level() {
    return new Setting.Real(
        "level",
        2,
        1,
        100,
        "times the largest usual difference in training from which it is strange");
  }

  private static Detector rule(
      String id, int length, Settings settings, ToDoubleFunction<Recent> difference) {
    double level = settings.real("level");
    return new Rule(
            id,
            Math.max(10, 2 * length),
            level,
            (values, channels) -> Contrast.learn(length, difference, values, level, channels),
            numbers -> new Contrast(length, difference, numbers))
        .detector();
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return Spread.median(values);
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double square = 0;
    for (double value : values) square += (value - mean) * (value - mean);
    return Math.sqrt(square / values.length);
  }
}
