package io.driftglass.data.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How much a series resembles itself after a number of rows, and the seasons that shows.
public final class Autocorrelation {
  /// Rows looked at, the newest.
  private static final int ROWS = 1 << 17;

  private static final int CYCLES = 3;
  private static final double WEAKEST = 0.2;
  private static final double CLEARLY_STRONGER = 0.05;
  private static final int SEASONS = 4;

  private Autocorrelation() {}

  /// Periods of which at least three fit, strongest first, at most four. A multiple of a shorter
  /// one counts only where it is clearly stronger.
  ///
  /// @param values evenly spaced; NaN counts as the mean
  public static List<Profile.Season> seasons(double[] values) {
    var r = of(values);
    var found = new ArrayList<Profile.Season>();
    int lag = 1;
    while (lag < r.length && r[lag] > 0) lag++;
    for (; lag < r.length - 1; lag++) {
      boolean peak = r[lag] >= WEAKEST && r[lag] >= r[lag - 1] && r[lag] > r[lag + 1];
      if (peak && isHighest(r, lag) && isNews(found, lag, r[lag])) {
        found.add(new Profile.Season(lag, r[lag]));
      }
    }
    found.sort(Comparator.comparingDouble(Profile.Season::strength).reversed());
    return List.copyOf(found.subList(0, Math.min(SEASONS, found.size())));
  }

  /// Autocorrelation without a linear trend at lags 0 up to a third of the rows, by the power
  /// spectrum (Wiener-Khinchin), each lag divided by the rows it could use; all 0 where constant.
  static double[] of(double[] values) {
    int rows = Math.min(ROWS, values.length);
    var level = levelled(values, values.length - rows, rows);
    int size = Integer.highestOneBit(Math.max(1, rows)) << 2;
    var real = new double[size];
    var imaginary = new double[size];
    System.arraycopy(level, 0, real, 0, rows);
    transform(real, imaginary);
    for (int at = 0; at < size; at++) {
      real[at] = real[at] * real[at] + imaginary[at] * imaginary[at];
      imaginary[at] = 0;
    }
    transform(real, imaginary);
    var r = new double[rows / CYCLES + 1];
    if (!(real[0] > 0)) return r;
    for (int lag = 0; lag < r.length; lag++) {
      r[lag] = real[lag] / real[0] * rows / (rows - lag);
    }
    return r;
  }

  /// Higher than everything within a twentieth of the lag.
  private static boolean isHighest(double[] r, int lag) {
    int reach = Math.max(1, lag / 20);
    for (int near = lag - reach; near <= Math.min(r.length - 1, lag + reach); near++) {
      if (r[near] > r[lag]) return false;
    }
    return true;
  }

  private static boolean isNews(List<Profile.Season> found, int lag, double strength) {
    for (var known : found) {
      double cycles = (double) lag / known.rows();
      boolean multiple = Math.abs(cycles - Math.rint(cycles)) <= 0.02 * cycles;
      if (multiple && strength < known.strength() + CLEARLY_STRONGER) return false;
    }
    return true;
  }

  /// The newest rows without their mean and linear trend; NaN as 0.
  static double[] levelled(double[] values, int from, int rows) {
    double n = 0;
    double sum = 0;
    double sumAt = 0;
    double sumAtAt = 0;
    double sumAtValue = 0;
    for (int at = 0; at < rows; at++) {
      double value = values[from + at];
      if (Double.isNaN(value)) continue;
      n++;
      sum += value;
      sumAt += at;
      sumAtAt += (double) at * at;
      sumAtValue += at * value;
    }
    double spread = sumAtAt - sumAt * sumAt / n;
    double slope = spread > 0 ? (sumAtValue - sumAt * sum / n) / spread : 0;
    double start = (sum - slope * sumAt) / n;
    var level = new double[rows];
    for (int at = 0; at < rows; at++) {
      double value = values[from + at];
      level[at] = Double.isNaN(value) ? 0 : value - start - slope * at;
    }
    return level;
  }

  /// Fast Fourier transform in place (Cooley and Tukey 1965, radix 2); the length is a power of
  /// two.
  static void transform(double[] real, double[] imaginary) {
    int size = real.length;
    for (int at = 1, mirror = 0; at < size; at++) {
      int bit = size >> 1;
      for (; (mirror & bit) != 0; bit >>= 1) mirror ^= bit;
      mirror ^= bit;
      if (at < mirror) {
        swap(real, at, mirror);
        swap(imaginary, at, mirror);
      }
    }
    for (int width = 2; width <= size; width <<= 1) {
      int half = width / 2;
      for (int turn = 0; turn < half; turn++) {
        double angle = -2 * Math.PI * turn / width;
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        for (int at = turn; at < size; at += width) {
          int other = at + half;
          double x = real[other] * cosine - imaginary[other] * sine;
          double y = real[other] * sine + imaginary[other] * cosine;
          real[other] = real[at] - x;
          imaginary[other] = imaginary[at] - y;
          real[at] += x;
          imaginary[at] += y;
        }
      }
    }
  }

  private static void swap(double[] array, int one, int other) {
    double kept = array[one];
    array[one] = array[other];
    array[other] = kept;
  }
}
