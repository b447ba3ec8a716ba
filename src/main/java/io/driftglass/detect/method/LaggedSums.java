package io.driftglass.detect.method;

import io.driftglass.detect.statistic.LeastSquares;
import java.util.Arrays;

/// The sums of products from which rows are predicted by the rows before them, gathered for all
/// lags at once: rows two steps apart add up to the same whether they are looked at as the last and
/// the third last or as the last but one and the fourth last, but for the ends of a run.
final class LaggedSums {
  private static final int TOGETHER = 4;
  private static final int LANES = 8;

  private final int channels;
  private final int lags;

  /// Where the 1 stands.
  private final int one;

  /// [channel][of the row itself, of the rows before it, newest first, and 1], over all rows that
  /// have all of these; then zeros up to whole vectors.
  private final double[][] sums;

  /// [lag][difference in lag][channel][earlier channel]: what a lagged sum has more at its begin
  /// and less at its end.
  private final double[][][][] ends;

  /// [lag][channel]: the same of the rows themselves.
  private final double[][] endRows;

  /// [channel][channel] of the rows that are counted, less those that are predicted.
  private final double[][] begins;

  /// [channel]: the same of the rows themselves.
  private final double[] beginRows;

  private final double[][] kept;
  private int keptRows;
  private long all;
  private long predicted;

  LaggedSums(int channels, int lags) {
    this.channels = channels;
    this.lags = lags;
    one = (lags + 1) * channels;
    int width = (one / LANES + 1) * LANES;
    sums = new double[channels][width];
    ends = new double[lags + 1][lags][channels][channels];
    endRows = new double[lags + 1][channels];
    begins = new double[channels][channels];
    beginRows = new double[channels];
    kept = new double[TOGETHER][width];
  }

  /// Adds rows that follow one another.
  ///
  /// @param z [row][channel]
  /// @param from first of the run
  /// @param until first after it
  void addRun(double[][] z, int from, int until) {
    addWithin(z, from, until, from);
  }

  /// Adds the later rows of a run, as those before them predict them too. Parts that follow one
  /// another so come to the run.
  ///
  /// @param from first of the run
  /// @param until first after it
  /// @param first of the rows that are added
  void addWithin(double[][] z, int from, int until, int first) {
    int begin = Math.max(from, first - lags);
    int met = Math.min(begin + lags, until);
    for (int t = first; t < met; t++) addRow(z[t], 1);
    addPredicted(z, begin, until);
    all += Math.max(0, until - first);
  }

  /// Adds what earlier rows have a part in of the rows after them, which are not counted
  /// themselves.
  ///
  /// @param from first of the run
  /// @param until first after it
  /// @param first of the rows after
  void addAfter(double[][] z, int from, int until, int first) {
    int begin = Math.max(from, first - lags);
    int end = Math.min(until, first + lags);
    for (int t = begin + lags; t < end; t++) addRow(z[t], -1);
    addPredicted(z, begin, end);
  }

  private void addRow(double[] row, int sign) {
    add(begins, row, row, sign);
    for (int c = 0; c < channels; c++) beginRows[c] += sign * row[c];
  }

  LaggedSums plus(LaggedSums other) {
    return combined(other, 1);
  }

  LaggedSums minus(LaggedSums other) {
    return combined(other, -1);
  }

  private LaggedSums combined(LaggedSums other, int sign) {
    gather();
    other.gather();
    var sum = new LaggedSums(channels, lags);
    combine(sum.sums, sums, other.sums, sign);
    for (int lag = 0; lag <= lags; lag++) {
      for (int d = 0; d < lags; d++) {
        combine(sum.ends[lag][d], ends[lag][d], other.ends[lag][d], sign);
      }
    }
    combine(sum.endRows, endRows, other.endRows, sign);
    combine(sum.begins, begins, other.begins, sign);
    for (int c = 0; c < channels; c++) {
      sum.beginRows[c] = beginRows[c] + sign * other.beginRows[c];
    }
    sum.all = all + sign * other.all;
    sum.predicted = predicted + sign * other.predicted;
    return sum;
  }

  private static void combine(double[][] to, double[][] one, double[][] other, int sign) {
    for (int i = 0; i < to.length; i++) {
      for (int j = 0; j < to[i].length; j++) to[i][j] = one[i][j] + sign * other[i][j];
    }
  }

  /// All rows that those before them predict, and what they are predicted from.
  private void addPredicted(double[][] z, int from, int until) {
    int first = from + lags;
    if (until <= first) return;
    predicted += until - first;
    for (int t = first; t < until; t++) keep(z, t);
    for (int lag = 1; lag <= lags; lag++) {
      for (int t = first - lag; t < first; t++) addEnd(lag, z, t, 1);
      for (int t = until - lag; t < until; t++) addEnd(lag, z, t, -1);
    }
  }

