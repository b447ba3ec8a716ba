package io.driftglass.data.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How the variance of a series is spread over frequencies: the periodogram (Schuster 1898) of its
/// newest rows without mean and linear trend, under a Hann window.
///
/// @param rows looked at
/// @param power one a frequency, `k / size` cycles a row, from 0; all 0 where the series is
///   constant
/// @param size of the transform, a power of two, at least `rows`
@SuppressWarnings("ArrayRecordComponent")
public record Periodogram(int rows, double[] power, int size) {
  private static final int MOST = 1 << 20;
  private static final int LOBE = 2;
  private static final double LEAST = .01;
  private static final int CYCLES = 2;

  /// @param periodRows rows a cycle
  /// @param share of the variance, 0..1
  public record Peak(double periodRows, double share) {}

  /// @param values evenly spaced; NaN counts as the trend
  public static Periodogram of(double[] values) {
    return of(values, 0, values.length);
  }

  /// Of some rows alone.
  public static Periodogram of(double[] values, int from, int until) {
    int rows = Math.min(MOST, until - from);
    if (rows < 2 * CYCLES) return new Periodogram(Math.max(0, rows), new double[1], 2);
    var level = Autocorrelation.levelled(values, until - rows, rows);
    int size = Integer.highestOneBit(rows - 1) << 1;
    var real = new double[size];
    for (int at = 0; at < rows; at++) {
      real[at] = level[at] * (.5 - .5 * Math.cos(2 * Math.PI * (at + .5) / rows));
    }
    var imaginary = new double[size];
    Autocorrelation.transform(real, imaginary);
    var power = new double[size / 2 + 1];
    for (int k = 0; k < power.length; k++) {
      power[k] = real[k] * real[k] + imaginary[k] * imaginary[k];
    }
    return new Periodogram(rows, power, size);
  }

  /// Rows a cycle of that frequency; infinite for the first.
  public double period(int k) {
    return (double) size / k;
  }

  /// The strongest cycles that fit at least twice, the strongest first; what the window has made of
  /// a stronger one does not count.
  public List<Peak> peaks(int most) {
    double total = IntStream.range(1, power.length).mapToDouble(k -> power[k]).sum();
    if (!(total > 0)) return List.of();
    int first = (int) Math.ceil((double) CYCLES * size / rows);
    var order =
        IntStream.range(Math.max(1, first), power.length - 1)
            .filter(k -> power[k] >= power[k - 1] && power[k] > power[k + 1])
            .boxed()
            .sorted(Comparator.comparingDouble(k -> -power[k]))
            .limit(256)
            .toList();
    var peaks = new ArrayList<Peak>();
    var places = new ArrayList<Integer>();
    for (int k : order) {
      boolean near = places.stream().anyMatch(place -> Math.abs(place - k) <= 2 * reach());
      double share = lobe(k) / total;
      if (near || share < LEAST) continue;
      places.add(k);
      peaks.add(new Peak(size / between(k), Math.min(1, share)));
      if (peaks.size() == most) break;
    }
    return List.copyOf(peaks);
  }

  /// The top of the parabola through the logarithms about a peak: nearer to the true frequency than
  /// the grid.
  private double between(int k) {
    double left = Math.log(power[k - 1]);
    double middle = Math.log(power[k]);
    double right = Math.log(power[k + 1]);
    double bend = left - 2 * middle + right;
    double shift = bend < 0 ? (left - right) / (2 * bend) : 0;
    return Double.isFinite(shift) ? k + Math.clamp(shift, -.5, .5) : k;
  }

  /// Half the width of what the window makes of a single frequency.
  private int reach() {
    return (int) Math.ceil((double) LOBE * size / rows);
  }

  /// What the window has spread over the neighbours of a frequency.
  private double lobe(int k) {
    double sum = 0;
    int last = Math.min(power.length - 1, k + reach());
    for (int near = Math.max(1, k - reach()); near <= last; near++) {
      sum += power[near];
    }
    return sum;
  }
}
