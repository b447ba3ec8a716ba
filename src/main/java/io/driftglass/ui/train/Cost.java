package io.driftglass.ui.train;

import io.driftglass.detect.Detector;
import io.driftglass.forecast.Forecaster;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.series.Frame;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.util.Map;

/// What learning took in a trial on a few rows; a method that takes minutes is not tried.
///
/// @param seconds it took; NaN where it was not tried
/// @param tried rows
record Cost(double seconds, int tried) {
  private static final int TRIAL_ROWS = 2000;
  private static final int TRIAL_HORIZON = 24;
  private static final double LEAST_SECONDS = .1;
  private static final Cost UNTRIED = new Cost(Double.NaN, 0);

  static Cost ofDetector(
      Method<Detector> method, Map<String, String> settings, Frame frame, Progress progress) {
    if (method.cost() == Method.Cost.LONG) return UNTRIED;
    var trial = frame.slice(0, Math.min(frame.rows(), TRIAL_ROWS));
    long start = System.nanoTime();
    method.with(settings).fit(trial, progress);
    return new Cost((System.nanoTime() - start) / 1e9, trial.rows());
  }

  static Cost ofForecaster(
      Method<Forecaster> method, Map<String, String> settings, Frame frame, Progress progress) {
    if (method.cost() == Method.Cost.LONG) return UNTRIED;
    var trial = frame.slice(0, Math.min(frame.rows(), TRIAL_ROWS));
    int horizon = Math.clamp(trial.rows() / 10, 1, TRIAL_HORIZON);
    long start = System.nanoTime();
    method.with(settings).fit(trial, horizon, progress);
    return new Cost((System.nanoTime() - start) / 1e9, trial.rows());
  }

  /// @param rows to be learnt from for each of so many sensors
  String sentence(long rows, int sensors) {
    if (Double.isNaN(seconds)) {
      return Words.of(
          "Minutes%s; the time left is told once it runs.",
          sensors == 1 ? "" : " for each of " + sensors + " sensors");
    }
    double whole = Math.max(LEAST_SECONDS, seconds * rows / tried * sensors);
    return Words.of(
        "About %s%s, from a trial on %s.",
        Times.seconds(whole),
        sensors == 1 ? "" : " for " + sensors + " sensors",
        Figures.count(tried, "row"));
  }
}
