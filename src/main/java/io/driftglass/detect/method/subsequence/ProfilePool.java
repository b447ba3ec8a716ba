package io.driftglass.detect.method.subsequence;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.Arrays;

/// Values of the past whose windows are compared with, in standard deviations.
///
/// What noise alone adds to a distance is taken off again (De Paepe et al. 2020, Data Mining and
/// Knowledge Discovery), else flat windows would always be the strangest.
final class ProfilePool {
  /// Of the channel's: a window that varies less is measured by it.
  static final double LEAST_DEVIATION = .05;

  private final int length;
  private final int capacity;
  private final double noise;
  private double[] values;

  /// Of each window: its mean, one over what it is measured by, and its own part of the squared
  /// distance; infinite where the window lies over a seam.
  private double[] mean;

  private double[] inverse;
  private double[] own;
  private int count;
  private int unbroken;
  private boolean shrunk;

  /// An empty pool of at most `capacity` values, the older half of which is dropped when it is
  /// full.
  ///
  /// @param noise standard deviation of what varies from row to row without shape
  ProfilePool(int length, int capacity, double noise) {
    this.length = length;
    this.noise = noise;
    this.capacity = Math.max(capacity, 4 * length);
    int room = Math.min(this.capacity, 1024);
    values = new double[room];
    mean = new double[room];
    inverse = new double[room];
    own = new double[room];
  }

  /// One that can be added to; what comes does not follow what is there.
  ProfilePool copy() {
    var copy = new ProfilePool(length, capacity, noise);
    copy.values = values.clone();
    copy.mean = mean.clone();
    copy.inverse = inverse.clone();
    copy.own = own.clone();
    copy.count = count;
    return copy;
  }

  int length() {
    return length;
  }

  int capacity() {
    return capacity;
  }

  int windows() {
    return Math.max(0, count - length + 1);
  }

  double[] values() {
    return values;
  }

  /// Whether the last [#add] dropped old values.
  boolean shrunk() {
    return shrunk;
  }

  /// What comes next does not follow what came before.
  void seam() {
    unbroken = 0;
  }

  void add(double value) {
    shrunk = count == capacity;
    if (shrunk) drop(capacity / 2);
    if (count == values.length) grow();
    values[count++] = value;
    unbroken++;
    if (count < length) return;
    int at = count - length;
    double sum = 0;
    for (int i = at; i < count; i++) sum += values[i];
    double middle = sum / length;
    double square = 0;
    for (int i = at; i < count; i++) square += (values[i] - middle) * (values[i] - middle);
    double deviation = Math.sqrt(square / length);
    double measured = Math.max(deviation, LEAST_DEVIATION);
    mean[at] = middle;
    inverse[at] = 1 / measured;
    double share = deviation / measured;
    own[at] = unbroken >= length ? length * share * share : Double.POSITIVE_INFINITY;
  }

  private void drop(int oldest) {
    for (var array : new double[][] {values, mean, inverse, own}) {
      System.arraycopy(array, oldest, array, 0, count - oldest);
    }
    count -= oldest;
  }

  private void grow() {
    int room = Math.min(capacity, 2 * values.length);
    values = Arrays.copyOf(values, room);
    mean = Arrays.copyOf(mean, room);
    inverse = Arrays.copyOf(inverse, room);
    own = Arrays.copyOf(own, room);
  }

  /// Sets every window's own part of its squared distance to one of that mean and measure.
  void terms(double[] products, double[] to, int until, double otherMean, double measured) {
    double shift = length * otherMean;
    double scale = 2 / measured;
    var m = mean;
    var inv = inverse;
    var o = own;
    double byNoise = (2 * length + 2) * noise * noise;
    double otherInverse = 1 / measured;
    for (int j = 0; j < until; j++) {
      double wider = Math.min(inv[j], otherInverse);
      to[j] = o[j] - scale * (products[j] - shift * m[j]) * inv[j] - byNoise * wider * wider;
    }
  }

  /// Only what the windows are made of; all else follows from it.
  void write(ParameterWriter out) throws IOException {
    var seams = new double[count];
    for (int j = 0; j < windows(); j++) seams[j] = Double.isInfinite(own[j]) ? 1 : 0;
    out.whole(length).whole(capacity).real(noise);
    out.reals(Arrays.copyOf(values, count)).reals(seams);
  }

  static ProfilePool read(ParameterReader in) throws IOException {
    var pool = new ProfilePool(in.count(), in.count(), in.real());
    var values = in.reals();
    var seams = in.reals();
    pool.unbroken = pool.length;
    for (double value : values) pool.add(value);
    for (int j = 0; j < pool.windows(); j++) {
      if (seams[j] == 1) pool.own[j] = Double.POSITIVE_INFINITY;
    }
    return pool;
  }
}
