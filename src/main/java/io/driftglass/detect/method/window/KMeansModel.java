package io.driftglass.detect.method.window;

import io.driftglass.detect.scoring.StackedWindows;
import io.driftglass.detect.scoring.WindowModel;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Typical windows; how strange a window is, is its root mean square distance to the nearest.
final class KMeansModel implements WindowModel {
  private static final int MOST_ROUNDS = 15;

  private final int channels;
  private final int clusters;

  /// [value][cluster]: all clusters of a value lie together, so that the loop over them compiles to
  /// vector instructions.
  private final double[] centres;

  private KMeansModel(int channels, int clusters, double[] centres) {
    this.channels = channels;
    this.clusters = clusters;
    this.centres = centres;
  }

  /// @param windows at least as many as clusters
  static KMeansModel fit(StackedWindows windows, int clusters, long seed, Progress progress) {
    int size = windows.size();
    var model = new KMeansModel(windows.channels(), clusters, new double[size * clusters]);
    model.start(windows, new SplittableRandom(seed));
    var belongs = new int[windows.count()];
    Arrays.fill(belongs, -1);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      progress.step(round, MOST_ROUNDS, "looking for typical windows");
      if (!model.assign(windows, belongs)) break;
      model.move(windows, belongs);
    }
    return model;
  }

  /// Greedy k-means++: of a few windows drawn with chance proportional to the squared distance to
  /// the nearest centre so far, the one that leaves the least of it is the next centre.
  private void start(StackedWindows windows, SplittableRandom random) {
    int tries = 2 + (int) Math.log(clusters);
    var nearest = new double[windows.count()];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    int chosen = random.nextInt(windows.count());
    double sum = approach(windows, windows.get(chosen), nearest, nearest);
    put(0, windows.get(chosen));
    var best = new double[nearest.length];
    var other = new double[nearest.length];
    for (int j = 1; j < clusters; j++) {
      double least = Double.POSITIVE_INFINITY;
      for (int attempt = 0; attempt < tries; attempt++) {
        int drawn = drawn(nearest, random.nextDouble() * sum);
        double left = approach(windows, windows.get(drawn), nearest, other);
        if (left >= least) continue;
        least = left;
        chosen = drawn;
        var swapped = best;
        best = other;
        other = swapped;
      }
      put(j, windows.get(chosen));
      System.arraycopy(best, 0, nearest, 0, nearest.length);
      sum = least;
    }
  }

  private void put(int cluster, double[] centre) {
    for (int d = 0; d < centre.length; d++) centres[d * clusters + cluster] = centre[d];
  }

  private static int drawn(double[] nearest, double ticket) {
    int chosen = 0;
    for (double left = ticket; chosen < nearest.length - 1 && left >= nearest[chosen]; chosen++) {
      left -= nearest[chosen];
    }
    return chosen;
  }

  /// The squared distances to the nearest centre where one more is added.
  ///
  /// @param into set to them; may be `nearest`
  /// @return their sum
  private static double approach(
      StackedWindows windows, double[] centre, double[] nearest, double[] into) {
    var window = new double[centre.length];
    double sum = 0;
    for (int i = 0; i < nearest.length; i++) {
      windows.copy(i, window);
      into[i] = Math.min(nearest[i], square(window, centre));
      sum += into[i];
    }
    return sum;
  }

  private static double square(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
  }

  /// @return whether any window changed its cluster
  private boolean assign(StackedWindows windows, int[] belongs) {
    boolean changed = false;
    var window = new double[windows.size()];
    var squares = new double[clusters];
    for (int i = 0; i < belongs.length; i++) {
      windows.copy(i, window);
      int nearest = nearest(window, squares);
      changed |= nearest != belongs[i];
      belongs[i] = nearest;
    }
    return changed;
  }

  /// Every centre becomes the mean of its windows; one without windows stays.
  private void move(StackedWindows windows, int[] belongs) {
    var sums = new double[centres.length];
    var counts = new int[clusters];
    var window = new double[windows.size()];
    for (int i = 0; i < belongs.length; i++) {
      windows.copy(i, window);
      counts[belongs[i]]++;
      for (int d = 0; d < window.length; d++) sums[d * clusters + belongs[i]] += window[d];
    }
    for (int at = 0; at < centres.length; at++) {
      int count = counts[at % clusters];
      if (count > 0) centres[at] = sums[at] / count;
    }
  }

  /// @param squares set to the squared distances to all centres
  private int nearest(double[] window, double[] squares) {
    Arrays.fill(squares, 0);
    for (int d = 0; d < window.length; d++) addSquares(centres, window[d], d * clusters, squares);
    int nearest = 0;
    for (int j = 1; j < clusters; j++) if (squares[j] < squares[nearest]) nearest = j;
    return nearest;
  }

  private static void addSquares(double[] centres, double value, int from, double[] squares) {
    for (int j = 0; j < squares.length; j++) {
      double away = value - centres[from + j];
      squares[j] += away * away;
    }
  }

  @Override
  public double score(double[] window, double[] parts) {
    int nearest = nearest(window, new double[clusters]);
    double sum = 0;
    for (int d = 0; d < window.length; d++) {
      double away = window[d] - centres[d * clusters + nearest];
      parts[d % channels] += away * away;
      sum += away * away;
    }
    return Math.sqrt(sum / window.length);
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    out.whole(channels).whole(clusters).reals(centres);
  }

  static KMeansModel read(ParameterReader in) throws IOException {
    return new KMeansModel(in.count(), in.count(), in.reals());
  }
}
