package io.driftglass.ui.live;

import io.driftglass.job.Progress;
import io.driftglass.ui.chart.TimeChart;
import io.driftglass.ui.kit.BenchWindow;
import io.driftglass.ui.kit.look.Toolkit;
import io.driftglass.ui.kit.task.TaskRunner;
import io.driftglass.workbench.bench.LiveSource;
import io.driftglass.workbench.bench.Measured;
import io.driftglass.workbench.live.RunningFeed;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;

/// The Live page in a window of 1280x820 while another process writes ten channels: how long a
/// frame takes from a change of the visible range until its pixels lie in memory, how often the
/// page repaints when nobody touches it, and what the whole program costs meanwhile.
public final class PageBench {
  private static final int FRAMES = 300;
  private static final int WARM_UP = 30;
  private static final long WAIT_MILLIS = 20;
  private static final double MORE_SECONDS = 60;
  private static final Set<String> DRAWING =
      Set.of("JavaFX Application Thread", "QuantumRenderer-0");

  private final TimeChart chart;
  private final WritableImage image = new WritableImage(BenchWindow.WIDTH, BenchWindow.HEIGHT);
  private final Random random = new Random(1);

  private PageBench(TimeChart chart) {
    this.chart = chart;
  }

  /// @param seconds watched without a touch, before the interaction; not on the window's thread
  public static List<Measured> measure(int rowsPerSecond, double seconds, Progress progress)
      throws IOException {
    progress.report(Double.NaN, "the Live page at " + rowsPerSecond + " rows/s");
    Toolkit.start();
    try (var source = LiveSource.open(rowsPerSecond, seconds + MORE_SECONDS, progress);
        var runner = new TaskRunner(2, InstantSource.system())) {
      var feed = source.workbench().liveFeeds().start(source.setup());
      while (feed.state().isEmpty() || feed.state().get().rows() == 0) rest();
      try (var window =
          BenchWindow.open(source.workbench(), runner, source.learnt(), LiveView::of)) {
        var chart = (TimeChart) window.page().lookup("#live-chart");
        return new PageBench(chart).measure(feed, "page-" + rowsPerSecond + "x10", seconds);
      }
    }
  }

  private List<Measured> measure(RunningFeed feed, String of, double seconds) {
    var rows = new ArrayList<Measured>();
    long start = System.nanoTime();
    // the compiler of the virtual machine is at work for as long as everything is new
    watch(seconds / 2, "first_", of, rows);
    double before = heapMegabytes();
    watch(seconds / 2, "", of, rows);
    rows.add(new Measured(of, "heap_halfway", before, "MB", 1));
    rows.add(new Measured(of, "heap", heapMegabytes(), "MB", 1));
    touch(of, rows);
    var state = feed.state().orElseThrow();
    double whole = (System.nanoTime() - start) / 1e9;
    rows.add(new Measured(of, "rows", state.rows(), "rows", 1));
    rows.add(new Measured(of, "dropped", state.dropped(), "rows", 1));
    rows.add(new Measured(of, "watched", whole, "s", 1));
    return rows;
  }

  /// What it costs and how steadily it repaints while nobody touches it.
  private void watch(double seconds, String when, String of, List<Measured> rows) {
    var painted = new ArrayList<Long>();
    var listener =
        Toolkit.ask(
            () ->
                chart
                    .viewport()
                    .visibleProperty()
                    .subscribe(now -> painted.add(System.nanoTime())));
    long start = System.nanoTime();
    long cpu = cpuNanos();
    while (System.nanoTime() - start < seconds * 1e9) rest();
    double wall = (System.nanoTime() - start) / 1e9;
    double cores = (cpuNanos() - cpu) / 1e9 / wall;
    Toolkit.ask(
        () -> {
          listener.unsubscribe();
          return true;
        });
    long longest = 0;
    for (int i = 1; i < painted.size(); i++) {
      longest = Math.max(longest, painted.get(i) - painted.get(i - 1));
    }
    int n = painted.size();
    rows.add(new Measured(of, when + "cpu", cores, "cores", 1));
    rows.add(new Measured(of, when + "repaints_per_second", n / wall, "Hz", n));
    rows.add(new Measured(of, when + "longest_between_repaints", longest / 1e6, "ms", n));
  }

  /// How long a frame takes while somebody pans and zooms.
  private void touch(String of, List<Measured> rows) {
    for (int i = 0; i < WARM_UP; i++) frame();
    var millis = new double[FRAMES];
    var busy = new double[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      long before = windowNanos();
      millis[i] = frame();
      busy[i] = (windowNanos() - before) / 1e6;
      rest();
    }
    Arrays.sort(millis);
    Arrays.sort(busy);
    rows.add(new Measured(of, "frame_ms_median", millis[FRAMES / 2], "ms", FRAMES));
    rows.add(new Measured(of, "frame_ms_p95", millis[FRAMES * 95 / 100], "ms", FRAMES));
    rows.add(new Measured(of, "frame_cpu_ms_median", busy[FRAMES / 2], "ms", FRAMES));
    rows.add(new Measured(of, "frame_ms_max", millis[FRAMES - 1], "ms", FRAMES));
  }

  /// From the change of the visible range to the picture, on the window's thread.
  private double frame() {
    return Toolkit.ask(
        () -> {
          long start = System.nanoTime();
          move();
          chart.snapshot(new SnapshotParameters(), image);
          return (System.nanoTime() - start) / 1e6;
        });
  }

  private void move() {
    var viewport = chart.viewport();
    var visible = viewport.visible();
    double at = visible.from() + random.nextDouble() * visible.length();
    boolean near = visible.length() < viewport.span().length() / 100;
    switch (random.nextInt(3)) {
      case 0 -> viewport.pan(random.nextDouble() - .5);
      case 1 -> viewport.zoom(at, 1 / 1.5);
      default -> viewport.zoom(at, near ? 100 : 1.5);
    }
  }

  private static void rest() {
    try {
      Thread.sleep(WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  /// Of the threads that lay out and draw: on a busy machine it says what the clock cannot.
  private static long windowNanos() {
    var threads = ManagementFactory.getThreadMXBean();
    long nanos = 0;
    for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && DRAWING.contains(thread.getThreadName())) {
        nanos += threads.getThreadCpuTime(thread.getThreadId());
      }
    }
    return nanos;
  }

  private static double heapMegabytes() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }
}
