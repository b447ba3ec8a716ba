package io.driftglass.workbench.bench;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.live.Feed;
import io.driftglass.live.FeedSetup;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A workspace of its own with ten sensors learnt, and a file of them that another process writes;
/// both go when it is closed.
public final class LiveSource implements AutoCloseable {
  private static final int LEARNT_ROWS = 20_000;

  private final Path folder;
  private final Workbench workbench;
  private final Dataset learnt;
  private final Process writer;

  private LiveSource(Path folder, Workbench workbench, Dataset learnt, Process writer) {
    this.folder = folder;
    this.workbench = workbench;
    this.learnt = learnt;
    this.writer = writer;
  }

  /// @param rowsPerSecond that the other process writes, from now on
  public static LiveSource open(int rowsPerSecond, double seconds, Progress progress)
      throws IOException {
    var folder = Files.createTempDirectory("driftglass-live");
    var history = folder.resolve("history.csv");
    FeedWriter.history(history, LEARNT_ROWS);
    var workbench = Workbench.open(new Home(folder.resolve("home")));
    var result =
        workbench
            .datasets()
            .importFile(history, ReadingOptions.NONE, Optional.of("ten-sensors"), progress);
    if (result instanceof ImportResult.Imported(var learnt, var _, var _)) {
      var writer = LiveBench.writer(folder.resolve("rows.csv"), rowsPerSecond, seconds);
      return new LiveSource(folder, workbench, learnt, writer);
    }
    workbench.close();
    Benchmarks.delete(folder);
    throw new IOException("the generated history was refused: " + result);
  }

  public Workbench workbench() {
    return workbench;
  }

  /// What the sensors measured before.
  public Dataset learnt() {
    return learnt;
  }

  /// Follows the growing file, scored by a robust z-score, with a forecast.
  public FeedSetup setup() {
    return new FeedSetup(
        "bench",
        new Feed.GrowingFile(folder.resolve("rows.csv")),
        "",
        Long.toString(learnt.id()),
        learnt.entities().getFirst(),
        "robust-z",
        "naive");
  }

  @Override
  public void close() throws IOException {
    writer.destroy();
    writer.onExit().join();
    workbench.close();
    Benchmarks.delete(folder);
  }
}
