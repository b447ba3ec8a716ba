package io.driftglass.detect.statistic;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Spread;
import java.io.IOException;

/// Puts a channel on the scale of its values in training.
///
/// @param zero what becomes 0
/// @param unit what becomes 1, above 0
public record ChannelScale(double zero, double unit) {
  /// Values far outside what training has seen are held here before a network sees them.
  public static final double FAR = 3;

  private static final double TAIL = .005;

  /// The bulk of the values to -1..1; where almost all are equal, all of them. For a constant
  /// channel its size stands in for the range, or 1 where it is 0.
  public static ChannelScale ofTarget(double[] values) {
    var sorted = Spread.sorted(values);
    if (sorted.length == 0) return new ChannelScale(0, 1);
    double low = Spread.quantile(sorted, TAIL);
    double high = Spread.quantile(sorted, 1 - TAIL);
    if (low == high) {
      low = sorted[0];
      high = sorted[sorted.length - 1];
    }
    double half = high / 2 - low / 2;
    double centre = low + half;
    if (half == 0) half = Math.abs(centre);
    return new ChannelScale(centre, half > 0 ? half : 1);
  }

  /// All values to 0..1: a command that is off stays 0.
  public static ChannelScale ofInput(double[] values) {
    var sorted = Spread.sorted(values);
    if (sorted.length == 0) return new ChannelScale(0, 1);
    double range = sorted[sorted.length - 1] - sorted[0];
    return new ChannelScale(sorted[0], range > 0 ? range : 1);
  }

  public double in(double value) {
    return (value - zero) / unit;
  }

  /// For a network: never far outside.
  ///
  /// @param value NaN stays NaN
  public float held(double value) {
    return (float) Math.clamp(in(value), -FAR, FAR);
  }

  public double out(double scaled) {
    return zero + scaled * unit;
  }

  public void write(ParameterWriter out) throws IOException {
    out.real(zero).real(unit);
  }

  public static ChannelScale read(ParameterReader in) throws IOException {
    return new ChannelScale(in.real(), in.real());
  }
}
