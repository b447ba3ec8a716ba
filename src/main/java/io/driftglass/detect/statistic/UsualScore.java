package io.driftglass.detect.statistic;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Spread;
import java.io.IOException;

/// Puts a method's own measure on a scale that any two methods share: 0 is usual, 1 is what one
/// normal row in a hundred reaches.
///
/// @param usual the median measure of normal rows
/// @param unit from there to the .99 quantile, above 0
public record UsualScore(double usual, double unit) {
  private static final double RARE = .99;
  private static final double LEAST = 1e-3;

  /// Leaves measures as they are.
  public static final UsualScore RAW = new UsualScore(0, 1);

  /// @param measures of normal rows, NaN where there is none
  public static UsualScore fit(double[] measures) {
    var sorted = Spread.sorted(measures);
    if (sorted.length == 0) return RAW;
    double usual = Spread.median(sorted);
    double reach = Spread.quantile(sorted, RARE) - usual;
    return new UsualScore(usual, Math.max(reach, LEAST * Math.max(1, Math.abs(usual))));
  }

  /// @param measure NaN stays NaN
  /// @return 0 or more
  public double of(double measure) {
    double score = (measure - usual) / unit;
    return score < 0 ? 0 : score;
  }

  public double[] of(double[] measures) {
    var scores = new double[measures.length];
    for (int i = 0; i < scores.length; i++) scores[i] = of(measures[i]);
    return scores;
  }

  public void write(ParameterWriter out) throws IOException {
    out.real(usual).real(unit);
  }

  public static UsualScore read(ParameterReader in) throws IOException {
    return new UsualScore(in.real(), in.real());
  }
}
