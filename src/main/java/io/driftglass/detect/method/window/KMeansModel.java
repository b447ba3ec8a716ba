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
  private final Columns centres;

  private KMeansModel(int channels, Columns centres) {
    this.channels = channels;
    this.centres = centres;
    clusters = centres.count();
  }

  /// @param windows at least as many as clusters
  static KMeansModel fit(StackedWindows windows, int clusters, long seed, Progress progress) {
    var columns = Columns.of(windows);
    var model = new KMeansModel(windows.channels(), Columns.room(clusters, columns.size()));
    model.start(columns, new SplittableRandom(seed));
    var belongs = new int[columns.count()];
    Arrays.fill(belongs, -1);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      progress.step(round, MOST_ROUNDS, "looking for typical windows");
      if (!model.assign(columns, belongs)) break;
      model.move(windows, belongs);
    }
    return model;
  }

  /// Greedy k-means++: of a few windows drawn with chance proportional to the squared distance to
  /// the nearest centre so far, the one that leaves the least of it is the next centre.
  private void start(Columns windows, SplittableRandom random) {
    int tries = 2 + (int) Math.log(clusters);
    var nearest = new double[windows.count()];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    int chosen = random.nextInt(windows.count());
    var best = new double[nearest.length];
    var other = new double[nearest.length];
    double sum = approach(windows, windows.get(chosen), nearest, best);
    System.arraycopy(best, 0, nearest, 0, nearest.length);
    centres.put(0, windows.get(chosen));
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
      centres.put(j, windows.get(chosen));
      System.arraycopy(best, 0, nearest, 0, nearest.length);
      sum = least;
    }
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
  /// @param into set to them
  /// @return their sum
  private static double approach(
      Columns windows, double[] centre, double[] nearest, double[] into) {
    windows.squares(centre, into);
    double sum = 0;
    for (int i = 0; i < nearest.length; i++) {
      into[i] = Math.min(nearest[i], into[i]);
      sum += into[i];
    }
    return sum;
  }

  /// @return whether any window changed its cluster
  private boolean assign(Columns windows, int[] belongs) {
    var squares = new double[belongs.length];
    var least = new double[belongs.length];
    var nearest = new int[belongs.length];
    windows.squares(centres.get(0), least);
    for (int j = 1; j < clusters; j++) {
      windows.squares(centres.get(j), squares);
      for (int i = 0; i < squares.length; i++) {
        if (squares[i] >= least[i]) continue;
        least[i] = squares[i];
        nearest[i] = j;
      }
    }
    boolean changed = !Arrays.equals(belongs, nearest);
    System.arraycopy(nearest, 0, belongs, 0, belongs.length);
    return changed;
  }

  /// Every centre becomes the mean of its windows; one without windows stays.
  private void move(StackedWindows windows, int[] belongs) {
    var sums = new double[clusters][windows.size()];
    var counts = new int[clusters];
    var window = new double[windows.size()];
    for (int i = 0; i < belongs.length; i++) {
      windows.copy(i, window);
      counts[belongs[i]]++;
      var sum = sums[belongs[i]];
      for (int d = 0; d < window.length; d++) sum[d] += window[d];
    }
    for (int j = 0; j < clusters; j++) {
      if (counts[j] == 0) continue;
      for (int d = 0; d < window.length; d++) sums[j][d] /= counts[j];
      centres.put(j, sums[j]);
    }
  }

  private int nearest(double[] window) {
    var squares = new double[clusters];
    centres.squares(window, squares);
    int nearest = 0;
    for (int j = 1; j < clusters; j++) if (squares[j] < squares[nearest]) nearest = j;
    return nearest;
  }

  @Override
  public double score(double[] window, double[] parts) {
    int nearest = nearest(window);
    double sum = 0;
    for (int from = 0; from < window.length; from += channels) {
      for (int c = 0; c < channels; c++) {
        double away = window[from + c] - centres.at(nearest, from + c);
        parts[c] += away * away;
        sum += away * away;
      }
    }
    return Math.sqrt(sum / window.length);
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    out.whole(channels).whole(clusters);
    centres.write(out);
  }

  static KMeansModel read(ParameterReader in) throws IOException {
    int channels = in.count();
    return new KMeansModel(channels, Columns.read(in.count(), in));
  }
}
