package io.driftglass.monitor.concept;

import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.problem.InvalidSetting;
import java.util.List;
import java.util.OptionalInt;

/// Drift detection method (Gama, Medas, Castillo and Rodrigues 2004, SBIA): an error rate that
/// rises well above the lowest it has been. Errors are 0 or 1.
final class Ddm implements ConceptMonitor {
  static final Method<ConceptMonitor> METHOD =
      ConceptMonitors.method(
          "ddm",
          "DDM",
          "Gama et al. 2004, SBIA",
          List.of(
              new Setting.Whole("least", 100, 2, 100_000, "rows before the first alarm"),
              new Setting.Real("sigmas", 3, 1, 20, "how far above the lowest rate is an alarm"),
              new Setting.Real("warning", 2, .5, 20, "how far above it the change began")),
          settings ->
              new Ddm(settings.whole("least"), settings.real("sigmas"), settings.real("warning")));

  private final int least;
  private final double sigmas;
  private final double warning;
  private int rows;
  private double errors;
  private double lowest = Double.POSITIVE_INFINITY;
  private double lowestRate;
  private double lowestSpread;
  private int warned;

  Ddm(int least, double sigmas, double warning) {
    this.least = least;
    this.sigmas = sigmas;
    this.warning = warning;
  }

  @Override
  public OptionalInt next(double value) {
    if (value != 0 && value != 1) {
      throw new InvalidSetting(
          "DDM wants errors of 0 or 1, and found " + value + ".",
          "Choose another method, or a column of errors.");
    }
    rows++;
    errors += value;
    if (rows < least) return OptionalInt.empty();
    double rate = errors / rows;
    double spread = Math.sqrt(rate * (1 - rate) / rows);
    if (rate > 0 && rate + spread <= lowest) {
      lowest = rate + spread;
      lowestRate = rate;
      lowestSpread = spread;
    }
    if (rate + spread <= lowestRate + warning * lowestSpread) warned = rows;
    if (!(rate + spread > lowestRate + sigmas * lowestSpread) || Double.isInfinite(lowest)) {
      return OptionalInt.empty();
    }
    int since = rows - warned;
    rows = 0;
    errors = 0;
    lowest = Double.POSITIVE_INFINITY;
    warned = 0;
    return OptionalInt.of(Math.max(1, since));
  }
}
