package io.driftglass.detect.method.shape;

import io.driftglass.prepare.column.Fourier;
import java.util.Arrays;
import java.util.List;

/// How alike windows are in shape, wherever in the window the shape lies: the greatest correlation
/// over all shifts, by the Fourier transform (Paparrizos and Gravano 2015, SIGMOD, algorithm SBD).
/// Keeps room for its sums: one thread.
final class ShapeDistance {
  /// Of a channel's standard deviation: a window that varies less is measured by it, so that noise
  /// is not blown up to a shape.
  static final double LEAST_DEVIATION = .1;

  /// A window that varies less than this part of what it is measured by is taken as flat.
  static final double FLAT = .5;

  private final int length;
  private final double noise;
  private final Fourier fourier;
  private final double[] real;
  private final double[] imaginary;

  /// @param noise standard deviation of what varies from row to row without shape, in those of the
  ///   channel: what it alone adds to the distance of a window is taken off again (De Paepe et al.
  ///   2020, Data Mining and Knowledge Discovery), else flat windows would always be the strangest
  ShapeDistance(int length, double noise) {
    this.length = length;
    this.noise = noise;
    fourier = new Fourier(2 * length - 1);
    real = new double[fourier.size()];
    imaginary = new double[fourier.size()];
  }

  /// A window's transform, padded with zeros.
  ///
  /// @param square the window's squared length
  @SuppressWarnings("ArrayRecordComponent")
  record Spectrum(double[] real, double[] imaginary, double square) {}

  /// A window around 0, of length 1 unless it is nearly flat.
  ///
  /// @param byNoise what noise alone adds to its distance from any shape
  @SuppressWarnings("ArrayRecordComponent")
  record Window(double[] shape, double byNoise) {}

  /// @param values from `from` on, in standard deviations of the channel
  Window window(double[] values, int from) {
    double mean = 0;
    for (int i = 0; i < length; i++) mean += values[from + i] / length;
    double square = 0;
    var shape = new double[length];
    for (int i = 0; i < length; i++) {
      shape[i] = values[from + i] - mean;
      square += shape[i] * shape[i];
    }
    double size = Math.max(Math.sqrt(square), LEAST_DEVIATION * Math.sqrt(length));
    for (int i = 0; i < length; i++) shape[i] /= size;
    return new Window(shape, noise * noise * length / (2 * size * size));
  }

  Spectrum spectrum(double[] shape) {
    var re = Arrays.copyOf(shape, fourier.size());
    var im = new double[fourier.size()];
    fourier.transform(re, im);
    double square = 0;
    for (double value : shape) square += value * value;
    return new Spectrum(re, im, square);
  }

  /// The distance of a window to each shape: 0 the same, 1 nothing in common, half of that between
  /// a shape and a flat window.
  ///
  /// @param distances set, one a shape
  /// @param shifts set: so many rows later than in the shape it lies in the window
  void distances(Spectrum window, List<Spectrum> shapes, double[] distances, int[] shifts) {
    for (int j = 0; j < shapes.size(); j += 2) {
      var first = shapes.get(j);
      boolean pair = j + 1 < shapes.size();
      products(window, first, pair ? shapes.get(j + 1) : first);
      fourier.inverse(real, imaginary);
      found(window, first, real, j, distances, shifts);
      if (pair) found(window, shapes.get(j + 1), imaginary, j + 1, distances, shifts);
    }
  }

  /// One inverse transform serves two real correlations: one as its real part, one as the other.
  private void products(Spectrum x, Spectrum a, Spectrum b) {
    for (int f = 0; f < real.length; f++) {
      double ar = x.real[f] * a.real[f] + x.imaginary[f] * a.imaginary[f];
      double ai = x.imaginary[f] * a.real[f] - x.real[f] * a.imaginary[f];
      double br = x.real[f] * b.real[f] + x.imaginary[f] * b.imaginary[f];
      double bi = x.imaginary[f] * b.real[f] - x.real[f] * b.imaginary[f];
      real[f] = ar - bi;
      imaginary[f] = ai + br;
    }
  }

  private void found(
      Spectrum window, Spectrum shape, double[] sums, int j, double[] distances, int[] shifts) {
    int best = 0;
    double most = sums[0];
    for (int shift = 1 - length; shift < 0; shift++) {
      double sum = sums[shift + sums.length];
      if (sum <= most) continue;
      most = sum;
      best = shift;
    }
    for (int shift = 1; shift < length; shift++) {
      if (sums[shift] <= most) continue;
      most = sums[shift];
      best = shift;
    }
    double greatest = most / fourier.size();
    distances[j] = Math.max(0, (window.square + shape.square) / 2 - greatest);
    shifts[j] = best;
  }

  /// A window moved to where the shape lies, zeros where nothing is left.
  ///
  /// @param later as told by [#distances]
  static double[] moved(double[] window, int later) {
    var moved = new double[window.length];
    for (int i = Math.max(0, -later); i < Math.min(window.length, window.length - later); i++) {
      moved[i] = window[i + later];
    }
    return moved;
  }
}
