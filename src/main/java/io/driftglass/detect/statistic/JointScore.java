package io.driftglass.detect.statistic;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Spread;
import java.io.IOException;
import java.util.Arrays;

/// One score of many channels' scores: a single channel's own, else their root mean square above 0
/// on the scale of what it usually is, so that one level serves any number of channels.
///
/// @param usual median of the root mean square over normal rows
/// @param spread its standard deviation, with a floor
public record JointScore(double usual, double spread) {
  private static final double FLOOR = .1;

  /// Above it a score is its own soft positive part, to rounding.
  private static final double FAR = 30;

  private static final JointScore OWN = new JointScore(0, 1);

  /// @param totals [#plain] of normal rows, NaN where there is none
  public static JointScore fit(int channels, double[] totals) {
    var sorted = Spread.sorted(totals);
    if (channels == 1 || sorted.length == 0) return OWN;
    double mean = Arrays.stream(sorted).average().orElse(0);
    double variance = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    return new JointScore(Spread.median(sorted), Math.sqrt(variance) + FLOOR);
  }

  /// @param z the channels' scores, NaN where missing
  public static double plain(double[] z) {
    if (z.length == 1) return z[0];
    int there = 0;
    double sum = 0;
    for (double score : z) {
      if (Double.isNaN(score)) continue;
      there++;
      if (score > 0) sum += score * score;
    }
    return there == 0 ? Double.NaN : Math.sqrt(sum / there);
  }

  /// The soft positive part: far above 0 the score itself, below it still in order.
  ///
  /// @return 0 or more; NaN where `plain` is
  public double of(double plain) {
    double score = (plain - usual) / spread;
    return score > FAR ? score : Math.log1p(Math.exp(score));
  }

  public void write(ParameterWriter out) throws IOException {
    out.real(usual).real(spread);
  }

  public static JointScore read(ParameterReader in) throws IOException {
    return new JointScore(in.real(), in.real());
  }
}
