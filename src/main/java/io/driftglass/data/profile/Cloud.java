package io.driftglass.data.profile;

import io.driftglass.job.Progress;
import java.util.ArrayList;
import java.util.List;

/// Pairs of values counted in the cells of a grid: what a scatter plot of millions of points shows.
///
/// @param x values across, from the left
/// @param y values up, from the bottom
/// @param counts one a cell, row by row from the bottom, each from the left
/// @param pairs counted: rows in which neither is missing
/// @param r Pearson's correlation of them; NaN where one is constant
@SuppressWarnings("ArrayRecordComponent")
public record Cloud(Side x, Side y, int[] counts, long pairs, double r) {
  /// One side of the grid.
  ///
  /// @param high equal to `low` where there is one value alone
  public record Side(double low, double high, int cells) {
    /// The cell of a value, which lies between both ends.
    int cell(double value) {
      if (!(high > low)) return 0;
      return Math.clamp((long) ((value - low) / (high - low) * cells), 0, cells - 1);
    }

    /// Where a cell begins.
    public double start(int cell) {
      return low + (high - low) * cell / cells;
    }
  }

  /// Rows one after the other whose pairs lie in a box, from a first one until, not including, a
  /// last.
  public record Stretch(int from, int until) {
    public int rows() {
      return until - from;
    }
  }

  /// Two columns as the pairs of a plot.
  ///
  /// @param across its values come so many rows before those of `up`
  /// @param lagRows 0 or more
  @SuppressWarnings("ArrayRecordComponent")
  public record Pairs(double[] across, double[] up, int lagRows) {
    int rows() {
      return up.length;
    }

    double x(int row) {
      return row < lagRows ? Double.NaN : across[row - lagRows];
    }

    boolean known(int row) {
      return !Double.isNaN(x(row)) && !Double.isNaN(up[row]);
    }
  }

  private static final int CHECK = 1 << 20;

  /// Counts all pairs on a grid that just holds them.
  ///
  /// @throws java.util.concurrent.CancellationException where the user has asked to stop
  public static Cloud of(Pairs pairs, int columns, int rows, Progress progress) {
    double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int row = 0; row < pairs.rows(); row++) {
      if (row % CHECK == 0) progress.step(row, 2L * pairs.rows(), "finding the extremes");
      if (!pairs.known(row)) continue;
      least[0] = Math.min(least[0], pairs.x(row));
      most[0] = Math.max(most[0], pairs.x(row));
      least[1] = Math.min(least[1], pairs.up[row]);
      most[1] = Math.max(most[1], pairs.up[row]);
    }
    if (least[0] > most[0])
      return new Cloud(new Side(0, 0, 1), new Side(0, 0, 1), new int[1], 0, Double.NaN);
    var x = new Side(least[0], most[0], columns);
    var y = new Side(least[1], most[1], rows);
    return counted(x, y, pairs, 0, pairs.rows(), progress);
  }

  /// The pairs of some rows on the same grid.
  public Cloud part(Pairs pairs, int from, int until, Progress progress) {
    return counted(x, y, pairs, from, until, progress);
  }

  private static Cloud counted(
      Side x, Side y, Pairs pairs, int from, int until, Progress progress) {
    var counts = new int[x.cells * y.cells];
    double sumX = 0;
    double sumY = 0;
    double sumXx = 0;
    double sumYy = 0;
    double sumXy = 0;
    long n = 0;
    double middleX = (x.low + x.high) / 2;
    double middleY = (y.low + y.high) / 2;
    for (int row = from; row < until; row++) {
      if (row % CHECK == 0) progress.step(pairs.rows() + row, 2L * pairs.rows(), "counting pairs");
      if (!pairs.known(row)) continue;
      counts[y.cell(pairs.up[row]) * x.cells + x.cell(pairs.x(row))]++;
      double dx = pairs.x(row) - middleX;
      double dy = pairs.up[row] - middleY;
      sumX += dx;
      sumY += dy;
      sumXx += dx * dx;
      sumYy += dy * dy;
      sumXy += dx * dy;
      n++;
    }
    double spreadX = sumXx - sumX * sumX / n;
    double spreadY = sumYy - sumY * sumY / n;
    double r = (sumXy - sumX * sumY / n) / Math.sqrt(spreadX * spreadY);
    boolean defined = x.high > x.low && y.high > y.low && spreadX > 0 && spreadY > 0;
    return new Cloud(x, y, counts, n, defined ? Math.clamp(r, -1, 1) : Double.NaN);
  }

  /// The count of a cell.
  public int count(int column, int row) {
    return counts[row * x.cells + column];
  }

  /// The greatest count.
  public int most() {
    int most = 0;
    for (int count : counts) most = Math.max(most, count);
    return most;
  }

  /// The stretches whose pairs lie within a box, in the order of time.
  public static List<Stretch> within(
      Pairs pairs, double fromX, double untilX, double fromY, double untilY) {
    var stretches = new ArrayList<Stretch>();
    int start = -1;
    for (int row = 0; row <= pairs.rows(); row++) {
      boolean in =
          row < pairs.rows()
              && pairs.known(row)
              && pairs.x(row) >= fromX
              && pairs.x(row) <= untilX
              && pairs.up[row] >= fromY
              && pairs.up[row] <= untilY;
      if (in && start < 0) start = row;
      if (in || start < 0) continue;
      stretches.add(new Stretch(start, row));
      start = -1;
    }
    return List.copyOf(stretches);
  }
}
