package io.driftglass.detect.method.rule;

import io.driftglass.detect.scoring.ChannelScorer;
import io.driftglass.series.Spread;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/// Rules that compare the newest values with those right before: how large the difference is, over
/// the largest usual one in training.
final class Contrast implements ChannelScorer {
  /// Part of training differences that count as usual.
  private static final double USUAL = .995;

  private final Recent recent;
  private final ToDoubleFunction<Recent> difference;
  private final double usual;

  /// @param length values the difference is made of
  /// @param difference of full [Recent] values, of either sign
  /// @param numbers what [#learn] gave
  Contrast(int length, ToDoubleFunction<Recent> difference, double[] numbers) {
    recent = new Recent(length);
    this.difference = difference;
    usual = numbers[0];
  }

  /// @param level times the usual difference from which one is strange
  /// @param channels of which none may be misjudged
  static double[] learn(
      int length,
      ToDoubleFunction<Recent> difference,
      double[] values,
      double level,
      int channels) {
    var recent = new Recent(length);
    var differences = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      recent.add(values[t]);
      differences[t] = recent.full() ? difference.applyAsDouble(recent) : Double.NaN;
    }
    var sorted = Spread.sorted(Arrays.stream(differences).map(Math::abs).toArray());
    double usual = sorted.length == 0 ? 0 : Spread.quantile(sorted, USUAL);
    double chance = Reach.byChance(differences, channels) / level;
    return new double[] {Math.max(Math.max(usual, chance), Reach.rounding(values))};
  }

  @Override
  public double next(double value) {
    if (Double.isNaN(value)) return Double.NaN;
    recent.add(value);
    return recent.full() ? Rule.units(difference.applyAsDouble(recent), usual) : Double.NaN;
  }

  @Override
  public void gap() {
    recent.clear();
  }
}
