package io.driftglass.explain;

import io.driftglass.job.Progress;
import io.driftglass.prepare.column.Fourier;
import java.util.Arrays;

/// Distances of one stretch to every other of its length, each put to mean 0 and deviation 1 first
/// (Mueen et al., MASS; by blocks as MASS V3), so that only the shape counts.
final class ShapeSearch {
  private ShapeSearch() {}

  /// @param values oldest first, NaN not allowed
  /// @param from the first row of the query
  /// @param length its rows, at least 4
  /// @return `values.length - length + 1` distances, 0 is the same shape, `sqrt(4 * length)` its
  ///   opposite; NaN for a flat stretch, of which the shape is not known
  static double[] distances(double[] values, int from, int length, Progress progress) {
    var query = standardised(Arrays.copyOfRange(values, from, from + length));
    int size = Math.max(4096, Integer.highestOneBit(4 * length - 1) << 1);
    size =
        Math.min(
            size, Math.max(2, Integer.highestOneBit(Math.max(1, values.length + length)) << 1));
    var fourier = new Fourier(size);
    var queryRe = new double[size];
    var queryIm = new double[size];
    for (int i = 0; i < length; i++) queryRe[i] = query[length - 1 - i];
    fourier.transform(queryRe, queryIm);
    var distances = new double[values.length - length + 1];
    int useful = size - length + 1;
    var re = new double[size];
    var im = new double[size];
    for (int start = 0; start < distances.length; start += useful) {
      progress.step(start, distances.length, "looking for the shape");
      double centre = values[start];
      for (int i = 0; i < size; i++) {
        re[i] = start + i < values.length ? values[start + i] - centre : 0;
        im[i] = 0;
      }
      fourier.transform(re, im);
      for (int i = 0; i < size; i++) {
        double r = re[i] * queryRe[i] - im[i] * queryIm[i];
        im[i] = re[i] * queryIm[i] + im[i] * queryRe[i];
        re[i] = r;
      }
      fourier.inverse(re, im);
      int until = Math.min(distances.length, start + useful);
      for (int row = start; row < until; row++) {
        distances[row] = re[row - start + length - 1] / size;
      }
    }
    divide(values, length, distances);
    return distances;
  }

  /// Makes the products of the standardised query with raw stretches distances.
  private static void divide(double[] values, int length, double[] products) {
    var sums = new double[values.length + 1];
    var squares = new double[values.length + 1];
    double centre = Arrays.stream(values).average().orElse(0);
    for (int i = 0; i < values.length; i++) {
      double v = values[i] - centre;
      sums[i + 1] = sums[i] + v;
      squares[i + 1] = squares[i] + v * v;
    }
    double whole = Math.sqrt(squares[values.length] / values.length);
    for (int row = 0; row < products.length; row++) {
      double mean = (sums[row + length] - sums[row]) / length;
      double square = (squares[row + length] - squares[row]) / length;
      double deviation = Math.sqrt(Math.max(0, square - mean * mean));
      double likeness = products[row] / (length * deviation);
      products[row] =
          deviation > 1e-6 * whole
              ? Math.sqrt(Math.max(0, 2 * length * (1 - Math.min(1, likeness))))
              : Double.NaN;
    }
  }

  private static double[] standardised(double[] query) {
    double mean = Arrays.stream(query).average().orElse(0);
    double square = Arrays.stream(query).map(v -> (v - mean) * (v - mean)).sum() / query.length;
    double deviation = Math.sqrt(square);
    return Arrays.stream(query).map(v -> deviation > 0 ? (v - mean) / deviation : 0).toArray();
  }
}
