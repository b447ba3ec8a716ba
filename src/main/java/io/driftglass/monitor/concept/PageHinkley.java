package io.driftglass.monitor.concept;

import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import java.util.List;
import java.util.OptionalInt;

/// Page-Hinkley test (Page 1954, Hinkley 1971) for a mean that rises or falls: the cumulated
/// distance from the running mean, in running standard deviations, against its extreme so far.
final class PageHinkley implements ConceptMonitor {
  static final Method<ConceptMonitor> METHOD =
      ConceptMonitors.method(
          "page-hinkley",
          "Page-Hinkley",
          "Page 1954, Biometrika; Hinkley 1971, Biometrika",
          List.of(
              new Setting.Real("tolerance", .05, 0, 10, "change to be let pass, sigmas a row"),
              new Setting.Real("threshold", 50, 1, 100_000, "cumulated sigmas that are an alarm"),
              new Setting.Whole("least", 30, 2, 100_000, "rows before the first alarm")),
          settings ->
              new PageHinkley(
                  settings.real("tolerance"), settings.real("threshold"), settings.whole("least")));

  private final double tolerance;
  private final double threshold;
  private final int least;
  private final TwoSums sums = new TwoSums();
  private int rows;
  private double mean;
  private double squares;

  PageHinkley(double tolerance, double threshold, int least) {
    this.tolerance = tolerance;
    this.threshold = threshold;
    this.least = least;
  }

  @Override
  public OptionalInt next(double value) {
    rows++;
    double before = value - mean;
    mean += before / rows;
    squares += before * (value - mean);
    double deviation = Math.sqrt(squares / rows);
    if (deviation == 0 || rows < least) return OptionalInt.empty();
    double distance = (value - mean) / deviation;
    if (sums.add(distance, tolerance, rows) <= threshold) return OptionalInt.empty();
    int since = rows - sums.from();
    restart();
    return OptionalInt.of(Math.max(1, since));
  }

  private void restart() {
    rows = 0;
    mean = 0;
    squares = 0;
    sums.restart(0);
  }
}
