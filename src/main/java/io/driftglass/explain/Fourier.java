package io.driftglass.explain;

/// The fast Fourier transform of a power of two of complex numbers, in place (Cooley and Tukey
/// 1965, radix 2); the turning factors are made once.
final class Fourier {
  private final int size;
  private final double[] cos;
  private final double[] sin;

  /// @param size a power of two, at least 2
  Fourier(int size) {
    if (Integer.bitCount(size) != 1 || size < 2) {
      throw new IllegalArgumentException("size " + size + " is no power of two above 1");
    }
    this.size = size;
    cos = new double[size / 2];
    sin = new double[size / 2];
    for (int k = 0; k < size / 2; k++) {
      cos[k] = Math.cos(2 * Math.PI * k / size);
      sin[k] = Math.sin(2 * Math.PI * k / size);
    }
  }

  void forward(double[] re, double[] im) {
    turn(re, im, -1);
  }

  /// Undoes [#forward].
  void back(double[] re, double[] im) {
    turn(re, im, 1);
    for (int i = 0; i < size; i++) {
      re[i] /= size;
      im[i] /= size;
    }
  }

  private void turn(double[] re, double[] im, int sign) {
    for (int i = 1, j = 0; i < size; i++) {
      int bit = size >> 1;
      for (; (j & bit) != 0; bit >>= 1) j ^= bit;
      j ^= bit;
      if (i < j) {
        swap(re, i, j);
        swap(im, i, j);
      }
    }
    for (int length = 2; length <= size; length <<= 1) {
      int half = length / 2;
      int step = size / length;
      for (int from = 0; from < size; from += length) {
        for (int k = 0; k < half; k++) {
          double wr = cos[k * step];
          double wi = sign * sin[k * step];
          int a = from + k;
          int b = a + half;
          double xr = re[b] * wr - im[b] * wi;
          double xi = re[b] * wi + im[b] * wr;
          re[b] = re[a] - xr;
          im[b] = im[a] - xi;
          re[a] += xr;
          im[a] += xi;
        }
      }
    }
  }

  private static void swap(double[] values, int i, int j) {
    double kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}
