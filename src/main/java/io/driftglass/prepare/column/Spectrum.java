package io.driftglass.prepare.column;

/// The power spectrum of a short stretch of evenly spaced values (Cooley and Tukey 1965).
public final class Spectrum {
  private final int length;
  private final Fourier fourier;
  private final double[] real;
  private final double[] imaginary;
  private final double[] window;

  /// @param length rows a stretch, at least 4
  public Spectrum(int length) {
    this.length = length;
    fourier = new Fourier(length);
    real = new double[fourier.size()];
    imaginary = new double[fourier.size()];
    window = new double[length];
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
    fourier.transform(real, imaginary);
    var power = new double[real.length / 2 + 1];
    for (int bin = 1; bin < power.length; bin++) {
      power[bin] = real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
    }
    return power;
  }
}
