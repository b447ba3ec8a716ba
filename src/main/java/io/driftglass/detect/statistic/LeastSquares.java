package io.driftglass.detect.statistic;

import java.util.Arrays;

/// Ridge regression by its normal equations, gathered row by row; parts of the data can be added
/// and taken away, so that leaving a block out costs no second pass.
public final class LeastSquares {
  private static final int TOGETHER = 4;

  private final int inputs;
  private final int outputs;

  /// Lower triangle of the sums of x x', then one row of sums of x y an output.
  private final double[][] gram;

  private final double[][] cross;

  /// The sums of y y, one an output.
  private final double[] squares;

  /// Rows kept until there are [#TOGETHER], so that the sums are walked through once for all of
  /// them.
  private final double[][] keptX;

  private final double[][] keptY;
  private int kept;
  private long rows;

  public LeastSquares(int inputs, int outputs) {
    this.inputs = inputs;
    this.outputs = outputs;
    gram = new double[inputs][];
    for (int i = 0; i < inputs; i++) gram[i] = new double[i + 1];
    cross = new double[outputs][inputs];
    squares = new double[outputs];
    keptX = new double[TOGETHER][inputs];
    keptY = new double[TOGETHER][outputs];
  }

  /// From sums that were gathered elsewhere.
  ///
  /// @param gram lower triangle of the sums of x x'
  /// @param cross one row of sums of x y an output
  /// @param squares the sums of y y, one an output
  public static LeastSquares of(double[][] gram, double[][] cross, double[] squares, long rows) {
    var sums = new LeastSquares(gram.length, cross.length);
    for (int i = 0; i < gram.length; i++) sums.gram[i] = gram[i].clone();
    for (int o = 0; o < cross.length; o++) sums.cross[o] = cross[o].clone();
    System.arraycopy(squares, 0, sums.squares, 0, squares.length);
    sums.rows = rows;
    return sums;
  }

  /// @param x finite
  /// @param y finite
  public void add(double[] x, double... y) {
    System.arraycopy(x, 0, keptX[kept], 0, inputs);
    System.arraycopy(y, 0, keptY[kept], 0, outputs);
    for (int o = 0; o < outputs; o++) squares[o] += y[o] * y[o];
    rows++;
    if (++kept == TOGETHER) gather();
  }

  /// Takes the kept rows into the sums.
  private void gather() {
    if (kept == 0) return;
    for (int k = kept; k < TOGETHER; k++) {
      Arrays.fill(keptX[k], 0);
      Arrays.fill(keptY[k], 0);
    }
    kept = 0;
    for (int i = 0; i < inputs; i++) add(gram[i], keptX, i, i + 1);
    for (int o = 0; o < outputs; o++) add(cross[o], keptY, o, inputs);
  }

  private void add(double[] sums, double[][] factors, int at, int count) {
    double f0 = factors[0][at];
    double f1 = factors[1][at];
    double f2 = factors[2][at];
    double f3 = factors[3][at];
    if (f0 == 0 && f1 == 0 && f2 == 0 && f3 == 0) return;
    double[] x0 = keptX[0];
    double[] x1 = keptX[1];
    double[] x2 = keptX[2];
    double[] x3 = keptX[3];
    for (int j = 0; j < count; j++) {
      sums[j] += f0 * x0[j] + f1 * x1[j] + (f2 * x2[j] + f3 * x3[j]);
    }
  }

  public int inputs() {
    return inputs;
  }

  public long rows() {
    return rows;
  }

  public LeastSquares plus(LeastSquares other) {
    return combined(other, 1);
  }

  public LeastSquares minus(LeastSquares other) {
    return combined(other, -1);
  }

