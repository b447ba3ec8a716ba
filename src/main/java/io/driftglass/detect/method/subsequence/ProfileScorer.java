package io.driftglass.detect.method.subsequence;

import io.driftglass.detect.scoring.ChannelScorer;
import io.driftglass.detect.scoring.SlidingWindow;
import io.driftglass.detect.statistic.StandardScale;
import java.util.Arrays;

/// Distance of the window each value ends to its nearest window of a pool, z-normalised, over its
/// greatest sensible value: 0 the same shape, 1 no shape in common.
///
/// Every step moves all sliding products on by one (Zhu et al. 2016, ICDM, STOMP), so a value costs
/// as much as the pool has windows, whatever their length. A window that hardly varies is measured
/// by the least deviation instead of its own, so that noise is not blown up to a shape.
final class ProfileScorer implements ChannelScorer {
  /// Rounding that builds up in the products is swept out every so many values.
  private static final int AFRESH = 1024;

  private final int length;
  private final SlidingWindow window;
  private final ProfilePool pool;
  private final boolean learns;
  private double[] products = {};
  private double[] room = {};
  private double leaving;
  private int steps;

  /// @param pool of its own where it learns, may be shared where not
  /// @param learns whether windows join the pool once they lie a window back
  ProfileScorer(StandardScale scale, ProfilePool pool, boolean learns) {
    this.pool = pool;
    this.learns = learns;
    length = pool.length();
    window = new SlidingWindow(scale, length);
  }

  @Override
  public void gap() {
    window.clear();
    if (learns) pool.seam();
    steps = 0;
  }

  @Override
  public double next(double value) {
    boolean before = window.full();
    leaving = before ? window.values()[window.from()] : 0;
    window.take(value);
    if (learns) pool.add(window.newest());
    if (!window.full()) return Double.NaN;
    boolean moved = learns && pool.shrunk();
    if (steps % AFRESH == 0 || moved || !before) afresh();
    else moveOn();
    steps++;
    // A window that overlaps itself is no neighbour.
    int usable = pool.windows() - (learns ? length : 0);
    return usable <= 0 ? Double.NaN : nearest(usable);
  }

  private void afresh() {
    grow();
    var values = window.values();
    int from = window.from();
    var y = pool.values();
    for (int j = 0; j < pool.windows(); j++) {
      double sum = 0;
      for (int i = 0; i < length; i++) sum += values[from + i] * y[j + i];
      products[j] = sum;
    }
  }

  private void moveOn() {
    grow();
    var y = pool.values();
    int windows = pool.windows();
    double arriving = window.newest();
    slide(products, room, y, length, windows, leaving, arriving);
    var values = window.values();
    double first = 0;
    for (int i = 0; i < length; i++) first += values[window.from() + i] * y[i];
    room[0] = first;
    var other = products;
    products = room;
    room = other;
  }

  private static void slide(
      double[] from, double[] to, double[] y, int length, int windows, double out, double in) {
    for (int j = 1; j < windows; j++) {
      to[j] = from[j - 1] - out * y[j - 1] + in * y[j + length - 1];
    }
  }

  private void grow() {
    if (products.length >= pool.windows()) return;
    int size = learns ? pool.capacity() : pool.windows();
    products = Arrays.copyOf(products, size);
    room = new double[size];
  }

  private double nearest(int usable) {
    double mean = 0;
    double square = 0;
    var values = window.values();
    int from = window.from();
    for (int i = 0; i < length; i++) mean += values[from + i];
    mean /= length;
    for (int i = 0; i < length; i++)
      square += (values[from + i] - mean) * (values[from + i] - mean);
    double own = Math.sqrt(square / length);
    double measured = Math.max(own, ProfilePool.LEAST_DEVIATION);
    pool.terms(products, room, usable, mean, measured);
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < usable; j++) least = Math.min(least, room[j]);
    if (least == Double.POSITIVE_INFINITY) return Double.NaN;
    double squared = length * (own / measured) * (own / measured) + least;
    return Math.sqrt(Math.max(0, squared) / (2 * length));
  }
}
