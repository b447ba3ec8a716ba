package io.driftglass.detect.method.rule;

import io.driftglass.detect.Detector;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.series.Spread;
import java.util.List;

/// Value bands between two order statistics of the training rows.
public final class Quantiles {
  public static final Method<Detector> QUANTILE =
      new Method<>(
          "quantile",
          "Rare values",
          "Hyndman, Fan 1996, The American Statistician",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Real("low", .001, 0, .5, "part of normal values that lie below the band"),
              new Setting.Real("high", .999, .5, 1, "part of normal values that lie below its end"),
              new Setting.Real("level", 1.1, 1, 100, "half widths of the band from its middle")),
          settings -> {
            double low = settings.real("low");
            double high = settings.real("high");
            return new Rule(
                    "quantile",
                    10,
                    settings.real("level"),
                    values -> between(values, low, high, 0),
                    BandScorer::of)
                .steadied();
          });

  public static final Method<Detector> IQR =
      new Method<>(
          "iqr",
          "Far from the middle half",
          "Tukey 1977, Exploratory Data Analysis",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Real(
                  "reach",
                  3,
                  .5,
                  50,
                  "widths of the middle half from its ends; 1.5 is outside, 3 far out")),
          settings -> {
            double reach = settings.real("reach");
            return new Rule(
                    "iqr", 10, Math.nextUp(1.0), values -> fences(values, reach), BandScorer::of)
                .steadied();
          });

  private static final double OUTER = .005;

  private Quantiles() {}

  /// The fences, but no nearer than nearly all values reach: where the middle half is next to one
  /// value, as of a channel that only steps at times, it says nothing of the others.
  private static double[] fences(double[] values, double reach) {
    var fences = between(values, .25, .75, reach);
    var most = between(values, OUTER, 1 - OUTER, 0);
    return new double[] {Math.min(fences[0], most[0]), Math.max(fences[1], most[1])};
  }

  /// @param reach widths of the band by which each end is moved outwards
  static double[] between(double[] values, double low, double high, double reach) {
    var sorted = Spread.sorted(values);
    double lower = Spread.quantile(sorted, low);
    double upper = Spread.quantile(sorted, high);
    double more = reach * (upper - lower);
    return new double[] {lower - more, upper + more};
  }
}
