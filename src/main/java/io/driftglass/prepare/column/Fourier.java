package io.driftglass.prepare.column;

import java.util.Arrays;

/// The discrete Fourier transform of a fixed size (Cooley and Tukey 1965). Holds tables only; safe
/// to share.
public final class Fourier {
  private static final int FIRST_SPAN = 8;

  private final int size;

  /// Values that change places with one another before all else, in pairs.
  private final int[] swaps;

  /// [step][turn], from spans of [#FIRST_SPAN] values on.
  private final double[][] cos;

  private final double[][] sin;

  /// @param least values to be transformed, 2 or more; the size is the next power of two
  public Fourier(int least) {
    size = Integer.highestOneBit(least - 1) << 1;
    swaps = swaps(size);
    int steps = 0;
    for (int span = FIRST_SPAN; span <= size; span <<= 1) steps++;
    cos = new double[steps][];
    sin = new double[steps][];
    for (int step = 0; step < steps; step++) {
      int half = (FIRST_SPAN / 2) << step;
      cos[step] = new double[half];
      sin[step] = new double[half];
      for (int k = 0; k < half; k++) {
        cos[step][k] = Math.cos(Math.PI * k / half);
        sin[step][k] = -Math.sin(Math.PI * k / half);
      }
    }
  }

  private static int[] swaps(int size) {
    var swaps = new int[2 * size];
    int count = 0;
    for (int at = 1, to = 0; at < size; at++) {
      int bit = size >> 1;
      for (; (to & bit) != 0; bit >>= 1) to ^= bit;
      to ^= bit;
      if (at >= to) continue;
      swaps[count++] = at;
      swaps[count++] = to;
    }
    return Arrays.copyOf(swaps, count);
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
    for (int pair = 0; pair < swaps.length; pair += 2) {
      swap(real, swaps[pair], swaps[pair + 1]);
      swap(imaginary, swaps[pair], swaps[pair + 1]);
    }
    if (size == 2) pair(real, imaginary);
    else for (int start = 0; start < size; start += 4) four(real, imaginary, start);
    for (int step = 0; step < cos.length; step++) {
      int half = cos[step].length;
      for (int start = 0; start < size; start += 2 * half) {
        butterflies(real, imaginary, start, cos[step], sin[step]);
      }
    }
  }

  private static void pair(double[] real, double[] imaginary) {
    double r = real[1];
    double i = imaginary[1];
    real[1] = real[0] - r;
    imaginary[1] = imaginary[0] - i;
    real[0] += r;
    imaginary[0] += i;
  }

  /// The first two steps, which turn by nothing and by a right angle only.
  private static void four(double[] real, double[] imaginary, int at) {
    double r0 = real[at] + real[at + 1];
    double i0 = imaginary[at] + imaginary[at + 1];
    double r1 = real[at] - real[at + 1];
    double i1 = imaginary[at] - imaginary[at + 1];
    double r2 = real[at + 2] + real[at + 3];
    double i2 = imaginary[at + 2] + imaginary[at + 3];
    double r3 = imaginary[at + 2] - imaginary[at + 3];
    double i3 = real[at + 3] - real[at + 2];
    real[at] = r0 + r2;
    imaginary[at] = i0 + i2;
    real[at + 1] = r1 + r3;
    imaginary[at + 1] = i1 + i3;
    real[at + 2] = r0 - r2;
    imaginary[at + 2] = i0 - i2;
    real[at + 3] = r1 - r3;
    imaginary[at + 3] = i1 - i3;
  }

  private static void butterflies(
      double[] real, double[] imaginary, int start, double[] cos, double[] sin) {
    int half = cos.length;
    for (int k = 0; k < half; k++) {
      int a = start + k;
      int b = a + half;
      double c = cos[k];
      double s = sin[k];
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
