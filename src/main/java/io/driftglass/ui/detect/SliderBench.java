package io.driftglass.ui.detect;

import io.driftglass.job.Progress;
import io.driftglass.ui.chart.TimeChart;
import io.driftglass.ui.kit.BenchWindow;
import io.driftglass.ui.kit.look.Toolkit;
import io.driftglass.ui.kit.task.TaskRunner;
import io.driftglass.workbench.bench.Measured;
import io.driftglass.workbench.bench.ReviewSource;
import io.driftglass.workbench.bench.Timings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;

/// The threshold dragged on the Anomalies page in a window of 1280x820 over a million scores: how
/// long the window's thread is held by a move, and how long it takes until its pixels lie in
/// memory.
public final class SliderBench {
  private static final int TIMES = 41;
  private static final int WARM_UP = 10;
  private static final double HIGHEST = .6;
  private static final double STEP = .003;
  private static final long WAIT_MILLIS = 20;

  private SliderBench() {}

  /// Not on the window's thread.
  public static List<Measured> measure(ReviewSource source, Progress progress) {
    Toolkit.start();
    try (var runner = new TaskRunner(2, InstantSource.system());
        var window =
            BenchWindow.open(
                source.workbench(), runner, source.detected().dataset(), DetectView::of)) {
      var chart = drawn(window, progress);
      var image = new WritableImage(BenchWindow.WIDTH, BenchWindow.HEIGHT);
      var moves = new Timings();
      var pictures = new Timings();
      for (int time = -WARM_UP; time < TIMES; time++) {
        progress.step(time + WARM_UP, TIMES + WARM_UP, "dragging the threshold");
        double place = HIGHEST - STEP * (time + WARM_UP);
        boolean counted = time >= 0;
        Toolkit.ask(
            () -> {
              Runnable move = () -> chart.thresholdProperty().set(place);
              Runnable paint = () -> chart.snapshot(new SnapshotParameters(), image);
              take(move, counted, moves);
              take(paint, counted, pictures);
              return true;
            });
        rest();
      }
      var of = "slider over " + ReviewSource.ROWS;
      var rows = new ArrayList<>(moves.measured(of + ", move"));
      rows.addAll(pictures.measured(of + ", picture"));
      return rows;
    }
  }

  private static void take(Runnable work, boolean counted, Timings timings) {
    if (counted) timings.take(work);
    else work.run();
  }

  /// The chart once the last search is shown.
  private static TimeChart drawn(BenchWindow window, Progress progress) {
    while (true) {
      progress.check();
      var chart = Toolkit.ask(() -> (TimeChart) window.page().lookup("#chart"));
      if (chart != null && Toolkit.ask(() -> !chart.tracks().isEmpty())) return chart;
      rest();
    }
  }

  private static void rest() {
    try {
      Thread.sleep(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
