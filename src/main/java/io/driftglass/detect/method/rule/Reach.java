package io.driftglass.detect.method.rule;

import io.driftglass.detect.statistic.EffectiveRows;
import io.driftglass.series.Spread;
import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/// How far what a rule measures of normal values usually reaches.
final class Reach {
  /// What training reached in all but this part of rows is usual.
  private static final double RARE = .002;

  /// By how many times what is strange is larger than what was reached.
  private static final double BEYOND = 1.2;

  /// How seldom chance reaches further in any channel.
  private static final double OFF = .01;

  /// Of the size: less is rounding.
  private static final double ROUNDING = 1e-9;

  private Reach() {}

  /// The unit of errors of a forecast: their robust deviation, but no less than lets usual errors
  /// stay below the level. Where a channel mostly stays as it is and steps at times, most errors
  /// are nothing and the robust deviation says nothing of the steps.
  ///
  /// @param values in the order of time
  /// @param errors of their forecasts, NaN where there is none
  /// @param level in such units from which an error is strange
  /// @param channels of which none may be misjudged
  static double unit(double[] values, double[] errors, double level, int channels) {
    var sorted = Spread.sorted(errors);
    double robust = sorted.length == 0 ? 0 : Spread.robustSigma(sorted);
    double reach = Math.max(BEYOND * reached(errors), byChance(errors, channels));
    return Math.max(Math.max(robust, reach / level), rounding(values));
  }

  /// What all but a few of the sizes reach.
  static double reached(double[] measured) {
    var sizes = Spread.sorted(Arrays.stream(measured).map(Math::abs).toArray());
    return sizes.length == 0 ? 0 : Spread.quantile(sizes, 1 - RARE);
  }

  /// What normal values of so large a deviation hardly reach by chance: the further, the fewer
  /// independent ones tell the deviation and the more channels there are (Student 1908, Biometrika
  /// 6). The few wildest tell no more than the others.
  ///
  /// @param measured in the order of time, NaN where there is nothing
  static double byChance(double[] measured, int channels) {
    double most = reached(measured);
    if (!(most > 0)) return 0;
    var kept =
        Arrays.stream(measured)
            .filter(Double::isFinite)
            .map(value -> Math.clamp(value / most, -1, 1))
            .toArray();
    double mean = Arrays.stream(kept).average().orElse(0);
    double square =
        Arrays.stream(kept).map(value -> (value - mean) * (value - mean)).average().orElse(0);
    if (Math.sqrt(square) <= ROUNDING) return most;
    double freedom = Math.max(2, EffectiveRows.of(kept)) - 1;
    double times =
        new TDistribution(null, freedom).inverseCumulativeProbability(1 - OFF / 2 / channels);
    return most * (Math.abs(mean) + times * Math.sqrt(square));
  }

  /// Of the size of the values: less is rounding.
  static double rounding(double[] values) {
    return ROUNDING * Arrays.stream(values).map(Math::abs).max().orElse(0);
  }
}
