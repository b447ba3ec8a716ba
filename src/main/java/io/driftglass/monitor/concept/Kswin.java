package io.driftglass.monitor.concept;

import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/// Kolmogorov-Smirnov windowing (Raab, Heusinger and Schleif 2020, Neurocomputing 416): the newest
/// rows of a sliding window against as many drawn from the rest of it.
final class Kswin implements ConceptMonitor {
  static final Method<ConceptMonitor> METHOD =
      ConceptMonitors.method(
          "kswin",
          "KSWIN",
          "Raab, Heusinger and Schleif 2020, Neurocomputing",
          List.of(
              new Setting.Real("alpha", 1e-6, 1e-12, .5, "chance of a false alarm a look"),
              new Setting.Whole("window", 1_500, 20, 100_000, "rows of the sliding window"),
              new Setting.Whole("newest", 500, 5, 50_000, "its newest rows, compared"),
              new Setting.Whole("seed", 42, 0, Integer.MAX_VALUE, "of the drawing")),
          settings ->
              new Kswin(
                  settings.real("alpha"),
                  settings.whole("window"),
                  Math.min(settings.whole("newest"), settings.whole("window") / 2),
                  settings.seed()));

  private static final int EVERY = 10;

  private final double allowed;
  private final double[] window;
  private final int newest;
  private final Random random;
  private int rows;
  private int looks;

  Kswin(double alpha, int window, int newest, long seed) {
    this.window = new double[window];
    this.newest = newest;
    this.random = new Random(seed);
    this.allowed = Math.sqrt(-Math.log(alpha / 2) / newest);
  }

  @Override
  public OptionalInt next(double value) {
    if (rows == window.length) {
      System.arraycopy(window, 1, window, 0, rows - 1);
      rows--;
    }
    window[rows++] = value;
    if (rows < window.length || ++looks % EVERY != 0) return OptionalInt.empty();
    var now = Arrays.copyOfRange(window, rows - newest, rows);
    var before = new double[newest];
    Arrays.setAll(before, place -> window[random.nextInt(rows - newest)]);
    Arrays.sort(now);
    Arrays.sort(before);
    if (apart(before, now) <= allowed) return OptionalInt.empty();
    System.arraycopy(window, rows - newest, window, 0, newest);
    rows = newest;
    return OptionalInt.of(newest);
  }

  private static double apart(double[] x, double[] y) {
    double largest = 0;
    int i = 0;
    int j = 0;
    while (i < x.length && j < y.length) {
      double at = Math.min(x[i], y[j]);
      while (i < x.length && x[i] == at) i++;
      while (j < y.length && y[j] == at) j++;
      largest = Math.max(largest, Math.abs(i - j) / (double) x.length);
    }
    return largest;
  }
}
