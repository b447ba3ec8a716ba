package io.driftglass.workbench.bench;

import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunQuery;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Runs;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How fast a hundred thousand runs are filtered, sorted and paged, and how fast a large workspace
/// opens and closes.
public final class StoreBench {
  private static final int RUNS = 100_000;
  private static final int BATCH = 5000;
  private static final int TIMES = 21;
  private static final int ROWS = 50_000_000;
  private static final int OPENINGS = 5;
  private static final List<String> METHODS = List.of("ridge", "theta", "ets", "lstm");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final List<RunQuery> QUERIES =
      List.of(
          RunQuery.NEWEST,
          RunQuery.NEWEST.filter("status = failed"),
          RunQuery.NEWEST.filter("mase < 0.5"),
          RunQuery.NEWEST.filter("mase < 0.01"),
          RunQuery.NEWEST.filter("method = ridge and mase < 1 and not status = failed"),
          RunQuery.NEWEST.filter("title ~ \"pump 7\""),
          RunQuery.NEWEST.filter("kind = train").sort("mase"),
          RunQuery.NEWEST.filter("lags > 20 or method = theta").sort("-seconds"));

  private StoreBench() {}

  /// Milliseconds for the first page of a hundred, with the count of all, the file warm.
  public static List<Measured> filtering(Progress progress) throws IOException {
    var folder = Files.createTempDirectory("driftglass-bench");
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      var runs = workbench.runs();
      fill(runs, progress);
      var rows = new ArrayList<Measured>();
      for (var query : QUERIES) {
        var millis = new double[TIMES];
        long total = 0;
        for (int time = -3; time < TIMES; time++) {
          progress.check();
          long start = System.nanoTime();
          total = runs.find(query).total();
          if (time >= 0) millis[time] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        var name = "%s | %s | %d".formatted(query.filter(), query.sort(), total);
        rows.add(new Measured(name, "ms_median", millis[TIMES / 2], "ms", TIMES));
        rows.add(new Measured(name, "ms_max", millis[TIMES - 1], "ms", TIMES));
      }
      return rows;
    } finally {
      Benchmarks.delete(folder);
    }
  }

  /// Milliseconds to open a workspace of that size and to close it again, after a close each; the
  /// last close stores a small dataset first.
  public static List<Measured> opening(double gigabytes, Progress progress) throws IOException {
    var folder = Files.createTempDirectory("driftglass-bench");
    try {
      var home = new Home(folder.resolve("home"));
      long bytes = fill(home, folder, gigabytes, progress);
      var opened = new double[OPENINGS];
      var closed = new double[OPENINGS];
      double afterWriting = 0;
      for (int time = 0; time < OPENINGS; time++) {
        progress.check();
        long start = System.nanoTime();
        var workbench = Workbench.open(home);
        opened[time] = millisSince(start);
        if (time == OPENINGS - 1) small(workbench, folder, progress);
        start = System.nanoTime();
        workbench.close();
        closed[time] = millisSince(start);
        afterWriting = closed[time];
      }
      Arrays.sort(opened);
      Arrays.sort(closed);
      var name = String.format(Locale.ROOT, "workspace of %.1f GB", bytes / 1e9);
      return List.of(
          new Measured(name, "open_ms_median", opened[OPENINGS / 2], "ms", OPENINGS),
          new Measured(name, "open_ms_max", opened[OPENINGS - 1], "ms", OPENINGS),
          new Measured(name, "close_ms_median", closed[OPENINGS / 2], "ms", OPENINGS),
          new Measured(name, "close_ms_after_writing", afterWriting, "ms", 1));
    } finally {
      Benchmarks.delete(folder);
    }
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  /// @return the size of the workspace's files in bytes
  private static long fill(Home home, Path folder, double gigabytes, Progress progress)
      throws IOException {
    try (var workbench = Workbench.open(home)) {
      long bytes = 0;
      for (int seed = 0; bytes < gigabytes * 1e9; seed++) {
        double share = Math.min(1, bytes / (gigabytes * 1e9));
        BenchSeries.importInto(
            workbench, folder, ROWS, BenchSeries.noise(seed), progress.part(share, share));
        bytes = size(folder);
        progress.report(
            Math.min(1, bytes / (gigabytes * 1e9)),
            String.format(Locale.ROOT, "%.1f of %.1f GB", bytes / 1e9, gigabytes));
      }
    }
    return size(folder);
  }

  private static void small(Workbench workbench, Path folder, Progress progress)
      throws IOException {
    BenchSeries.importInto(workbench, folder, BATCH, BenchSeries.walk(1), progress);
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void fill(Runs runs, Progress progress) {
    var random = new Random(5);
    for (int from = 0; from < RUNS; from += BATCH) {
      progress.step(from, RUNS, "storing %d runs".formatted(RUNS));
      runs.adopt(IntStream.range(0, BATCH).mapToObj(i -> run(i, random)).toList());
    }
  }

  private static Run run(int place, Random random) {
    var method = METHODS.get(random.nextInt(METHODS.size()));
    var parameters =
        Map.of(
            "method",
            method,
            "lags",
            Integer.toString(random.nextInt(48)),
            "seed",
            Integer.toString(random.nextInt(1000)),
            "dataset",
            "pump v" + random.nextInt(9));
    var metrics =
        Map.of(
            "mase", random.nextDouble() * 2,
            "smape", random.nextDouble() * 50,
            "coverage80", random.nextDouble());
    boolean failed = random.nextInt(20) == 0;
    var started = NOON.plusSeconds(60L * place);
    return new Run(
        0,
        "train",
        String.format(Locale.ROOT, "%s on pump %d", method, random.nextInt(100)),
        failed ? JobState.FAILED : JobState.COMPLETED,
        parameters,
        metrics,
        1,
        "",
        started,
        Optional.of(started.plusMillis(random.nextInt(100_000))));
  }
}
