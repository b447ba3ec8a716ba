package io.driftglass.monitor.concept;

import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import java.util.List;
import java.util.OptionalInt;

/// Two-sided cumulative sum chart (Page 1954) around the mean and spread of the first rows.
final class Cusum implements ConceptMonitor {
  static final Method<ConceptMonitor> METHOD =
      ConceptMonitors.method(
          "cusum",
          "CUSUM",
          "Page 1954, Biometrika",
          List.of(
              new Setting.Whole("reference", 200, 10, 100_000, "rows that say what is usual"),
              new Setting.Real("slack", .25, 0, 10, "change to be let pass, sigmas"),
              new Setting.Real("threshold", 30, 1, 1_000, "cumulated sigmas that are an alarm")),
          settings ->
              new Cusum(
                  settings.whole("reference"), settings.real("slack"), settings.real("threshold")));

  private final int reference;
  private final double slack;
  private final double threshold;
  private final TwoSums sums = new TwoSums();
  private int rows;
  private double mean;
  private double squares;

  Cusum(int reference, double slack, double threshold) {
    this.reference = reference;
    this.slack = slack;
    this.threshold = threshold;
  }

  @Override
  public OptionalInt next(double value) {
    rows++;
    if (rows <= reference) {
      double before = value - mean;
      mean += before / rows;
      squares += before * (value - mean);
      sums.restart(rows);
      return OptionalInt.empty();
    }
    double deviation = Math.sqrt(squares / (reference - 1));
    double distance = deviation == 0 ? Math.signum(value - mean) : (value - mean) / deviation;
    if (sums.add(distance, slack, rows) <= threshold) return OptionalInt.empty();
    int since = rows - sums.from();
    rows = 0;
    mean = 0;
    squares = 0;
    return OptionalInt.of(since);
  }
}
