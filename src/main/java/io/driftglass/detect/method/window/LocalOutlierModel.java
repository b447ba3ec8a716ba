package io.driftglass.detect.method.window;

import io.driftglass.detect.scoring.StackedWindows;
import io.driftglass.detect.scoring.WindowModel;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.Arrays;

/// Normal rows with the distance to their k-th neighbour and their local reachability density, in
/// root mean square standard deviations (Breunig et al. 2000, definitions 3, 5 to 7).
final class LocalOutlierModel implements WindowModel {
  /// Rows nearer than this are the same: without it a density would be infinite.
  private static final double SAME = 1e-3;

  private final int channels;
  private final int size;
  private final int neighbours;
  private final int count;

  /// [value][row], each value an array of its own, so that the loop over rows compiles to vector
  /// instructions: with all in one array the compiler cannot tell it from the sums.
  private final float[][] rows;

  private final double[] reach;
  private final double[] density;

  private LocalOutlierModel(
      int channels,
      int size,
      int neighbours,
      int count,
      float[][] rows,
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
    Math.multiplyExact(size, count);
    var rows = new float[size][count];
    var window = new double[size];
    for (int i = 0; i < count; i++) {
      windows.copy(i, window);
      for (int d = 0; d < size; d++) rows[d][i] = (float) window[d];
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
    for (; d + 3 < size; d += 4) addFour(window, d, squares);
    for (; d < size; d++) addOne(rows[d], (float) window[d], squares);
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

  private static void addOne(float[] row, float value, float[] squares) {
    for (int i = 0; i < squares.length; i++) {
      float away = value - row[i];
      squares[i] += away * away;
    }
  }

  /// Four values at once, so that the sums are read and written a quarter as often.
  private void addFour(double[] window, int d, float[] squares) {
    float a = (float) window[d];
    float b = (float) window[d + 1];
    float c = (float) window[d + 2];
    float e = (float) window[d + 3];
    float[] first = rows[d];
    float[] second = rows[d + 1];
    float[] third = rows[d + 2];
    float[] fourth = rows[d + 3];
    for (int i = 0; i < squares.length; i++) {
      float p = a - first[i];
      float q = b - second[i];
      float r = c - third[i];
      float s = e - fourth[i];
      squares[i] += p * p + q * q + r * r + s * s;
    }
  }

  @Override
  public double score(double[] window, double[] parts) {
    var distances = new double[neighbours];
    int[] nearest = nearest(window, -1, distances);
    double around = 0;
    for (int i : nearest) around += density[i] / neighbours;
    for (int d = 0, c = 0; d < size; d++, c = c + 1 == channels ? 0 : c + 1) {
      double away = 0;
      for (int i : nearest) away += window[d] - rows[d][i];
      parts[c] += away * away;
    }
    return around / density(nearest, distances);
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    out.whole(channels).whole(size).whole(neighbours).whole(count);
    var all = new float[size * count];
    for (int d = 0; d < size; d++) System.arraycopy(rows[d], 0, all, d * count, count);
    out.floats(all).reals(reach).reals(density);
  }

  static LocalOutlierModel read(ParameterReader in) throws IOException {
    int channels = in.count();
    int size = in.count();
    int neighbours = in.count();
    int count = in.count();
    var all = in.floats();
    var rows = new float[size][];
    for (int d = 0; d < size; d++) rows[d] = Arrays.copyOfRange(all, d * count, (d + 1) * count);
    return new LocalOutlierModel(channels, size, neighbours, count, rows, in.reals(), in.reals());
  }
}
