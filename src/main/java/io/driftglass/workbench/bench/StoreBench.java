package io.driftglass.workbench.bench;

import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunQuery;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.monitor.Performance;
import io.driftglass.registry.Task;
import io.driftglass.workbench.ScratchFolder;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.run.Runs;
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

/// How fast a hundred thousand runs are filtered, sorted and paged, how fast the figures of a
/// thousand models are read, and how fast a large workspace opens and closes.
public final class StoreBench {
  private static final int RUNS = 100_000;
  private static final int BATCH = 5000;
  private static final int FIGURES = 1_000_000;
  private static final int MODELS = 1000;
  private static final int LAST = 30;
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
    try (var folder = ScratchFolder.make();
        var workbench = Workbench.open(folder.home())) {
      var runs = workbench.runs();
      var random = new Random(7);
      fill(runs, progress);
      var rows = new ArrayList<Measured>();
      for (var query : QUERIES) {
        var totals = new long[1];
        var millis =
            millis(
                () -> runs.adopt(List.of(run(RUNS, random))),
                () -> totals[0] = runs.find(query).total(),
                progress);
        rows.addAll(
            measured("%s | %s | %d".formatted(query.filter(), query.sort(), totals[0]), millis));
      }
      return rows;
    }
  }

  /// Milliseconds for the trend of one figure of one model, and for the newest figures of all,
  /// where a thousand models have a million rows of figures between them; the file warm.
  public static List<Measured> trends(Progress progress) throws IOException {
    try (var folder = ScratchFolder.make();
        var workbench = Workbench.open(folder.home())) {
      var tracking = workbench.tracking();
      var random = new Random(6);
      for (int from = 0; from < FIGURES; from += BATCH) {
        progress.step(from, FIGURES, "storing %d rows of figures".formatted(FIGURES));
        int first = from;
        tracking.adopt(
            IntStream.range(0, BATCH).mapToObj(i -> figures(first + i, random)).toList());
      }
      Runnable more = () -> tracking.adopt(List.of(figures(FIGURES, random)));
      var trend =
          millis(
              more,
              () ->
                  tracking.trend(
                      "pump-%d v1".formatted(random.nextInt(MODELS)),
                      Optional.empty(),
                      "mae",
                      Performance.Basis.IN_USE),
              progress);
      var rows =
          new ArrayList<>(measured("trend of one model in %d rows".formatted(FIGURES), trend));
      rows.addAll(
          measured(
              "newest of %d models in %d rows".formatted(MODELS, FIGURES),
              millis(more, tracking::latest, progress)));
      var titles = IntStream.range(0, MODELS).mapToObj("pump-%d v1"::formatted).toList();
      rows.addAll(
          measured(
              "last %d of %d models in %d rows".formatted(LAST, MODELS, FIGURES),
              millis(more, () -> tracking.recent(titles, LAST), progress)));
      return rows;
    }
  }

  /// @param change done before each time and not timed: the database gives the last answer again
  ///   where nothing has changed
  private static double[] millis(Runnable change, Runnable work, Progress progress) {
    var millis = new double[TIMES];
    for (int time = -3; time < TIMES; time++) {
      progress.check();
      change.run();
      long start = System.nanoTime();
      work.run();
      if (time >= 0) millis[time] = millisSince(start);
    }
    Arrays.sort(millis);
    return millis;
  }

  private static List<Measured> measured(String name, double[] millis) {
    return List.of(
        new Measured(name, "ms_median", millis[TIMES / 2], "ms", TIMES),
        new Measured(name, "ms_max", millis[TIMES - 1], "ms", TIMES));
  }

  private static Performance figures(int place, Random random) {
    var at = NOON.plusSeconds(3600L * (place / MODELS));
    double mae = random.nextDouble();
    return new Performance(
        0,
        "pump-%d v1".formatted(place % MODELS),
        Task.FORECAST,
        "",
        "",
        at,
        at.toString(),
        at.plusSeconds(3599).toString(),
        Performance.Origin.CHECK,
        Map.of("mae", mae, "rmse", 1.3 * mae),
        Map.of(),
        Optional.empty(),
        60,
        1);
  }

  /// Milliseconds to open a workspace of that size and to close it again, after a close each; the
  /// last close stores a small dataset first.
  public static List<Measured> opening(double gigabytes, Progress progress) throws IOException {
    try (var folder = ScratchFolder.make()) {
      var home = folder.home();
      long bytes = fill(folder, gigabytes, progress);
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
    }
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  /// @return the size of the workspace's files in bytes
  private static long fill(ScratchFolder folder, double gigabytes, Progress progress)
      throws IOException {
    try (var workbench = Workbench.open(folder.home())) {
      long bytes = 0;
      for (int seed = 0; bytes < gigabytes * 1e9; seed++) {
        double share = Math.min(1, bytes / (gigabytes * 1e9));
        BenchSeries.importInto(
            workbench, folder, ROWS, BenchSeries.noise(seed), progress.part(share, share));
        bytes = size(folder.path());
        progress.report(
            Math.min(1, bytes / (gigabytes * 1e9)),
            String.format(Locale.ROOT, "%.1f of %.1f GB", bytes / 1e9, gigabytes));
      }
    }
    return size(folder.path());
  }

  private static void small(Workbench workbench, ScratchFolder folder, Progress progress)
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
