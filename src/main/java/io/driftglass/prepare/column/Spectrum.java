package io.driftglass.prepare.column;

/// The power spectrum of a short stretch of evenly spaced values (Cooley and Tukey 1965).
public final class Spectrum {
  private final int length;
  private final double[] real;
  private final double[] imaginary;
  private final double[] window;
  private final double[] cos;
  private final double[] sin;

  /// @param length rows a stretch, at least 4
  public Spectrum(int length) {
    this.length = length;
    int size = Integer.highestOneBit(length - 1) << 1;
    real = new double[size];
    imaginary = new double[size];
    window = new double[length];
    cos = new double[size / 2];
    sin = new double[size / 2];
    for (int at = 0; at < size / 2; at++) {
      cos[at] = Math.cos(2 * Math.PI * at / size);
      sin[at] = -Math.sin(2 * Math.PI * at / size);
    }
    for (int at = 0; at < length; at++) {
      window[at] = .5 - .5 * Math.cos(2 * Math.PI * at / (length - 1));
    }
  }

  /// Cycles a row of the given bin.
  public double frequency(int bin) {
    return (double) bin / real.length;
  }

  /// Power at bins 1 up to half the transform's length, the mean taken away and the ends faded (von
  /// Hann); [0] is 0. All 0 where the values are equal.
  ///
  /// @param from first row in `values`, none of the stretch NaN
  public double[] power(double[] values, int from) {
    double mean = 0;
    for (int at = 0; at < length; at++) mean += (values[from + at] - mean) / (at + 1);
    for (int at = 0; at < real.length; at++) {
      real[at] = at < length ? (values[from + at] - mean) * window[at] : 0;
      imaginary[at] = 0;
    }
    transform();
    var power = new double[real.length / 2 + 1];
    for (int bin = 1; bin < power.length; bin++) {
      power[bin] = real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
    }
    return power;
  }

  private void transform() {
    int size = real.length;
    for (int at = 1, to = 0; at < size; at++) {
      int bit = size >> 1;
      for (; (to & bit) != 0; bit >>= 1) to ^= bit;
      to ^= bit;
      if (at < to) {
        swap(real, at, to);
        swap(imaginary, at, to);
      }
    }
    for (int span = 2; span <= size; span <<= 1) {
      for (int start = 0; start < size; start += span) {
        for (int k = 0; k < span / 2; k++) butterfly(start + k, span / 2, k * (size / span));
      }
    }
  }

  private void butterfly(int a, int apart, int turn) {
    int b = a + apart;
    double r = real[b] * cos[turn] - imaginary[b] * sin[turn];
    double i = real[b] * sin[turn] + imaginary[b] * cos[turn];
    real[b] = real[a] - r;
    imaginary[b] = imaginary[a] - i;
    real[a] += r;
    imaginary[a] += i;
  }

  private static void swap(double[] values, int a, int b) {
    double kept = values[a];
    values[a] = values[b];
    values[b] = kept;
  }
}
