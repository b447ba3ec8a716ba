package io.driftglass.ui.train;

import io.driftglass.detect.Detector;
import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunQuery;
import io.driftglass.forecast.Forecaster;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.series.Frame;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.run.Runs;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// What learning took: in a trial on a few rows, or, of a method that takes minutes and is not
/// tried, in earlier trainings.
///
/// @param seconds it took; NaN where that is not known
/// @param rows it took them for
/// @param earlier trainings that this is the middle one of; 0 for a trial
record Cost(double seconds, double rows, int earlier) {
  private static final int TRIAL_ROWS = 2000;
  private static final int TRIAL_HORIZON = 24;
  private static final double LEAST_SECONDS = .1;
  private static final int EARLIER = 9;
  private static final String LEARNT = "trained_rows";
  private static final Cost UNKNOWN = new Cost(Double.NaN, 0, 0);

  static Cost ofDetector(
      Method<Detector> method, Map<String, String> settings, Frame frame, Progress progress) {
    var trial = frame.slice(0, Math.min(frame.rows(), TRIAL_ROWS));
    long start = System.nanoTime();
    method.with(settings).fit(trial, progress);
    return new Cost((System.nanoTime() - start) / 1e9, trial.rows(), 0);
  }

  static Cost ofForecaster(
      Method<Forecaster> method, Map<String, String> settings, Frame frame, Progress progress) {
    var trial = frame.slice(0, Math.min(frame.rows(), TRIAL_ROWS));
    int horizon = Math.clamp(trial.rows() / 10, 1, TRIAL_HORIZON);
    long start = System.nanoTime();
    method.with(settings).fit(trial, horizon, progress);
    return new Cost((System.nanoTime() - start) / 1e9, trial.rows(), 0);
  }

  /// What a method took in this workspace before; not known where it was never trained.
  static Cost ofEarlier(Method<?> method, Runs runs) {
    var query =
        new RunQuery(
            "kind = train and status = completed and method = \"%s\"".formatted(method.id()),
            "",
            0,
            EARLIER);
    var known =
        runs.find(query).runs().stream()
            .filter(run -> run.ended().isPresent() && run.metrics().containsKey(LEARNT))
            .map(run -> new Cost(seconds(run), run.metrics().get(LEARNT), 0))
            .sorted(Comparator.comparingDouble(cost -> cost.seconds / cost.rows))
            .toList();
    if (known.isEmpty()) return UNKNOWN;
    var middle = known.get(known.size() / 2);
    return new Cost(middle.seconds, middle.rows, known.size());
  }

  private static double seconds(Run run) {
    return Duration.between(run.started(), run.ended().orElseThrow()).toMillis() / 1e3;
  }

  /// What is to be trained.
  ///
  /// @param rows to be learnt from for each of so many sensors
  /// @param trials of a search for each of them; 0 without one
  /// @param budget after which no further trial begins
  record Wanted(long rows, int sensors, int trials, Duration budget) {}

  /// How long one of the sensors will take; empty where that is not known.
  Optional<Duration> each(Wanted wanted) {
    if (Double.isNaN(seconds)) return Optional.empty();
    double one = Math.max(LEAST_SECONDS, seconds * wanted.rows / rows);
    double tried = Math.min(one * wanted.trials, wanted.budget.toMillis() / 1e3);
    return Optional.of(Duration.ofMillis(Math.round((one + tried) * 1e3)));
  }

  /// All of it in a few words: `about 3 min 10 s`, or that it takes minutes.
  String brief(Wanted wanted) {
    return each(wanted)
        .map(one -> Words.of("about %s", Times.length(one.multipliedBy(wanted.sensors))))
        .orElseGet(() -> Words.of("takes minutes"));
  }

  String sentence(Wanted wanted) {
    var what = new StringBuilder();
    if (wanted.trials > 0) {
      what.append(' ').append(Words.of("for %s", Figures.count(wanted.trials, "trial")));
    }
    if (wanted.sensors > 1) {
      what.append(' ').append(Words.of("for each of %s sensors", Figures.count(wanted.sensors)));
    }
    var each = each(wanted);
    if (each.isEmpty()) return Words.of("Minutes%s; the time left is told once it runs.", what);
    var one = each.get();
    var basis =
        earlier == 0
            ? Words.of("from a trial on %s", Figures.count((long) rows, "row"))
            : Words.of("from %s with it", Figures.count(earlier, "earlier training"));
    return wanted.sensors > 1
        ? Words.of(
            "About %s%s, %s in all, %s.",
            Times.length(one), what, Times.length(one.multipliedBy(wanted.sensors)), basis)
        : Words.of("About %s%s, %s.", Times.length(one), what, basis);
  }
}
