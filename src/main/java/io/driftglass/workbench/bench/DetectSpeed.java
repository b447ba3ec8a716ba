package io.driftglass.workbench.bench;

import io.driftglass.detect.Detector;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.Overrides;
import io.driftglass.detect.Streaming;
import io.driftglass.detect.method.PlaneBench;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.series.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How long detectors take with made rows, in one thread, by the clock and by the processor. What
/// takes long is measured fewer times; what is measured more than once was done once before.
public final class DetectSpeed {
  private static final int ROWS = 100_000;
  private static final int LIVE_ROWS = 5_000;

  /// As many rows as the Numenta benchmark has, in as many files.
  private static final int STREAMS = 58;

  private static final int STREAM_ROWS = 6_293;
  private static final double ENOUGH_SECONDS = 4;

  private DetectSpeed() {}

  /// To learn from all rows, to score all, to score one that comes; and to learn T2 and Q alone and
  /// tell them of all rows, as other libraries do.
  ///
  /// @param times to measure what takes no seconds
  public static List<Measured> run(
      List<Method<Detector>> methods, int channels, int times, Progress progress) {
    var frame = Benchmarks.frame(ROWS, channels);
    String size = "-" + ROWS + "x" + channels;
    var rows = new ArrayList<Measured>();
    for (int m = 0; m < methods.size(); m++) {
      progress.step(m, methods.size(), methods.get(m).title());
      rows.addAll(run(methods.get(m), frame, methods.get(m).id() + size, times, progress));
    }
    var columns = new double[channels][];
    for (int c = 0; c < channels; c++) columns[c] = frame.column(c);
    var plane = new Timings();
    repeat(times, plane, () -> PlaneBench.run(columns));
    add(rows, "t2-and-q" + size, "", plane);
    return rows;
  }

  private static List<Measured> run(
      Method<Detector> method, Frame frame, String of, int times, Progress progress) {
    var fit = new Timings();
    var score = new Timings();
    var live = new Timings();
    var fitted = new FittedDetector[1];
    repeat(times, fit, () -> fitted[0] = method.withDefaults().fit(frame, Progress.NONE));
    progress.check();
    repeat(times, score, () -> fitted[0].score(frame, Progress.NONE));
    progress.check();
    repeat(times, live, () -> live(fitted[0], frame));
    var rows = new ArrayList<Measured>();
    add(rows, of, "fit_", fit);
    add(rows, of, "score_", score);
    double perRow = 1e6 / LIVE_ROWS;
    rows.add(new Measured(of, "live_us", live.medianSeconds() * perRow, "us", live.count()));
    rows.add(new Measured(of, "live_cpu_us", live.busySeconds() * perRow, "us", live.count()));
    return rows;
  }

  private static void live(FittedDetector fitted, Frame frame) {
    var scorer = fitted.live(frame.slice(0, 0));
    var row = new double[frame.channels().size()];
    for (int t = 0; t < LIVE_ROWS; t++) {
      for (int c = 0; c < row.length; c++) row[c] = frame.column(c)[t];
      scorer.next(frame.tick(t), row);
    }
  }

  /// Rows of one channel scored and decided as if they came one by one, in as many series as the
  /// Numenta benchmark has.
  public static List<Measured> streaming(
      List<Method<Detector>> methods, int times, Progress progress) {
    var frame = Benchmarks.frame(STREAM_ROWS, 1);
    var rows = new ArrayList<Measured>();
    for (var method : methods) {
      progress.step(rows.size(), 2L * methods.size(), method.title());
      var timings = new Timings();
      repeat(
          times,
          timings,
          () -> {
            for (int series = 0; series < STREAMS; series++) {
              Streaming.score(
                  method.withDefaults(), frame, Overrides.at(Optional.empty()), Progress.NONE);
            }
          });
      add(rows, method.id() + "-" + STREAMS + "x" + STREAM_ROWS, "stream_", timings);
    }
    return rows;
  }

  private static void repeat(int times, Timings into, Runnable work) {
    var first = new Timings();
    first.take(work);
    if (first.busySeconds() > ENOUGH_SECONDS) {
      into.take(work);
      return;
    }
    for (int time = 0; time < times; time++) into.take(work);
  }

  private static void add(List<Measured> rows, String of, String what, Timings timings) {
    int n = timings.count();
    rows.add(new Measured(of, what + "seconds", timings.medianSeconds(), "s", n));
    rows.add(new Measured(of, what + "cpu_seconds", timings.busySeconds(), "s", n));
  }
}
