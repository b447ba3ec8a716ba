package io.driftglass.prepare.column;

import io.driftglass.job.Progress;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/// A forest of random cuts. How strange a row is, is 2 to the minus of its mean path length over
/// the usual one (Liu, Ting, Zhou 2008, ICDM, equation 2): 0 to 1.
///
/// All trees lie in four arrays. A node's children stand side by side, so that the way down needs
/// no choice between two jumps.
///
/// Safe to share; the arrays are not copied and must not be changed.
public final class CutForest {
  private static final double EULER = .5772156649015329;

  private final int[] roots;
  private final int[] value;
  private final double[] cut;
  private final int[] below;
  private final int[] rows;
  private final double usualPath;

  /// What [#strangeness] walks through: from a leaf every step leads back to it, so that all trees
  /// are walked down equally far and no step waits for a guess whether the last one was the end.
  private final int[] walkedValue;

  /// [#ordered], since two whole numbers are compared without a jump.
  private final long[] walkedCut;

  private final int[] walkedBelow;
  private final int steps;

  /// @param roots first node of every tree
  /// @param value the value a node cuts; -1 in a leaf
  /// @param cut where it cuts; in a leaf the length of the path there and on, as if it had been
  ///   grown out
  /// @param below the child below the cut, the other is the next node
  /// @param rows of the tree's sample that came to the node
  public CutForest(
      int[] roots, int[] value, double[] cut, int[] below, int[] rows, double usualPath) {
    this.roots = roots;
    this.value = value;
    this.cut = cut;
    this.below = below;
    this.rows = rows;
    this.usualPath = usualPath;
    walkedValue = value.clone();
    walkedCut = Arrays.stream(cut).mapToLong(CutForest::ordered).toArray();
    walkedBelow = below.clone();
    for (int node = 0; node < value.length; node++) {
      if (value[node] >= 0) continue;
      walkedValue[node] = 0;
      walkedCut[node] = Long.MIN_VALUE;
      walkedBelow[node] = node - 1;
    }
    steps = deepest();
  }

  /// Cuts on the longest way down; a child has a higher index than its parent.
  private int deepest() {
    var depth = new int[value.length];
    int deepest = 0;
    for (int node = 0; node < value.length; node++) {
      if (value[node] < 0) continue;
      depth[below[node]] = depth[node] + 1;
      depth[below[node] + 1] = depth[node] + 1;
      deepest = Math.max(deepest, depth[node] + 1);
    }
    return deepest;
  }

  public int[] roots() {
    return roots;
  }

  public int[] value() {
    return value;
  }

  public double[] cut() {
    return cut;
  }

  public int[] below() {
    return below;
  }

  public int[] rows() {
    return rows;
  }

  public double usualPath() {
    return usualPath;
  }

  /// @param row its values, as many in each row; none is NaN
  /// @param sample rows every tree is grown from
  public static CutForest grow(
      IntFunction<double[]> row, int rows, int trees, int sample, long seed, Progress progress) {
    var random = new SplittableRandom(seed);
    int drawn = Math.min(sample, rows);
    var forest = new Growth(trees, drawn);
    var deck = new int[rows];
    for (int i = 0; i < deck.length; i++) deck[i] = i;
    for (int tree = 0; tree < trees; tree++) {
      progress.step(tree, trees, "growing trees");
      forest.grow(draw(row, deck, drawn, random), random);
    }
    return forest.done(pathLength(drawn));
  }

  /// @param deck all rows in order, and in order again afterwards
  private static double[][] draw(
      IntFunction<double[]> row, int[] deck, int drawn, SplittableRandom random) {
    var sample = new double[drawn][];
    var swapped = new int[drawn];
    for (int i = 0; i < drawn; i++) {
      int j = random.nextInt(i, deck.length);
      swap(deck, i, j);
      swapped[i] = j;
      sample[i] = row.apply(deck[i]);
    }
    for (int i = drawn - 1; i >= 0; i--) swap(deck, i, swapped[i]);
    return sample;
  }

  private static void swap(int[] deck, int i, int j) {
    int other = deck[j];
    deck[j] = deck[i];
    deck[i] = other;
  }

