package io.driftglass.detect;

import java.util.Arrays;
import java.util.List;

/// How strange every row of a frame is, in the detector's own unit.
///
/// The arrays are handed out without a copy and must not be written to.
public final class Scores {
  private final List<String> channels;
  private final double[] total;
  private final double[][] byChannel;
  private final double[][] expected;
  private final double[][] spread;

  /// @param channels names of the judged channels
  /// @param total one a row, high is strange, NaN where the detector warms up or nothing was
  ///   measured
  /// @param byChannel [channel][row], the part of each channel, 0 or more, NaN where `total` is
  /// @param expected [channel][row], what the detector expected in the channel's unit; empty where
  ///   it predicts nothing
  /// @param spread [channel][row], half the width of the expected band; empty like `expected`
  public Scores(
      List<String> channels,
      double[] total,
      double[][] byChannel,
      double[][] expected,
      double[][] spread) {
    this.channels = List.copyOf(channels);
    this.total = total;
    this.byChannel = byChannel;
    this.expected = expected;
    this.spread = spread;
  }

  /// The same with the first rows taken back: their scores are NaN, what was expected stays.
  public Scores withoutFirst(int rows) {
    if (rows == 0) return this;
    var parts = new double[byChannel.length][];
    for (int c = 0; c < parts.length; c++) parts[c] = blanked(byChannel[c], rows);
    return new Scores(channels, blanked(total, rows), parts, expected, spread);
  }

  private static double[] blanked(double[] values, int rows) {
    var copy = values.clone();
    Arrays.fill(copy, 0, rows, Double.NaN);
    return copy;
  }

  public int rows() {
    return total.length;
  }

  public List<String> channels() {
    return channels;
  }

  public double[] total() {
    return total;
  }

  public double[][] byChannel() {
    return byChannel;
  }

  public boolean predicts() {
    return expected.length > 0;
  }

  public double[][] expected() {
    return expected;
  }

  public double[][] spread() {
    return spread;
  }
}
