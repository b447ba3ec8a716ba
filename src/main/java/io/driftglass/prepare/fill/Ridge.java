package io.driftglass.prepare.fill;

import io.driftglass.job.Progress;
import io.driftglass.prepare.column.Gap;
import io.driftglass.series.Frame;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/// Fills a channel from the other channels of the same row by ridge regression (Hoerl and Kennard
/// 1970). A row that lacks some of them takes their means, a row that lacks all stays open.
@SuppressWarnings("ArrayRecordComponent")
record Ridge(Predictors predictors, double level, double[] weights) implements Filler {
  /// Relative to the rows learnt from; keeps channels that say the same from cancelling.
  private static final double PENALTY = 1e-3;

  /// Nothing is filled where no other channel varies or no value is known.
  static Filler of(Frame learnt, int channel, Progress progress) {
    var predictors = Predictors.of(learnt, channel);
    double[] values = learnt.column(channel);
    double level = 0;
    int known = 0;
    for (double value : values) if (!Double.isNaN(value)) level += (value - level) / ++known;
    if (predictors.count() == 0 || known < 2) return Filler.level(Double.NaN);
    int p = predictors.count();
    var squares = new double[p][p];
    var products = new double[p];
    var x = new double[p];
    for (int row = 0; row < values.length; row++) {
      if ((row & 0xffff) == 0) progress.check();
      if (Double.isNaN(values[row])) continue;
      predictors.row(learnt, row, x);
      for (int i = 0; i < p; i++) {
        if (Double.isNaN(x[i])) x[i] = 0;
        products[i] += x[i] * (values[row] - level);
        for (int j = 0; j <= i; j++) squares[i][j] += x[i] * x[j];
      }
    }
    for (int i = 0; i < p; i++) {
      squares[i][i] += PENALTY * known;
      for (int j = 0; j < i; j++) squares[j][i] = squares[i][j];
    }
    var weights =
        new CholeskyDecomposition(new Array2DRowRealMatrix(squares, false))
            .getSolver()
            .solve(new ArrayRealVector(products, false));
    return new Ridge(predictors, level, weights.toArray());
  }

  @Override
  public void fill(Frame frame, int channel, double[] target, List<Gap> gaps, Progress progress) {
    var x = new double[predictors.count()];
    for (var gap : gaps) {
      progress.check();
      for (int row = gap.from(); row < gap.until(); row++) {
        if (predictors.row(frame, row, x) == 0) continue;
        double value = level;
        for (int i = 0; i < x.length; i++) if (!Double.isNaN(x[i])) value += weights[i] * x[i];
        target[row] = value;
      }
    }
  }
}
