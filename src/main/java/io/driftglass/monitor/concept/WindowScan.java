package io.driftglass.monitor.concept;

import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// Compares the newest rows with all before them, at window lengths that grow by a quarter: a scan
/// by likelihood ratio (after Lai 1995, JRSS B 57) on ranks, so that no scale has to be known and
/// an outlier counts as one row.
///
/// A window must stand out twice: against the spread of single rows, and against the means that
/// stretches of its own length had before. The second is what keeps a stream that wanders quiet.
final class WindowScan implements ConceptMonitor {
  static final Method<ConceptMonitor> METHOD =
      ConceptMonitors.method(
          "window-scan",
          "Window scan",
          "after Lai 1995, JRSS B",
          List.of(
              new Setting.Whole(
                  "reference", 300, 50, 100_000, "rows that say what is usual at first"),
              new Setting.Whole("window", 100, 10, 10_000, "the shortest window, rows"),
              new Setting.Real(
                  "sigmas", 4.4, 2, 20, "how far a window must stand out to be an alarm")),
          settings ->
              new WindowScan(
                  settings.whole("reference"), settings.whole("window"), settings.real("sigmas")));

  private static final int HISTORY = 20_000;
  private static final int BLOCKS = 8;
  private static final int EVERY = 5;
  private static final double GROWTH = 1.25;

  /// Variance of ranks that a stream of one value is taken to have.
  private static final double LEAST_VARIANCE = .02;

  private final int reference;
  private final int shortest;
  private final double sigmas;
  private double[] usual;
  private double[] values = new double[1024];
  private double[] sums = new double[1025];
  private double[] squares = new double[1025];
  private int rows;

  WindowScan(int reference, int shortest, double sigmas) {
    this.reference = reference;
    this.shortest = shortest;
    this.sigmas = sigmas;
  }

  @Override
  public OptionalInt next(double value) {
    add(value);
    if (usual == null || rows % EVERY != 0) return OptionalInt.empty();
    int window = standingOut();
    if (window == 0) return OptionalInt.empty();
    restart(Arrays.copyOfRange(values, rows - window, rows));
    return OptionalInt.of(window);
  }

  private void restart(double[] changed) {
    usual = null;
    rows = 0;
    for (double value : changed) add(value);
  }

  private void add(double value) {
    if (rows == 2 * HISTORY) forget();
    if (rows == values.length) grow();
    values[rows++] = value;
    if (usual != null) {
      accumulate(rows);
    } else if (rows == reference) {
      usual = Arrays.copyOf(values, rows);
      Arrays.sort(usual);
      for (int row = 1; row <= rows; row++) accumulate(row);
    }
  }

  private void accumulate(int row) {
    double rank = rank(values[row - 1]);
    sums[row] = sums[row - 1] + rank;
    squares[row] = squares[row - 1] + rank * rank;
  }

  private void grow() {
    values = Arrays.copyOf(values, 2 * values.length);
    sums = Arrays.copyOf(sums, values.length + 1);
    squares = Arrays.copyOf(squares, values.length + 1);
  }

  /// Keeps the newest rows; what was usual at first stays known.
  private void forget() {
    System.arraycopy(values, HISTORY, values, 0, HISTORY);
    rows = HISTORY;
    for (int row = 1; row <= rows; row++) accumulate(row);
  }

  /// Share of the reference below the value, ties counted half, 0..1.
  private double rank(double value) {
    return (count(value) + count(Math.nextUp(value))) / (2.0 * usual.length);
  }

  /// Reference values below `value`.
  private int count(double value) {
    int low = 0;
    int high = usual.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (usual[middle] < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /// The longest window that stands out; 0 where there is none.
  private int standingOut() {
    int first = Math.max(0, rows - HISTORY);
    double all = rows - first;
    double mean = (sums[rows] - sums[first]) / all;
    double variance =
        Math.max(LEAST_VARIANCE, (squares[rows] - squares[first]) / all - mean * mean);
    int found = 0;
    for (double length = shortest; ; length *= GROWTH) {
      int window = (int) Math.round(length);
      double before = all - window;
      if (before < Math.max(BLOCKS * window, reference - shortest)) return found;
      double apart =
          Math.abs(mean(rows - window, rows) - (sums[rows - window] - sums[first]) / before);
      double byRows = apart / Math.sqrt(variance * (1.0 / window + 1 / before));
      if (byRows > sigmas && byStretches(first, window, apart) > sigmas) found = window;
    }
  }

  /// How far the window stands out among the means of earlier stretches of its length, in standard
  /// deviations of a normal law: Student's t with so many stretches (Wallace 1959).
  private double byStretches(int first, int window, double apart) {
    int stretches = (rows - window - first) / window;
    double sum = 0;
    double square = 0;
    for (int stretch = 1; stretch <= stretches; stretch++) {
      int until = rows - stretch * window;
      double mean = mean(until - window, until);
      sum += mean;
      square += mean * mean;
    }
    double freedom = stretches - 1.0;
    double spread = Math.max(0, square - sum * sum / stretches) / freedom;
    if (spread < 1e-12) return Double.POSITIVE_INFINITY;
    double t = apart / Math.sqrt(spread * (1 + 1.0 / stretches));
    return (8 * freedom + 1) / (8 * freedom + 3) * Math.sqrt(freedom * Math.log1p(t * t / freedom));
  }

  private double mean(int from, int until) {
    return (sums[until] - sums[from]) / (until - from);
  }
}
