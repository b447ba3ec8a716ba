package io.driftglass.detect.method.subsequence;

import io.driftglass.detect.scoring.ChannelModel;
import io.driftglass.detect.scoring.ChannelScorer;
import io.driftglass.detect.scoring.SlidingWindow;
import io.driftglass.detect.scoring.Thinned;
import io.driftglass.detect.scoring.Training;
import io.driftglass.detect.statistic.PrincipalAxes;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.Arrays;

/// The usual windows of one channel as a Gaussian with a few wide axes and one width for all others
/// (Tipping and Bishop 1999, JRSS B).
///
/// @param scale of the channel
/// @param centre the mean window, in standard deviations
/// @param axes [component][row of the window], unit vectors
/// @param variances one a component
/// @param rest the variance along every other axis
@SuppressWarnings("ArrayRecordComponent")
record SubPcaModel(
    StandardScale scale, double[] centre, double[][] axes, double[] variances, double rest)
    implements ChannelModel {
  /// Of a channel's variance: less is rounding, not variation.
  private static final double LEAST = 1e-3;

  static SubPcaModel fit(Training train, int length, double part, int most) {
    var scale = StandardScale.fit(train.columns(), train.from(), train.until());
    var values = SlidingWindow.filled(train.columns()[0], scale);
    int[] ends = Thinned.of(train.windowEnds(length), most);
    var centre = new double[length];
    for (int end : ends) {
      for (int i = 0; i < length; i++) centre[i] += values[end - length + 1 + i] / ends.length;
    }
    var covariance = covariance(values, ends, centre);
    double total = 0;
    for (int i = 0; i < length; i++) total += covariance[i][i];
    if (total <= LEAST * length) {
      return new SubPcaModel(scale, centre, new double[0][], new double[0], LEAST);
    }
    var all = PrincipalAxes.of(covariance);
    var variances = all.variances();
    int kept = 0;
    double sum = 0;
    while (kept < length - 1 && sum < part * total) sum += variances[kept++];
    var axes = Arrays.copyOf(all.axes(), kept);
    double rest = Math.max(LEAST, (total - sum) / (length - kept));
    var along = Arrays.stream(variances).limit(kept).map(v -> Math.max(v, rest)).toArray();
    return new SubPcaModel(scale, centre, axes, along, rest);
  }

  static double[][] covariance(double[] values, int[] ends, double[] centre) {
    int length = centre.length;
    var covariance = new double[length][length];
    var away = new double[length];
    for (int end : ends) {
      for (int i = 0; i < length; i++) away[i] = values[end - length + 1 + i] - centre[i];
      for (int i = 0; i < length; i++) addRow(covariance[i], away, away[i] / ends.length);
    }
    // Equal to the last bit on both sides, or it is decomposed as a matrix of any kind.
    for (int i = 0; i < length; i++)
      for (int j = 0; j < i; j++) covariance[j][i] = covariance[i][j];
    return covariance;
  }

  private static void addRow(double[] to, double[] row, double factor) {
    for (int j = 0; j < to.length; j++) to[j] += factor * row[j];
  }

  /// The root of the mean squared deviation along all axes, 1 where it is as usual.
  double distance(double[] values, int from) {
    int length = centre.length;
    double squares = 0;
    var away = new double[length];
    for (int i = 0; i < length; i++) {
      away[i] = values[from + i] - centre[i];
      squares += away[i] * away[i];
    }
    double sum = 0;
    for (int k = 0; k < axes.length; k++) {
      double along = 0;
      for (int i = 0; i < length; i++) along += axes[k][i] * away[i];
      sum += along * along / variances[k];
      squares -= along * along;
    }
    return Math.sqrt((sum + Math.max(0, squares) / rest) / length);
  }

  @Override
  public ChannelScorer start() {
    var window = new SlidingWindow(scale, centre.length);
    return new ChannelScorer() {
      @Override
      public double next(double value) {
        window.take(value);
        return window.full() ? distance(window.values(), window.from()) : Double.NaN;
      }

      @Override
      public void gap() {
        window.clear();
      }
    };
  }

  @Override
  public int memoryRows() {
    return 2 * centre.length;
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    scale.write(out);
    out.reals(centre).rows(axes).reals(variances).real(rest);
  }

  static SubPcaModel read(ParameterReader in) throws IOException {
    return new SubPcaModel(StandardScale.read(in), in.reals(), in.rows(), in.reals(), in.real());
  }
}
