package io.driftglass.prepare.column;

/// The discrete Fourier transform of a fixed size (Cooley and Tukey 1965). Holds tables only; safe
/// to share.
public final class Fourier {
  private final int size;
  private final double[] cos;
  private final double[] sin;

  /// @param least values to be transformed, 2 or more; the size is the next power of two
  public Fourier(int least) {
    size = Integer.highestOneBit(least - 1) << 1;
    cos = new double[size / 2];
    sin = new double[size / 2];
    for (int at = 0; at < size / 2; at++) {
      cos[at] = Math.cos(2 * Math.PI * at / size);
      sin[at] = -Math.sin(2 * Math.PI * at / size);
    }
  }

  public int size() {
    return size;
  }

  /// The inverse times [#size], in place.
  public void inverse(double[] real, double[] imaginary) {
    transform(/* real= */ imaginary, /* imaginary= */ real);
  }

  /// In place.
  public void transform(double[] real, double[] imaginary) {
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
      int turn = size / span;
      for (int start = 0; start < size; start += span) {
        butterflies(real, imaginary, start, span / 2, turn);
      }
    }
  }

  private void butterflies(double[] real, double[] imaginary, int start, int half, int turn) {
    for (int k = 0; k < half; k++) {
      int a = start + k;
      int b = a + half;
      double c = cos[k * turn];
      double s = sin[k * turn];
      double r = real[b] * c - imaginary[b] * s;
      double i = real[b] * s + imaginary[b] * c;
      real[b] = real[a] - r;
      imaginary[b] = imaginary[a] - i;
      real[a] += r;
      imaginary[a] += i;
    }
  }

  private static void swap(double[] values, int a, int b) {
    double kept = values[a];
    values[a] = values[b];
    values[b] = kept;
  }
}
