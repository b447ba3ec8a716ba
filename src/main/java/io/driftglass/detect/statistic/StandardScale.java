package io.driftglass.detect.statistic;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Spread;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Puts every channel into standard deviations from its mean, held at +-15; a missing value lies at
/// the mean.
///
/// A standard deviation is at least 2 % of the range. A channel that was constant has none: a
/// thousandth of its size stands in for it, and where it was 0 a thousandth of the middle range of
/// the other channels; without any, every other value is far outside.
@SuppressWarnings("ArrayRecordComponent")
public record StandardScale(double[] mean, double[] unit) {
  /// Values far outside are held here.
  public static final double FAR = 15;

  private static final int TOGETHER = 64;
  private static final double OF_RANGE = .02;
  private static final double OF_SIZE = .001;

  /// @param from first row left out
  /// @param until first row after those left out
  public static StandardScale fit(double[][] columns, int from, int until) {
    var kept = new ArrayList<Moments>();
    for (var column : columns) {
      var before = Moments.of(column, 0, from);
      kept.add(before.and(Moments.of(column, Math.max(from, until), column.length)));
    }
    return of(kept);
  }

  /// @param moments one a channel
  public static StandardScale of(List<Moments> moments) {
    var mean = moments.stream().mapToDouble(Moments::mean).toArray();
    var unit =
        moments.stream()
            .mapToDouble(
                m -> {
                  double size = Math.max(Math.abs(m.low()), Math.abs(m.high()));
                  double least = Math.max(OF_RANGE * m.range(), OF_SIZE * size);
                  return Math.max(Math.sqrt(m.variance()), least);
                })
            .toArray();
    var varying =
        moments.stream().mapToDouble(Moments::range).filter(r -> r > 0).sorted().toArray();
    double usual = varying.length == 0 ? 0 : OF_SIZE * Spread.median(varying);
    for (int c = 0; c < unit.length; c++) {
      if (unit[c] == 0) unit[c] = Math.max(usual, Double.MIN_NORMAL);
    }
    return new StandardScale(mean, unit);
  }

  /// The same where no standard deviation is below `least`.
  public StandardScale atLeast(double least) {
    return new StandardScale(
        mean, Arrays.stream(unit).map(deviation -> Math.max(deviation, least)).toArray());
  }

  public static double held(double value) {
    if (value > FAR) return FAR;
    return value < -FAR ? -FAR : value;
  }

  public double[] row(double[][] columns, int t) {
    var row = new double[mean.length];
    for (int c = 0; c < row.length; c++) row[c] = in(c, columns[c][t]);
    return row;
  }

  /// All rows, a few at a time: the columns lie far apart.
  ///
  /// @return [row][channel]
  public double[][] rows(double[][] columns) {
    return rows(columns, 0, columns[0].length);
  }

  /// @param from first row
  /// @param until first row after them
  /// @return [row less from][channel]
  public double[][] rows(double[][] columns, int from, int until) {
    var rows = new double[until - from][mean.length];
    var scaled = new double[TOGETHER];
    for (int first = 0; first < rows.length; first += TOGETHER) {
      int count = Math.min(TOGETHER, rows.length - first);
      for (int c = 0; c < mean.length; c++) {
        scale(columns[c], from + first, count, mean[c], unit[c], scaled);
        for (int t = 0; t < count; t++) rows[first + t][c] = scaled[t];
      }
    }
    return rows;
  }

  /// The loop compiles to vector instructions; each value as by [#in].
  private static void scale(
      double[] column, int from, int count, double mean, double unit, double[] scaled) {
    for (int t = 0; t < count; t++) {
      double away = (column[from + t] - mean) / unit;
      scaled[t] = Math.min(FAR, Math.max(-FAR, away));
    }
    for (int t = 0; t < count; t++) if (Double.isNaN(scaled[t])) scaled[t] = 0;
  }

  public double in(int channel, double value) {
    return Double.isNaN(value) ? 0 : held((value - mean[channel]) / unit[channel]);
  }

  /// As it is, not held.
  ///
  /// @return NaN stays NaN
  public double away(int channel, double value) {
    return (value - mean[channel]) / unit[channel];
  }

  public double out(int channel, double z) {
    return mean[channel] + z * unit[channel];
  }

  public void write(ParameterWriter out) throws IOException {
    out.reals(mean).reals(unit);
  }

  public static StandardScale read(ParameterReader in) throws IOException {
    return new StandardScale(in.reals(), in.reals());
  }
}
