package io.driftglass.workbench.bench;

import io.driftglass.detect.Detector;
import io.driftglass.job.Progress;
import io.driftglass.live.Feed;
import io.driftglass.live.FeedState;
import io.driftglass.live.LiveModel;
import io.driftglass.method.Method;
import io.driftglass.workbench.ScratchFolder;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.live.Feeds;
import io.driftglass.workbench.run.Catalogues;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A file that another process writes, followed, scored and kept: how late a score is, and what it
/// costs. Without a chart.
public final class LiveBench {
  private static final int FIT_ROWS = 20_000;

  private LiveBench() {}

  /// @param pace rows a second
  public static List<Measured> run(int pace, double seconds, Progress progress)
      throws IOException, InterruptedException {
    progress.report(Double.NaN, pace + " rows/s for " + seconds + " s");
    return measure(pace, seconds);
  }

  private static List<Measured> measure(int pace, double seconds)
      throws IOException, InterruptedException {
    try (var scratch = ScratchFolder.make();
        var workbench = Workbench.open(scratch.home())) {
      var file = scratch.resolve("rows.csv");
      var writer = writer(file, pace, seconds);
      try {
        return measure(workbench, file, pace, seconds);
      } finally {
        writer.destroy();
        writer.waitFor();
      }
    }
  }

  private static List<Measured> measure(Workbench workbench, Path file, int pace, double seconds)
      throws IOException, InterruptedException {
    var late = new ArrayList<Double>();
    var last = new AtomicLong();
    long start = System.nanoTime();
    long cpu = cpuNanos();
    var request =
        new Feeds.Request(
            "bench",
            new Feed.GrowingFile(file),
            model(),
            Optional.of(Instant.now().plusMillis((long) (1000 * seconds) + 5000)),
            Duration.ofSeconds(2),
            true,
            10_000);
    long id =
        workbench
            .feeds()
            .run(
                request,
                state -> {
                  if (state.rows() > last.getAndSet(state.rows())) late.add(lateMillis(state));
                },
                Progress.NONE);
    double wall = (System.nanoTime() - start) / 1e9;
    double cores = (cpuNanos() - cpu) / 1e9 / wall;
    int kept = workbench.feeds().scores(id).ticks().length;
    String of = "file-" + pace + "x" + FeedWriter.CHANNELS;
    return List.of(
        new Measured(of, "late_ms_median", quantile(late, .5), "ms", late.size()),
        new Measured(of, "late_ms_p95", quantile(late, .95), "ms", late.size()),
        new Measured(of, "rows_per_second", kept / wall, "rows/s", kept),
        new Measured(of, "cpu", cores, "cores", 1),
        new Measured(of, "heap", heapMegabytes(), "MB", 1));
  }

  static Process writer(Path file, int pace, double seconds) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            FeedWriter.class.getName(),
            file.toString(),
            Integer.toString(pace),
            Double.toString(seconds))
        .inheritIO()
        .start();
  }

  private static LiveModel model() {
    Method<Detector> method = Catalogues.detector("robust-z");
    var frame = Benchmarks.frame(FIT_ROWS, FeedWriter.CHANNELS);
    var fitted = method.withDefaults().fit(frame, Progress.NONE);
    return new LiveModel("robust-z", fitted, frame.clock(), frame.channels());
  }

  /// Between the stamp of the newest row, which is when it was written, and now.
  private static double lateMillis(FeedState state) {
    var now = Instant.now();
    long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    return (micros - state.lastTick()) / 1e3;
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static double heapMegabytes() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }

  private static double quantile(List<Double> values, double part) {
    if (values.isEmpty()) return Double.NaN;
    var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[(int) Math.round(part * (sorted.length - 1))];
  }
}
