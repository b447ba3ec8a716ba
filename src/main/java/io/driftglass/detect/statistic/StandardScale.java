package io.driftglass.detect.statistic;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Spread;
import java.io.IOException;
import java.util.Arrays;

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

  private static final int TOGETHER = 16;
  private static final double OF_RANGE = .02;
  private static final double OF_SIZE = .001;

  /// @param from first row left out
  /// @param until first row after those left out
  public static StandardScale fit(double[][] columns, int from, int until) {
    int channels = columns.length;
    var mean = new double[channels];
    var unit = new double[channels];
    var range = new double[channels];
    for (int c = 0; c < channels; c++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      double first = Double.NaN;
      double sum = 0;
      int count = 0;
      for (int t = 0; t < columns[c].length; t++) {
        double value = columns[c][t];
        if ((t >= from && t < until) || !Double.isFinite(value)) continue;
        if (count++ == 0) first = value;
        low = Math.min(low, value);
        high = Math.max(high, value);
        sum += value - first;
      }
      if (count == 0) continue;
      range[c] = high - low;
      mean[c] = first + sum / count;
      double square = 0;
      for (int t = 0; t < columns[c].length; t++) {
        double value = columns[c][t];
        if ((t >= from && t < until) || !Double.isFinite(value)) continue;
        square += (value - mean[c]) / count * (value - mean[c]);
      }
      double size = Math.max(Math.abs(low), Math.abs(high));
      unit[c] = Math.max(Math.sqrt(square), Math.max(OF_RANGE * range[c], OF_SIZE * size));
    }
    var varying = Arrays.stream(range).filter(r -> r > 0).sorted().toArray();
    double usual = varying.length == 0 ? 0 : OF_SIZE * Spread.median(varying);
    for (int c = 0; c < channels; c++) {
      if (unit[c] == 0) unit[c] = Math.max(usual, Double.MIN_NORMAL);
    }
    return new StandardScale(mean, unit);
  }

  public static double held(double value) {
    return Math.clamp(value, -FAR, FAR);
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
    var rows = new double[columns[0].length][mean.length];
    for (int from = 0; from < rows.length; from += TOGETHER) {
      int until = Math.min(rows.length, from + TOGETHER);
      for (int c = 0; c < mean.length; c++) {
        for (int t = from; t < until; t++) rows[t][c] = in(c, columns[c][t]);
      }
    }
    return rows;
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