  /// The mean length of an unsuccessful search in a binary tree of that many rows.
  public static double pathLength(int rows) {
    if (rows <= 1) return 0;
    if (rows == 2) return 1;
    return 2 * (Math.log(rows - 1.0) + EULER) - 2 * (rows - 1.0) / rows;
  }

  /// @return 0..1, near 1 for a row that few cuts set apart
  public double strangeness(double[] row) {
    var in = new long[row.length];
    for (int d = 0; d < in.length; d++) in[d] = ordered(row[d]);
    double path = 0;
    for (int root : roots) {
      int node = root;
      for (int step = 0; step < steps; step++) {
        node = walkedBelow[node] + (in[walkedValue[node]] < walkedCut[node] ? 0 : 1);
      }
      path += cut[node];
    }
    return Math.pow(2, -path / (roots.length * usualPath));
  }

  /// Numbers in the order of the values, both zeros alike.
  private static long ordered(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0);
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  /// Adds how many bits of the sample the cuts of each value have taken away.
  ///
  /// @param parts as many as there are channels; the values of a row go round them
  public void explain(double[] row, double[] parts) {
    for (int root : roots) {
      int node = root;
      for (int at = value[node]; at >= 0; at = value[node]) {
        int next = below[node] + (row[at] < cut[node] ? 0 : 1);
        parts[at % parts.length] += Math.log((double) rows[node] / rows[next]);
        node = next;
      }
    }
  }

  /// The arrays while the trees grow.
  private static final class Growth {
    private final int[] roots;
    private final int mostDepth;
    private int trees;
    private int nodes;
    private int[] value;
    private double[] cut;
    private int[] below;
    private int[] rows;

    Growth(int trees, int sample) {
      roots = new int[trees];
      mostDepth = Math.max(1, (int) Math.ceil(Math.log(sample) / Math.log(2)));
      value = new int[2 * sample];
      cut = new double[2 * sample];
      below = new int[2 * sample];
      rows = new int[2 * sample];
    }

    void grow(double[][] sample, SplittableRandom random) {
      roots[trees++] = nodes;
      split(take(1), sample, 0, sample.length, 0, random);
    }

    private int take(int count) {
      int first = nodes;
      nodes += count;
      if (nodes > value.length) {
        value = Arrays.copyOf(value, 2 * nodes);
        cut = Arrays.copyOf(cut, 2 * nodes);
        below = Arrays.copyOf(below, 2 * nodes);
        rows = Arrays.copyOf(rows, 2 * nodes);
      }
      return first;
    }

    /// @param sample its rows `from` until `until` have come to the node; they are put in order
    private void split(
        int node, double[][] sample, int from, int until, int depth, SplittableRandom random) {
      rows[node] = until - from;
      int at = depth < mostDepth ? varying(sample, from, until, random) : -1;
      value[node] = at;
      if (at < 0) {
        cut[node] = depth + pathLength(until - from);
        return;
      }
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int i = from; i < until; i++) {
        low = Math.min(low, sample[i][at]);
        high = Math.max(high, sample[i][at]);
      }
      // Above the lowest, so that neither side is empty.
      cut[node] = Math.max(Math.nextUp(low), low + random.nextDouble() * (high - low));
      int middle = from;
      for (int i = from; i < until; i++) {
        if (sample[i][at] >= cut[node]) continue;
        var row = sample[i];
        sample[i] = sample[middle];
        sample[middle++] = row;
      }
      int first = take(2);
      below[node] = first;
      split(first, sample, from, middle, depth + 1, random);
      split(first + 1, sample, middle, until, depth + 1, random);
    }

    /// A value that is not the same in all rows; -1 where none is found.
    private static int varying(double[][] sample, int from, int until, SplittableRandom random) {
      if (until - from < 2) return -1;
      int size = sample[from].length;
      int first = random.nextInt(size);
      for (int step = 0; step < size; step++) {
        int at = (first + step) % size;
        for (int i = from + 1; i < until; i++) {
          if (sample[i][at] != sample[from][at]) return at;
        }
      }
      return -1;
    }

    CutForest done(double usualPath) {
      return new CutForest(
          roots,
          Arrays.copyOf(value, nodes),
          Arrays.copyOf(cut, nodes),
          Arrays.copyOf(below, nodes),
          Arrays.copyOf(rows, nodes),
          usualPath);
    }
  }
}
