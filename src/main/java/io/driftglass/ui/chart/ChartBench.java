package io.driftglass.ui.chart;

import io.driftglass.job.Progress;
import io.driftglass.job.Runner;
import io.driftglass.ui.chart.series.StoredSeries;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.look.Toolkit;
import io.driftglass.ui.kit.task.TaskRunner;
import io.driftglass.workbench.bench.BenchSeries;
import io.driftglass.workbench.bench.Measured;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;

/// How long a frame of a stored series takes, from a change of the visible range until its final
/// pixels lie in memory: reading from the workspace, layout, reduction, drawing, rendering and the
/// copy of the picture together.
public final class ChartBench {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 820;
  private static final int WARM_UP = 60;
  private static final int STILL = 50;

  /// What is drawn.
  public enum Shape {
    /// A random walk.
    WALK,
    /// White noise, the worst case: every column is full.
    NOISE,
    /// A random walk of which a sixth was not measured.
    GAPS;

    private DoubleUnaryOperator next(long seed) {
      return switch (this) {
        case WALK -> BenchSeries.walk(seed);
        case NOISE -> BenchSeries.noise(seed);
        case GAPS -> BenchSeries.gaps(seed);
      };
    }
  }

  private final TimeChart chart;
  private final StoredSeries series;
  private final WritableImage image = new WritableImage(WIDTH, HEIGHT);
  private final Random random;
  private int painted = -1;
  private boolean stale = true;

  private ChartBench(TimeChart chart, StoredSeries series, Random random) {
    this.chart = chart;
    this.series = series;
    this.random = random;
  }

  /// Imports a series of that many points into a workspace of its own, opens it anew, and pans and
  /// zooms; not on the window's thread.
  ///
  /// @param frames measured ones
  public static List<Measured> measure(
      Shape shape, int points, int frames, long seed, Progress progress) throws IOException {
    Toolkit.start();
    try (var data = BenchSeries.imported(points, shape.next(seed), progress);
        var runner = new TaskRunner(1, InstantSource.system())) {
      return measure(
          data, runner.loader(), shape.name().toLowerCase(Locale.ROOT), points, frames, seed);
    }
  }

  private static List<Measured> measure(
      BenchSeries data, Runner reader, String shape, int points, int frames, long seed) {
    var rows = new ArrayList<Measured>();
    String of = shape + "-" + points;
    long start = System.nanoTime();
    try (var workbench = data.open()) {
      var dataset = data.in(workbench);
      var stored = workbench.datasets().rows(dataset, "", Progress.NONE);
      var series = StoredSeries.open(stored, List.of(0), reader).getFirst();
      var bench =
          Toolkit.ask(
              () -> {
                var chart = new TimeChart();
                chart.show(
                    dataset.clock(), List.of(Track.of(dataset.channels().getFirst(), series)));
                Snapshot.stage(chart, WIDTH, HEIGHT, Theme.LIGHT);
                return new ChartBench(chart, series, new Random(seed));
              });
      bench.settle();
      rows.add(new Measured(of, "first_paint_ms", millisSince(start), "ms", 1));
      for (int i = 0; i < WARM_UP; i++) bench.frame();
      var millis = new double[frames];
      var busy = new double[frames];
      for (int i = 0; i < frames; i++) {
        long before = cpuNanos();
        millis[i] = bench.frame();
        busy[i] = (cpuNanos() - before) / 1e6;
      }
      rows.add(new Measured(of, "frame_ms_median", quantile(millis, .5), "ms", frames));
      rows.add(new Measured(of, "frame_ms_p95", quantile(millis, .95), "ms", frames));
      rows.add(new Measured(of, "frame_cpu_ms_median", quantile(busy, .5), "ms", frames));
      var still = new double[STILL];
      for (int i = 0; i < STILL; i++) still[i] = bench.still();
      rows.add(new Measured(of, "still_ms_median", quantile(still, .5), "ms", STILL));
      rows.add(new Measured(of, "heap", heapMegabytes(), "MB", 1));
    }
    return rows;
  }

  private double frame() {
    long start = System.nanoTime();
    Toolkit.ask(
        () -> {
          move();
          return settled();
        });
    settle();
    return millisSince(start);
  }

  private double still() {
    long start = System.nanoTime();
    Toolkit.ask(this::picture);
    return millisSince(start);
  }

  /// Until nothing is drawn from wider stretches any more.
  private void settle() {
    while (!Toolkit.ask(this::settled)) Thread.onSpinWait();
  }

  private boolean settled() {
    if (stale || painted != series.generation()) picture();
    return !chart.stack().tracks().getFirst().measured().coarse();
  }

  private void move() {
    stale = true;
    var viewport = chart.viewport();
    var visible = viewport.visible();
    double at = visible.from() + random.nextDouble() * visible.length();
    boolean far = visible.length() < viewport.span().length() / 1000;
    switch (random.nextInt(3)) {
      case 0 -> viewport.pan(random.nextDouble() - .5);
      case 1 -> viewport.zoom(at, 1 / 1.5);
      default -> viewport.zoom(at, far ? 1000 : 1.5);
    }
  }

  private WritableImage picture() {
    painted = series.generation();
    stale = false;
    return chart.snapshot(new SnapshotParameters(), image);
  }

  /// Of all threads: on a busy machine it says what the clock cannot.
  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static double heapMegabytes() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double quantile(double[] values, double part) {
    Arrays.sort(values);
    return values[(int) Math.min(values.length - 1, Math.round(part * (values.length - 1)))];
  }
}
