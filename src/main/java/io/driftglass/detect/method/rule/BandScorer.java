package io.driftglass.detect.method.rule;

import io.driftglass.detect.scoring.ChannelScorer;

/// How far a value lies from the middle of a band, in half widths: 1 is its edge.
///
/// @param middle of the band
/// @param half of its width; 0 where the channel was constant
record BandScorer(double middle, double half) implements ChannelScorer {
  /// @param numbers the lower and the upper edge
  static BandScorer of(double[] numbers) {
    double half = numbers[1] / 2 - numbers[0] / 2;
    return new BandScorer(numbers[0] + half, half);
  }

  @Override
  public double next(double value) {
    return Double.isNaN(value) ? Double.NaN : Rule.units(value - middle, half);
  }

  @Override
  public double expected() {
    return middle;
  }

  @Override
  public double spread() {
    return half;
  }
}
