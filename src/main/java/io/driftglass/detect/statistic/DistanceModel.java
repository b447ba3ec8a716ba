package io.driftglass.detect.statistic;

import io.driftglass.job.Progress;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Spread;
import java.io.IOException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/// Where smoothed rows usually lie, and how far apart.
///
/// @param scale puts smoothed rows into standard deviations
/// @param inverse of the shrunk covariance, over the unit of the score
@SuppressWarnings("ArrayRecordComponent")
public record DistanceModel(StandardScale scale, double[][] inverse) {
  /// A row is held at so many standard deviations.
  static final double FAR = 200;

  private static final int BLOCKS = 4;
  private static final double HIGH = .99;

  /// A model, and what was seen of it in the rows it was learnt from.
  ///
  /// @param apart the distance of every row by what was learnt without its block, in the model's
  ///   unit
  @SuppressWarnings("ArrayRecordComponent")
  public record Learnt(DistanceModel model, double[] apart) {}

  public int channels() {
    return inverse.length;
  }

  /// Every column smoothed, beginning with its first value; NaN before it.
  public static double[][] smoothed(double[][] columns, double rate) {
    var smooth = new double[columns.length][];
    for (int c = 0; c < columns.length; c++) {
      smooth[c] = new double[columns[c].length];
      double mean = Double.NaN;
      for (int t = 0; t < smooth[c].length; t++) {
        double value = columns[c][t];
        if (Double.isFinite(value))
          mean = Double.isNaN(mean) ? value : mean + rate * (value - mean);
        smooth[c][t] = mean;
      }
    }
    return smooth;
  }

  /// A model whose unit lies between what the rows show of themselves and what blocks of them show
  /// of the others, so that a drift seen in the rows is nothing strange: the geometric mean of the
  /// .99 quantiles of both.
  ///
  /// @param smooth [channel][row]
  /// @param first row learnt from
  /// @param shrink part of the correlations that is not believed, above 0
  /// @param least standard deviation of a channel, in its own unit; 0 where nothing is known
  public static Learnt allowingForDrift(
      double[][] smooth, int first, double shrink, double least, Progress progress) {
    int rows = smooth[0].length;
    var whole = fit(smooth, first, 0, 0, shrink, least);
    double inside = Spread.quantile(Spread.sorted(whole.distances(smooth, first, rows)), HIGH);
    var apart = new double[rows - first];
    for (int block = 0; block < BLOCKS; block++) {
      progress.step(block, BLOCKS, "learning without block " + (block + 1));
      int from = first + (int) ((long) (rows - first) * block / BLOCKS);
      int until = first + (int) ((long) (rows - first) * (block + 1) / BLOCKS);
      var without = fit(smooth, first, from, until, shrink, least);
      System.arraycopy(
          without.distances(smooth, from, until), 0, apart, from - first, until - from);
    }
    double outside = Spread.quantile(Spread.sorted(apart), HIGH);
    double unit = Math.sqrt(Math.max(1, inside) * Math.max(1, outside));
    for (int i = 0; i < apart.length; i++) apart[i] /= unit;
    return new Learnt(whole.inUnits(unit), apart);
  }

  /// @param first row learnt from
  /// @param from first row left out
  /// @param until first row after those left out; equal to `from` to leave none out
  private static DistanceModel fit(
      double[][] smooth, int first, int from, int until, double shrink, double least) {
    int channels = smooth.length;
    int rows = smooth[0].length;
    var learnt = new double[channels][rows - first - (until - from)];
    for (int c = 0; c < channels; c++) {
      int at = 0;
      for (int t = first; t < rows; t++) {
        if (t < from || t >= until) learnt[c][at++] = smooth[c][t];
      }
    }
    var scale = StandardScale.fit(learnt, 0, 0).atLeast(least);
    var covariance = new double[channels][channels];
    int kept = learnt[0].length;
    for (int t = 0; t < kept; t++) {
      var z = scale.row(learnt, t);
      for (int i = 0; i < channels; i++) {
        for (int j = 0; j <= i; j++) covariance[i][j] += (1 - shrink) / kept * z[i] * z[j];
      }
    }
    for (int i = 0; i < channels; i++) {
      covariance[i][i] += shrink;
      for (int j = 0; j < i; j++) covariance[j][i] = covariance[i][j];
    }
    var inverse =
        new CholeskyDecomposition(new Array2DRowRealMatrix(covariance, false))
            .getSolver()
            .getInverse()
            .getData();
    return new DistanceModel(scale, inverse);
  }

  private DistanceModel inUnits(double unit) {
    var divided = new double[channels()][channels()];
    for (int i = 0; i < divided.length; i++) {
      for (int j = 0; j < divided.length; j++) divided[i][j] = inverse[i][j] / unit;
    }
    return new DistanceModel(scale, divided);
  }

  private double[] distances(double[][] smooth, int from, int until) {
    var distances = new double[until - from];
    var parts = new double[channels()];
    var z = new double[channels()];
    for (int t = from; t < until; t++) {
      for (int c = 0; c < z.length; c++) z[c] = held(scale.away(c, smooth[c][t]));
      distances[t - from] = distance(z, parts);
    }
    return distances;
  }

  /// As rows are held that come later, so that normal ones tell how far those may lie. What the
  /// scale holds at is nearer.
  ///
  /// @return 0 for NaN
  private static double held(double away) {
    return Double.isNaN(away) ? 0 : Math.clamp(away, -FAR, FAR);
  }

  /// @param z in standard deviations
  /// @param parts set to what each channel adds; they sum to the distance, some may be below 0
  public double distance(double[] z, double[] parts) {
    double sum = 0;
    for (int c = 0; c < z.length; c++) {
      parts[c] = z[c] * LeastSquares.dot(inverse[c], z, z.length);
      sum += parts[c];
    }
    return sum;
  }

  public void write(ParameterWriter out) throws IOException {
    scale.write(out);
    out.rows(inverse);
  }

  public static DistanceModel read(ParameterReader in) throws IOException {
    return new DistanceModel(StandardScale.read(in), in.rows());
  }
}
