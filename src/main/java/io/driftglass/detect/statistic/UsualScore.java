package io.driftglass.detect.statistic;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Spread;
import java.io.IOException;

/// Puts a method's own measure on a scale that any two methods share: 0 is usual, 1 is what one
/// normal row in a hundred reaches.
///
/// @param usual the median measure of normal rows, higher where they hardly differ
/// @param unit from there to the .99 quantile, above 0
public record UsualScore(double usual, double unit) {
  private static final double RARE = .99;

  /// The least unit of a measure of which nothing else is known.
  public static final double LEAST = 1e-3;

  /// Leaves measures as they are.
  public static final UsualScore RAW = new UsualScore(0, 1);

  /// @param measures of normal rows, NaN where there is none
  public static UsualScore fit(double[] measures) {
    return fit(measures, LEAST);
  }

  /// Where normal measures reach less far than the least unit, what lies within it is usual too.
  ///
  /// @param measures of normal rows, NaN where there is none
  /// @param least unit, in the measure's own
  public static UsualScore fit(double[] measures, double least) {
    var sorted = Spread.sorted(measures);
    if (sorted.length == 0) return RAW;
    double usual = Spread.median(sorted);
    double reach = Spread.quantile(sorted, RARE) - usual;
    double unit = Math.max(reach, Math.max(least, LEAST * Math.abs(usual)));
    return new UsualScore(usual + (unit - reach), unit);
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
