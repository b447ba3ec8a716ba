package io.driftglass.workbench.bench;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.live.Feed;
import io.driftglass.live.FeedSetup;
import io.driftglass.workbench.ScratchWorkspace;
import io.driftglass.workbench.Workbench;
import java.io.IOException;

/// A workspace of its own with ten sensors learnt, and a file of them that another process writes;
/// both go when it is closed.
public final class LiveSource implements AutoCloseable {
  private static final int LEARNT_ROWS = 20_000;

  private final ScratchWorkspace scratch;
  private final Process writer;

  private LiveSource(ScratchWorkspace scratch, Process writer) {
    this.scratch = scratch;
    this.writer = writer;
  }

  /// @param rowsPerSecond that the other process writes, from now on
  public static LiveSource open(int rowsPerSecond, double seconds, Progress progress)
      throws IOException {
    var scratch =
        ScratchWorkspace.of("ten-sensors", file -> FeedWriter.history(file, LEARNT_ROWS), progress);
    return new LiveSource(
        scratch, LiveBench.writer(scratch.folder().resolve("rows.csv"), rowsPerSecond, seconds));
  }

  public Workbench workbench() {
    return scratch.workbench();
  }

  /// What the sensors measured before.
  public Dataset learnt() {
    return scratch.dataset();
  }

  /// Follows the growing file, scored by a robust z-score, with a forecast.
  public FeedSetup setup() {
    return new FeedSetup(
        "bench",
        new Feed.GrowingFile(scratch.folder().resolve("rows.csv")),
        "",
        Long.toString(learnt().id()),
        learnt().entities().getFirst(),
        "robust-z",
        "naive");
  }

  @Override
  public void close() throws IOException {
    writer.destroy();
    writer.onExit().join();
    scratch.close();
  }
}
