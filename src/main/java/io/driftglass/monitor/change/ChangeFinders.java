package io.driftglass.monitor.change;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Every way to find change points. A new one is one file and one line here.
public final class ChangeFinders {
  public static final Method<ChangeFinder> AUTO = BestSegments.METHOD;

  public static final List<Method<ChangeFinder>> ALL =
      List.of(AUTO, Pelt.METHOD, BinarySegmentation.METHOD, Bocpd.METHOD);

  private ChangeFinders() {}

  /// Change points of a column as it is: missing and infinite values are bridged by straight lines;
  /// a column with fewer than two values has none.
  ///
  /// @param values oldest first
  /// @return rows at which a new segment begins
  public static int[] in(double[] values, ChangeFinder finder, Progress progress) {
    var known =
        IntStream.range(0, values.length).filter(row -> Double.isFinite(values[row])).toArray();
    if (known.length < 2) return new int[0];
    var bridged = values.clone();
    Arrays.fill(bridged, 0, known[0], values[known[0]]);
    for (int next = 1; next < known.length; next++) {
      int from = known[next - 1];
      int until = known[next];
      for (int row = from + 1; row < until; row++) {
        double share = (double) (row - from) / (until - from);
        bridged[row] = values[from] * (1 - share) + values[until] * share;
      }
    }
    int last = known[known.length - 1];
    Arrays.fill(bridged, last, bridged.length, values[last]);
    return finder.find(bridged, progress);
  }

  /// The values with mean 0 and standard deviation 1; all 0 where they do not vary.
  static double[] standardised(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double square = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double deviation = Math.sqrt(square / values.length);
    if (!(deviation > 1e-12 * Math.abs(mean)) || deviation == 0) return new double[values.length];
    return Arrays.stream(values).map(v -> (v - mean) / deviation).toArray();
  }

  /// Standard deviation of the noise from the differences of neighbours, which a change of level
  /// hardly touches (median absolute deviation).
  static double noise(double[] values) {
    var differences = new double[Math.max(0, values.length - 1)];
    Arrays.setAll(differences, row -> Math.abs(values[row + 1] - values[row]));
    Arrays.sort(differences);
    double median = differences.length == 0 ? 0 : differences[differences.length / 2];
    return median / .6745 / Math.sqrt(2);
  }
}