  private void addEnd(int lag, double[][] z, int t, int sign) {
    for (int d = 0; lag + d <= lags; d++) add(ends[lag][d], z[t], z[t - d], sign);
    for (int c = 0; c < channels; c++) endRows[lag][c] += sign * z[t][c];
  }

  private static void add(double[][] sums, double[] row, double[] earlier, int sign) {
    for (int i = 0; i < row.length; i++) {
      var sum = sums[i];
      double factor = sign * row[i];
      for (int j = 0; j < sum.length; j++) sum[j] += factor * earlier[j];
    }
  }

  private void keep(double[][] z, int t) {
    var window = kept[keptRows];
    for (int lag = 0; lag <= lags; lag++) {
      System.arraycopy(z[t - lag], 0, window, lag * channels, channels);
    }
    window[one] = 1;
    if (++keptRows == TOGETHER) gather();
  }

  /// Takes the kept rows into the sums, which are so walked through once for all of them.
  private void gather() {
    for (int k = keptRows; k < TOGETHER; k++) Arrays.fill(kept[k], 0);
    keptRows = 0;
    double[] x0 = kept[0];
    double[] x1 = kept[1];
    double[] x2 = kept[2];
    double[] x3 = kept[3];
    for (int c = 0; c < channels; c++) {
      double f0 = x0[c];
      double f1 = x1[c];
      double f2 = x2[c];
      double f3 = x3[c];
      var sum = sums[c];
      for (int j = 0; j < sum.length; j++) {
        sum[j] += f0 * x0[j] + f1 * x1[j] + (f2 * x2[j] + f3 * x3[j]);
      }
    }
  }

  /// The mean of the products of two channels in the same row, over all rows; the same on both
  /// sides to the last bit.
  double[][] covariance() {
    var same = new double[channels];
    Arrays.fill(same, 1);
    return covariance(same, new double[channels]);
  }

  /// The same as it would be of rows times `factor` plus `shift`.
  ///
  /// @param factor one a channel
  /// @param shift one a channel
  double[][] covariance(double[] factor, double[] shift) {
    gather();
    double rows = Math.max(1, all);
    var mean = new double[channels];
    for (int c = 0; c < channels; c++) {
      mean[c] = factor[c] * (sums[c][one] + beginRows[c]) / rows;
    }
    var covariance = new double[channels][channels];
    for (int i = 0; i < channels; i++) {
      for (int j = 0; j <= i; j++) {
        double product = (sums[i][j] + begins[i][j]) / rows;
        covariance[i][j] =
            factor[i] * factor[j] * product
                + (mean[i] * shift[j] + mean[j] * shift[i] + shift[i] * shift[j]);
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  /// The regression as it would be of rows times `factor` plus `shift`.
  ///
  /// @param factor one a channel
  /// @param shift one a channel
  LeastSquares regression(double[] factor, double[] shift) {
    int inputs = lags * channels + 1;
    var factors = new double[inputs];
    var shifts = new double[inputs];
    for (int at = 0; at < inputs - 1; at++) {
      factors[at] = factor[at % channels];
      shifts[at] = shift[at % channels];
    }
    factors[inputs - 1] = 1;
    return regression().moved(factors, shifts, factor, shift);
  }

  /// Rows on the rows before them, newest first, and 1.
  LeastSquares regression() {
    gather();
    int inputs = lags * channels + 1;
    var gram = new double[inputs][];
    for (int at = 0; at < inputs - 1; at++) {
      gram[at] = new double[at + 1];
      for (int other = 0; other <= at; other++) {
        gram[at][other] = product(1 + other / channels, other % channels, at);
      }
    }
    gram[inputs - 1] = new double[inputs];
    for (int at = 0; at < inputs - 1; at++) {
      int channel = at % channels;
      gram[inputs - 1][at] = sums[channel][one] + endRows[1 + at / channels][channel];
    }
    gram[inputs - 1][inputs - 1] = predicted;
    var cross = new double[channels][];
    var squares = new double[channels];
    for (int c = 0; c < channels; c++) {
      cross[c] = Arrays.copyOfRange(sums[c], channels, one + 1);
      squares[c] = sums[c][c];
    }
    return LeastSquares.of(gram, cross, squares, predicted);
  }

  /// @param lag 1 or more
  /// @param earlier an input at that lag or a greater one
  private double product(int lag, int channel, int earlier) {
    int difference = 1 + earlier / channels - lag;
    int other = earlier % channels;
    return sums[channel][difference * channels + other] + ends[lag][difference][channel][other];
  }
}
