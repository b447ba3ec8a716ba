package io.driftglass.detect.method;

import io.driftglass.detect.statistic.LeastSquares;
import io.driftglass.detect.statistic.StandardScale;
import java.util.Arrays;

/// T2, Q and V of rows by a [PcaModel].
///
/// All of them start from what is linear in a row: its part in the predictions of the rows after it
/// and where it lies along the axes. That is worked out in one walk over its channels, side by side
/// in one array, whose loop compiles to vector instructions; of a row less another it is the
/// difference.
final class PcaStatistics {
  private static final int TOGETHER = 4;
  private static final int LANES = 8;
  private static final double FARTHEST = StandardScale.FAR * StandardScale.FAR;

  private final PcaModel model;
  private final int channels;

  /// Rows before that a row is predicted from.
  private final int lags;

  /// [channel][of the next rows, nearest first: one a channel, then one an axis].
  private final double[][] maps;

  /// What the next row is when all before it lie at 0.
  private final double[] constant;

  private final double[] perError;
  private final double[] perVariance;

  PcaStatistics(PcaModel model) {
    this.model = model;
    channels = model.channels();
    int axes = model.axes().length;
    lags = (model.weights().length - 1) / channels;
    int past = lags * channels;
    maps = new double[channels][(past + axes + LANES - 1) / LANES * LANES];
    for (int c = 0; c < channels; c++) {
      for (int lag = 0; lag < lags; lag++) {
        var weights = model.weights()[lag * channels + c];
        System.arraycopy(weights, 0, maps[c], lag * channels, channels);
      }
      for (int k = 0; k < axes; k++) maps[c][past + k] = model.axes()[k][c];
    }
    constant = model.weights()[past];
    perError = Arrays.stream(model.errors()).map(error -> 1 / error).toArray();
    perVariance = Arrays.stream(model.variances()).map(variance -> 1 / variance).toArray();
  }

  /// Room for what is linear in a row.
  double[] room() {
    return new double[maps[0].length];
  }

  /// @param z the row in standard deviations
  /// @param mapped set to what is linear in it
  void map(double[] z, double[] mapped) {
    Arrays.fill(mapped, 0);
    int c = 0;
    for (; c + TOGETHER <= channels; c += TOGETHER) addFour(z, c, mapped);
    for (; c < channels; c++) add(c, z[c], mapped);
  }

  /// Adds what one channel brings.
  void add(int channel, double value, double[] mapped) {
    var map = maps[channel];
    for (int i = 0; i < mapped.length; i++) mapped[i] += value * map[i];
  }

  /// Four at once, so that the sums are read and written a quarter as often.
  private void addFour(double[] z, int channel, double[] mapped) {
    double a = z[channel];
    double b = z[channel + 1];
    double c = z[channel + 2];
    double d = z[channel + 3];
    var first = maps[channel];
    var second = maps[channel + 1];
    var third = maps[channel + 2];
    var fourth = maps[channel + 3];
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = mapped[i] + a * first[i] + b * second[i] + c * third[i] + d * fourth[i];
    }
  }

  /// @param predicted the row as it was predicted
  /// @param surprise set to the squared error of every channel, in squared standard deviations of
  ///   it
  void surprise(double[] z, double[] predicted, double[] surprise) {
    for (int c = 0; c < surprise.length; c++) {
      double error = (z[c] - predicted[c]) * perError[c];
      surprise[c] = Math.min(FARTHEST, error * error);
    }
  }

  /// @param mapped what is linear in the row
  /// @param surprise by channel; zeros where nothing was predicted
  /// @param sums set to T2, Q and V, each over its limit
  void sums(double[] z, double[] mapped, double[] surprise, double[] sums) {
    double inside = 0;
    double beside = LeastSquares.dot(z, z, channels);
    int first = lags * channels;
    for (int k = 0; k < perVariance.length; k++) {
      double square = mapped[first + k] * mapped[first + k];
      inside += square * perVariance[k];
      beside -= square;
    }
    sums[0] = inside / model.limits()[0];
    sums[1] = Math.max(0, beside) / model.limits()[1];
    sums[2] = LeastSquares.sum(surprise) / model.limits()[2];
  }

  /// @param surprise by channel
  /// @param parts set to every channel's part in the three
  void parts(double[] z, double[] mapped, double[] surprise, double[] parts) {
    var rest = z.clone();
    Arrays.fill(parts, 0);
    int first = lags * channels;
    for (int k = 0; k < perVariance.length; k++) {
      double along = mapped[first + k];
      double strength = along * perVariance[k];
      var axis = model.axes()[k];
      for (int c = 0; c < parts.length; c++) {
        rest[c] -= along * axis[c];
        parts[c] += strength * axis[c];
      }
    }
    double inside = 1 / model.limits()[0];
    double beside = 1 / model.limits()[1];
    double ahead = 1 / model.limits()[2];
    for (int c = 0; c < parts.length; c++) {
      parts[c] = inside * parts[c] * z[c] + beside * rest[c] * rest[c] + ahead * surprise[c];
    }
  }

  Outlook outlook() {
    return new Outlook();
  }

  /// What the rows so far say of those to come.
  final class Outlook {
    /// One a row to come, nearest first from `now` on, and one more.
    private final double[][] coming = new double[lags + 1][];

    private int now;

    private Outlook() {
      Arrays.setAll(coming, ahead -> constant.clone());
    }

    /// Looks one row on.
    ///
    /// @param mapped what is linear in the new row
    /// @return what the rows before made of it; stays until the next call
    double[] take(double[] mapped) {
      var predicted = coming[now];
      for (int lag = 1; lag <= lags; lag++) {
        var row = coming[(now + lag) % coming.length];
        if (lag == lags) System.arraycopy(constant, 0, row, 0, channels);
        int from = (lag - 1) * channels;
        for (int c = 0; c < row.length; c++) row[c] += mapped[from + c];
      }
      now = (now + 1) % coming.length;
      return predicted;
    }
  }
}
