package io.driftglass.detect.method.window;

import io.driftglass.detect.scoring.StackedWindows;
import io.driftglass.detect.scoring.WindowModel;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Spread;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/// A forest of random cuts. How strange a window is, is 2 to the minus of its mean path length over
/// the usual one (Liu, Ting, Zhou 2008, equation 2): 0 to 1.
///
/// All trees lie in three arrays. A node's children stand side by side, so that the way down needs
/// no choice between two jumps.
final class IsolationModel implements WindowModel {
  private static final double EULER = .5772156649015329;

  /// The strangest tenth of windows is told channel by channel, for that is dear.
  private static final double EXPLAINED = .9;

  private final int channels;

  /// First node of every tree.
  private final int[] roots;

  /// The value a node cuts; -1 in a leaf.
  private final int[] value;

  /// Where it cuts; in a leaf the length of the path there and on, as if it had been grown out.
  private final double[] cut;

  /// The child below the cut, the other is the next node.
  private final int[] below;

  /// Rows of the tree's sample that came to the node.
  private final int[] rows;

  private final double usualPath;

  /// Scores from here on are told channel by channel.
  private double explainedFrom;

  private IsolationModel(
      int channels,
      int[] roots,
      int[] value,
      double[] cut,
      int[] below,
      int[] rows,
      double usualPath,
      double explainedFrom) {
    this.channels = channels;
    this.roots = roots;
    this.value = value;
    this.cut = cut;
    this.below = below;
    this.rows = rows;
    this.usualPath = usualPath;
    this.explainedFrom = explainedFrom;
  }

  static IsolationModel grow(
      StackedWindows windows, int trees, int sample, long seed, Progress progress) {
    var random = new SplittableRandom(seed);
    int drawn = Math.min(sample, windows.count());
    var forest = new Growth(trees, drawn);
    for (int tree = 0; tree < trees; tree++) {
      progress.step(tree, trees, "growing trees");
      forest.grow(draw(windows, drawn, random), random);
    }
    var model = forest.model(windows.channels(), pathLength(drawn));
    var some = windows.thinned(1000);
    var scores = new double[some.count()];
    for (int i = 0; i < scores.length; i++) scores[i] = model.strangeness(some.get(i));
    model.explainedFrom = Spread.quantile(Spread.sorted(scores), EXPLAINED);
    return model;
  }

  private static double[][] draw(StackedWindows windows, int drawn, SplittableRandom random) {
    var deck = new int[windows.count()];
    for (int i = 0; i < deck.length; i++) deck[i] = i;
    var sample = new double[drawn][];
    for (int i = 0; i < drawn; i++) {
      int j = random.nextInt(i, deck.length);
      int other = deck[j];
      deck[j] = deck[i];
      deck[i] = other;
      sample[i] = windows.get(other);
    }
    return sample;
  }

  /// The mean length of an unsuccessful search in a binary tree of that many rows.
  static double pathLength(int rows) {
    if (rows <= 1) return 0;
    if (rows == 2) return 1;
    return 2 * (Math.log(rows - 1.0) + EULER) - 2 * (rows - 1.0) / rows;
  }

  private double strangeness(double[] window) {
    double path = 0;
    for (int root : roots) {
      int node = root;
      for (int at = value[node]; at >= 0; at = value[node]) {
        node = below[node] + (window[at] < cut[node] ? 0 : 1);
      }
      path += cut[node];
    }
    return Math.pow(2, -path / (roots.length * usualPath));
  }

  @Override
  public double score(double[] window, double[] parts) {
    double score = strangeness(window);
    if (score < explainedFrom) Arrays.fill(parts, score / channels);
    else explain(window, parts);
    return score;
  }

  /// How many bits of the sample each channel's cuts have taken away.
  private void explain(double[] window, double[] parts) {
    for (int root : roots) {
      int node = root;
      for (int at = value[node]; at >= 0; at = value[node]) {
        int next = below[node] + (window[at] < cut[node] ? 0 : 1);
        parts[at % channels] += Math.log((double) rows[node] / rows[next]);
        node = next;
      }
    }
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    out.whole(channels).real(usualPath).real(explainedFrom).reals(cut);
    for (var whole : new int[][] {roots, value, below, rows}) {
      out.reals(Arrays.stream(whole).asDoubleStream().toArray());
    }
  }

  static IsolationModel read(ParameterReader in) throws IOException {
    int channels = in.count();
    double usualPath = in.real();
    double explainedFrom = in.real();
    var cut = in.reals();
    var roots = wholes(in);
    var value = wholes(in);
    var below = wholes(in);
    return new IsolationModel(
        channels, roots, value, cut, below, wholes(in), usualPath, explainedFrom);
  }

  private static int[] wholes(ParameterReader in) throws IOException {
    return Arrays.stream(in.reals()).mapToInt(v -> (int) v).toArray();
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

    IsolationModel model(int channels, double usualPath) {
      return new IsolationModel(
          channels,
          roots,
          Arrays.copyOf(value, nodes),
          Arrays.copyOf(cut, nodes),
          Arrays.copyOf(below, nodes),
          Arrays.copyOf(rows, nodes),
          usualPath,
          0);
    }
  }
}
