package io.driftglass.monitor.drift;

import io.driftglass.job.Progress;
import java.util.Arrays;
import java.util.Random;

/// How often two stretches of one unchanged series would differ as much as these two do: a moving
/// block bootstrap of the pooled rows (Kunsch 1989), so that rows that follow each other stay
/// together and autocorrelation does not pass for drift.
///
/// A block is as long as the current side where the reference is long enough: the current rows are
/// then compared with every stretch of their own length. What blocks cut off of a long memory is
/// made up for by the variance that an AR(1) of the same lag-1 correlation would lose.
final class BlockBootstrap {
  private static final int LEVELS = 128;
  private static final int BLOCKS = 20;
  private static final int ROWS_FOR_MEMORY = 50;
  private static final int MOST_STARTS = 20_000;
  private static final int MOST_BLOCKS_A_SIDE = 2_000;

  /// A side shorter than this says nothing of how much it varies.
  static final int LEAST_ROWS = 10;

  /// @param distribution of the largest difference of the distribution functions (of the shares,
  ///   where the values are categories)
  /// @param missing of the difference of the missing shares
  record PValues(double distribution, double missing) {}

  private final Side reference;
  private final Side current;
  private final boolean ordered;
  private final int[] codes;
  private final int length;
  private final int step;
  private final double widening;

  BlockBootstrap(Side reference, Side current) {
    this.reference = reference;
    this.current = current;
    this.ordered = reference.ordered();
    this.codes = codes(reference, current);
    int shorter = Math.min(reference.rows().length, current.rows().length);
    double memory = lagOne();
    int byMemory = (int) Math.ceil(5 * (1 + memory) / (1 - memory));
    this.length = Math.max(1, Math.min(shorter, Math.max(byMemory, codes.length / BLOCKS)));
    this.step = Math.max(1, Math.max(length / 16, codes.length / MOST_STARTS));
    this.widening = widening(memory, length, (double) codes.length / length);
  }

  /// @param draws how many pairs are drawn; the least p value is one over one more
  PValues pValues(int draws, long seed, Progress progress) {
    int[][] blocks = blocks();
    double apart = apart(counts(reference, 0), counts(current, reference.rows().length));
    double gone = Math.abs(current.missingShare() - reference.missingShare());
    var random = new Random(seed);
    int farther = 1;
    int emptier = 1;
    for (int draw = 0; draw < draws; draw++) {
      if ((draw & 31) == 0) progress.check();
      var one = drawn(blocks, reference.rows().length, random);
      var other = drawn(blocks, current.rows().length, random);
      if (widening * apart(one, other) >= apart - 1e-12) farther++;
      if (widening * Math.abs(missing(one) - missing(other)) >= gone - 1e-12) emptier++;
    }
    return new PValues(farther / (draws + 1.0), emptier / (draws + 1.0));
  }

  /// The standard deviation of a drawn mean falls short of the true one by the blocks that are too
  /// few and by the covariances they cut.
  private static double widening(double memory, int length, double blocks) {
    double cut = 2 * memory / (1 - memory * memory) / length;
    return Math.sqrt(blocks / Math.max(1, blocks - 1) / Math.max(.25, 1 - Math.max(0, cut)));
  }

  /// The place of every row among 128 quantiles of all rows, 0 upwards; -1 where it is missing.
  private static int[] codes(Side reference, Side current) {
    var all = new double[reference.measured() + current.measured()];
    System.arraycopy(reference.sorted(), 0, all, 0, reference.measured());
    System.arraycopy(current.sorted(), 0, all, reference.measured(), current.measured());
    Arrays.sort(all);
    var cuts = Arrays.stream(all).distinct().toArray();
    if (cuts.length > LEVELS) {
      var quantiles = new double[LEVELS];
      for (int level = 0; level < LEVELS; level++) {
        quantiles[level] = all[(int) ((level + 1.0) * all.length / LEVELS) - 1];
      }
      cuts = Arrays.stream(quantiles).distinct().toArray();
    }
    var codes = new int[reference.rows().length + current.rows().length];
    int at = 0;
    for (var rows : new double[][] {reference.rows(), current.rows()}) {
      for (double value : rows) codes[at++] = code(cuts, value);
    }
    return codes;
  }

  private static int code(double[] cuts, double value) {
    if (Double.isNaN(value)) return -1;
    int place = Arrays.binarySearch(cuts, value);
    return Math.min(cuts.length - 1, place >= 0 ? place : -place - 1);
  }

  /// Correlation of a row's code with the next one's, 0..0.99, made larger by the bias of a short
  /// series (Kendall 1954); of the reference, because a change within the current rows would pass
  /// for memory.
  private double lagOne() {
    int seam = reference.rows().length;
    double memory = lagOne(0, seam);
    if (seam < ROWS_FOR_MEMORY) memory = Math.max(memory, lagOne(seam, codes.length));
    return Math.clamp(memory, 0, .99);
  }

  private double lagOne(int from, int until) {
    double sum = 0;
    int n = 0;
    for (int row = from; row < until; row++) {
      if (codes[row] < 0) continue;
      sum += codes[row];
      n++;
    }
    double mean = sum / n;
    double variance = 0;
    double covariance = 0;
    for (int row = from; row < until; row++) {
      if (codes[row] < 0) continue;
      double distance = codes[row] - mean;
      variance += distance * distance;
      if (row + 1 < until && codes[row + 1] >= 0) covariance += distance * (codes[row + 1] - mean);
    }
    if (!(variance > 0)) return 0;
    double r = covariance / variance;
    return r + (1 + 3 * r) / n;
  }

  /// Counts by code of every block; no block crosses from one side to the other.
  private int[][] blocks() {
    int seam = reference.rows().length;
    var blocks = new java.util.ArrayList<int[]>();
    addBlocks(blocks, 0, seam);
    addBlocks(blocks, seam, codes.length);
    return blocks.toArray(int[][]::new);
  }

  private void addBlocks(java.util.List<int[]> blocks, int from, int until) {
    for (int start = from; start + length <= until; start += step) {
      var counts = new int[LEVELS + 2];
      for (int row = start; row < start + length; row++) counts[codes[row] + 1]++;
      blocks.add(counts);
    }
  }

  private int[] drawn(int[][] blocks, int rows, Random random) {
    int wanted = Math.min(MOST_BLOCKS_A_SIDE, Math.max(1, Math.round((float) rows / length)));
    var sum = new int[LEVELS + 2];
    for (int block = 0; block < wanted; block++) {
      var counts = blocks[random.nextInt(blocks.length)];
      for (int code = 0; code < sum.length; code++) sum[code] += counts[code];
    }
    return sum;
  }

  private int[] counts(Side side, int from) {
    var counts = new int[LEVELS + 2];
    for (int row = from; row < from + side.rows().length; row++) counts[codes[row] + 1]++;
    return counts;
  }

  private double apart(int[] one, int[] other) {
    double all = 0;
    double allOther = 0;
    for (int code = 1; code < one.length; code++) {
      all += one[code];
      allOther += other[code];
    }
    if (all == 0 || allOther == 0) return 0;
    double largest = 0;
    double running = 0;
    double moved = 0;
    for (int code = 1; code < one.length; code++) {
      double change = one[code] / all - other[code] / allOther;
      running += change;
      moved += Math.abs(change) / 2;
      largest = Math.max(largest, Math.abs(running));
    }
    return ordered ? largest : moved;
  }

  private static double missing(int[] counts) {
    int all = Arrays.stream(counts).sum();
    return all == 0 ? 0 : (double) counts[0] / all;
  }
}
