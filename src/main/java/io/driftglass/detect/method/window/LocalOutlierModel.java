package io.driftglass.detect.method.window;

import io.driftglass.detect.scoring.StackedWindows;
import io.driftglass.detect.scoring.WindowModel;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;

/// Normal rows with the distance to their k-th neighbour and their local reachability density, in
/// root mean square standard deviations (Breunig et al. 2000, definitions 3, 5 to 7).
final class LocalOutlierModel implements WindowModel {
  /// Rows nearer than this are the same: without it a density would be infinite.
  private static final double SAME = 1e-3;

  private final int channels;
  private final int size;
  private final int neighbours;
  private final int count;

  /// [value][row], so that the loop over rows compiles to vector instructions.
  private final float[] rows;

  private final double[] reach;
  private final double[] density;

  private LocalOutlierModel(
      int channels,
      int size,
      int neighbours,
      int count,
      float[] rows,
      double[] reach,
      double[] density) {
    this.channels = channels;
    this.size = size;
    this.neighbours = neighbours;
    this.count = count;
    this.rows = rows;
    this.reach = reach;
    this.density = density;
  }

  /// @param windows more than `neighbours`
  static LocalOutlierModel fit(StackedWindows windows, int neighbours, Progress progress) {
    int count = windows.count();
    int size = windows.size();
    var rows = new float[Math.multiplyExact(size, count)];
    var window = new double[size];
    for (int i = 0; i < count; i++) {
      windows.copy(i, window);
      for (int d = 0; d < size; d++) rows[d * count + i] = (float) window[d];
    }
    var model =
        new LocalOutlierModel(
            windows.channels(),
            size,
            neighbours,
            count,
            rows,
            new double[count],
            new double[count]);
    var nearest = new int[count][];
    var distances = new double[count][neighbours];
    for (int i = 0; i < count; i++) {
      progress.step(i, count, "looking for neighbours");
      nearest[i] = model.nearest(windows.get(i), i, distances[i]);
      model.reach[i] = distances[i][neighbours - 1];
    }
    for (int i = 0; i < count; i++) model.density[i] = model.density(nearest[i], distances[i]);
    return model;
  }

  private double density(int[] nearest, double[] distances) {
    double sum = 0;
    for (int n = 0; n < nearest.length; n++) sum += Math.max(reach[nearest[n]], distances[n]);
    return 1 / (sum / nearest.length + SAME);
  }

  /// The nearest rows, nearest first.
  ///
  /// @param self left out; -1 for none
  /// @param distances set to theirs
  private int[] nearest(double[] window, int self, double[] distances) {
    var squares = new float[count];
    int d = 0;
    for (; d + 3 < size; d += 4) addFour(rows, window, d, squares);
    for (; d < size; d++) addOne(rows, (float) window[d], d * count, squares);
    if (self >= 0) squares[self] = Float.POSITIVE_INFINITY;
    var found = new int[neighbours];
    int have = 0;
    float worst = Float.POSITIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      if (!(squares[i] < worst) && have == neighbours) continue;
      int at = have < neighbours ? have++ : neighbours - 1;
      for (; at > 0 && squares[found[at - 1]] > squares[i]; at--) found[at] = found[at - 1];
      found[at] = i;
      if (have == neighbours) worst = squares[found[neighbours - 1]];
    }
    for (int n = 0; n < neighbours; n++) distances[n] = Math.sqrt(squares[found[n]] / size);
    return found;
  }

  private static void addOne(float[] rows, float value, int from, float[] squares) {
    for (int i = 0; i < squares.length; i++) {
      float away = value - rows[from + i];
      squares[i] += away * away;
    }
  }

  /// Four values at once, so that the sums are read and written a quarter as often.
  private static void addFour(float[] rows, double[] window, int d, float[] squares) {
    float a = (float) window[d];
    float b = (float) window[d + 1];
    float c = (float) window[d + 2];
    float e = (float) window[d + 3];
    int n = squares.length;
    int from = d * n;
    for (int i = 0; i < n; i++) {
      float p = a - rows[from + i];
      float q = b - rows[from + n + i];
      float r = c - rows[from + 2 * n + i];
      float s = e - rows[from + 3 * n + i];
      squares[i] += p * p + q * q + r * r + s * s;
    }
  }

  @Override
  public double score(double[] window, double[] parts) {
    var distances = new double[neighbours];
    int[] nearest = nearest(window, -1, distances);
    double around = 0;
    for (int i : nearest) around += density[i] / neighbours;
    for (int d = 0; d < size; d++) {
      double away = 0;
      for (int i : nearest) away += window[d] - rows[d * count + i];
      parts[d % channels] += away * away;
    }
    return around / density(nearest, distances);
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    out.whole(channels).whole(size).whole(neighbours).whole(count);
    out.floats(rows).reals(reach).reals(density);
  }

  static LocalOutlierModel read(ParameterReader in) throws IOException {
    return new LocalOutlierModel(
        in.count(), in.count(), in.count(), in.count(), in.floats(), in.reals(), in.reals());
  }
}