  private LeastSquares combined(LeastSquares other, int sign) {
    gather();
    other.gather();
    var sum = new LeastSquares(inputs, outputs);
    for (int i = 0; i < inputs; i++) {
      for (int j = 0; j <= i; j++) sum.gram[i][j] = gram[i][j] + sign * other.gram[i][j];
    }
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < inputs; i++) sum.cross[o][i] = cross[o][i] + sign * other.cross[o][i];
    }
    for (int o = 0; o < outputs; o++) sum.squares[o] = squares[o] + sign * other.squares[o];
    sum.rows = rows + sign * other.rows;
    return sum;
  }

  /// As it would be of inputs and outputs times a factor plus a shift.
  ///
  /// @param factor one an input; the last input is always 1 and stays so
  /// @param shift one an input, 0 for the last
  /// @param outFactor one an output
  /// @param outShift one an output
  public LeastSquares moved(
      double[] factor, double[] shift, double[] outFactor, double[] outShift) {
    gather();
    var moved = new LeastSquares(inputs, outputs);
    int last = inputs - 1;
    for (int i = 0; i < inputs; i++) {
      for (int j = 0; j <= i; j++) {
        moved.gram[i][j] =
            factor[i] * factor[j] * gram[i][j]
                + factor[i] * shift[j] * gram[last][i]
                + shift[i] * factor[j] * gram[last][j]
                + shift[i] * shift[j] * gram[last][last];
      }
    }
    for (int o = 0; o < outputs; o++) {
      double sum = cross[o][last];
      double f = outFactor[o];
      double s = outShift[o];
      for (int i = 0; i < inputs; i++) {
        moved.cross[o][i] =
            f * (factor[i] * cross[o][i] + shift[i] * sum)
                + s * (factor[i] * gram[last][i] + shift[i] * gram[last][last]);
      }
      moved.squares[o] = f * f * squares[o] + 2 * f * s * sum + s * s * gram[last][last];
    }
    moved.rows = rows;
    return moved;
  }

  /// @param ridge added to the diagonal for every row, above 0
  /// @return one row of weights an output; zeros where there are no rows
  public double[][] solve(double ridge) {
    gather();
    if (rows == 0) return new double[outputs][inputs];
    for (double penalty = ridge * rows; ; penalty *= 10) {
      var root = cholesky(penalty);
      if (root.length == 0) continue;
      var weights = new double[outputs][];
      for (int o = 0; o < outputs; o++) weights[o] = solve(root, cross[o]);
      return weights;
    }
  }

  /// The sum of squares that such weights leave unexplained, without a second pass over the rows.
  ///
  /// @param weights one row an output
  /// @return one an output, 0 or more, to the rounding of the sum of its squares
  public double[] unexplained(double[][] weights) {
    gather();
    var left = new double[outputs];
    for (int o = 0; o < outputs; o++) {
      double sum = squares[o] - 2 * dot(weights[o], cross[o], inputs);
      for (int i = 0; i < inputs; i++) {
        double whole = 2 * dot(gram[i], weights[o], i) + gram[i][i] * weights[o][i];
        sum += weights[o][i] * whole;
      }
      left[o] = Math.max(0, sum);
    }
    return left;
  }

  /// The lower triangle L with L L' = gram + penalty I; empty where rounding makes that impossible.
  private double[][] cholesky(double penalty) {
    var root = new double[inputs][];
    for (int i = 0; i < inputs; i++) {
      root[i] = gram[i].clone();
      for (int j = 0; j < i; j++) {
        root[i][j] = (root[i][j] - dot(root[i], root[j], j)) / root[j][j];
      }
      double pivot = root[i][i] + penalty - dot(root[i], root[i], i);
      if (!(pivot > 1e-14 * (gram[i][i] + penalty))) return new double[0][];
      root[i][i] = Math.sqrt(pivot);
    }
    return root;
  }

  private static double[] solve(double[][] root, double[] right) {
    int n = right.length;
    var solution = right.clone();
    for (int i = 0; i < n; i++) {
      solution[i] = (solution[i] - dot(root[i], solution, i)) / root[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      solution[i] /= root[i][i];
      for (int j = 0; j < i; j++) solution[j] -= root[i][j] * solution[i];
    }
    return solution;
  }

  /// In the order of [#dot].
  public static double sum(double[] a) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i];
      s1 += a[i + 1];
      s2 += a[i + 2];
      s3 += a[i + 3];
    }
    for (; i < a.length; i++) s0 += a[i];
    return s0 + s1 + (s2 + s3);
  }

  public static double dot(double[] a, double[] b, int count) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < count; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < count; i++) s0 += a[i] * b[i];
    return s0 + s1 + (s2 + s3);
  }
}
