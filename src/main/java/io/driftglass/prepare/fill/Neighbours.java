package io.driftglass.prepare.fill;

import io.driftglass.job.Progress;
import io.driftglass.prepare.column.Gap;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Fills a channel with the mean of the `k` rows whose other channels are most alike (Troyanskaya
/// et al. 2001, Bioinformatics, KNNimpute); nearer rows weigh more.
///
/// Of long series 4,000 rows, evenly spread, may lend their value. A row that lacks every other
/// channel stays open.
@SuppressWarnings("ArrayRecordComponent")
record Neighbours(Predictors predictors, double[][] donors, double[] values, int k)
    implements Filler {
  private static final int DONORS = 4000;

  static Filler of(Frame learnt, int channel, int k) {
    var predictors = Predictors.of(learnt, channel);
    double[] column = learnt.column(channel);
    int[] known =
        IntStream.range(0, column.length).filter(row -> !Double.isNaN(column[row])).toArray();
    if (predictors.count() == 0 || known.length == 0) return Filler.level(Double.NaN);
    int count = Math.min(DONORS, known.length);
    var donors = new double[count][predictors.count()];
    var values = new double[count];
    for (int at = 0; at < count; at++) {
      int row = known[(int) ((long) at * known.length / count)];
      predictors.row(learnt, row, donors[at]);
      values[at] = column[row];
    }
    return new Neighbours(predictors, donors, values, k);
  }

  @Override
  public void fill(Frame frame, int channel, double[] target, List<Gap> gaps, Progress progress) {
    var x = new double[predictors.count()];
    var nearest = new double[k];
    var lent = new double[k];
    for (var gap : gaps) {
      for (int row = gap.from(); row < gap.until(); row++) {
        if ((row & 0xff) == 0) progress.check();
        if (predictors.row(frame, row, x) > 0) target[row] = mean(x, nearest, lent);
      }
    }
  }

  private double mean(double[] x, double[] nearest, double[] lent) {
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int donor = 0; donor < donors.length; donor++) {
      double distance = distance(x, donors[donor], nearest[k - 1]);
      if (!(distance < nearest[k - 1])) continue;
      int at = k - 1;
      for (; at > 0 && nearest[at - 1] > distance; at--) {
        nearest[at] = nearest[at - 1];
        lent[at] = lent[at - 1];
      }
      nearest[at] = distance;
      lent[at] = values[donor];
    }
    double sum = 0;
    double weights = 0;
    for (int at = 0; at < k && nearest[at] < Double.POSITIVE_INFINITY; at++) {
      double weight = 1 / (Math.sqrt(nearest[at]) + 1e-9);
      sum += weight * lent[at];
      weights += weight;
    }
    return weights > 0 ? sum / weights : Double.NaN;
  }

  /// Mean squared distance over the channels both rows have; infinite where they share none.
  private static double distance(double[] one, double[] other, double bound) {
    double sum = 0;
    int shared = 0;
    for (int p = 0; p < one.length; p++) {
      double away = one[p] - other[p];
      if (Double.isNaN(away)) continue;
      sum += away * away;
      shared++;
      if (sum > bound * one.length) return Double.POSITIVE_INFINITY;
    }
    return shared == 0 ? Double.POSITIVE_INFINITY : sum / shared;
  }
}
