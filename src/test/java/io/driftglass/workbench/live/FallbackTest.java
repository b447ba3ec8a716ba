package io.driftglass.workbench.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.data.Dataset;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.job.Progress;
import io.driftglass.live.Feed;
import io.driftglass.live.FeedSetup;
import io.driftglass.registry.Task;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.OpenedWorkbench;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.data.Datasets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Feeds whose model is not there are scored all the same, and say so.
@Timeout(120)
class FallbackTest extends OpenedWorkbench {
  private final Random random = new Random(3);

  @Test
  void a_feed_goes_on_when_its_version_was_deleted() throws IOException {
    var learnt = imported("pump", noise(600));
    var version = trained(learnt, Task.ANOMALY, "ridge-ar", "watch");
    var rows = Files.writeString(folder.resolve("rows"), noise(50));
    var setup = setup(rows, learnt, version.title(), "");
    var modelled = workbench.liveFeeds().start(setup);
    await(() -> modelled.state().isPresent());
    assertEquals(Optional.empty(), modelled.unmodelled());
    assertEquals(version.title(), modelled.seen().orElseThrow().model().name());
    modelled.stop();
    await(modelled::ended);

    workbench.models().delete(version, "not wanted");
    var feed = workbench.liveFeeds().start(setup(rows, learnt, version.title(), ""));
    await(() -> feed.state().isPresent());
    assertEquals(
        "fallback: robust-z on " + Datasets.title(learnt),
        feed.seen().orElseThrow().model().name());
    assertTrue(feed.unmodelled().orElseThrow().contains("watch"), feed.unmodelled().toString());
    assertEquals(learnt.id(), feed.seen().orElseThrow().learnt().id());
  }

  @Test
  void a_row_is_strange_from_three_robust_standard_deviations_or_from_what_is_set()
      throws IOException {
    var learnt = imported("still", "t,x\n" + constant(100));
    assertEquals(new Threshold.Fixed(3), threshold(learnt));
    workbench.close();
    workbench =
        Workbench.open(
            new Home(folder.resolve("home")),
            Config.of(
                Map.of(),
                Map.of("DRIFTGLASS_ANOMALIES_FALLBACK_THRESHOLD", "4.5"),
                folder.resolve("none")));
    assertEquals(
        new Threshold.Fixed(4.5), threshold(workbench.datasets().get(Long.toString(learnt.id()))));
  }

  @Test
  void what_stays_as_it_was_raises_no_alarm_and_what_leaves_it_does() throws IOException {
    var learnt = imported("still", "t,x\n" + constant(100));
    var rows = Files.writeString(folder.resolve("rows"), "t,x\n" + constant(100) + "100,5.01\n");
    var feed = workbench.liveFeeds().start(setup(rows, learnt, "", Fallback.METHOD));
    await(() -> feed.state().map(state -> state.rows() == 101).orElse(false));
    assertEquals(1, feed.state().orElseThrow().alarms());
    assertEquals("None was chosen for this feed.", feed.unmodelled().orElseThrow());
  }

  private Threshold threshold(Dataset learnt) {
    return workbench.feeds().fallback(learnt, "", Progress.NONE).fitted().decision().threshold();
  }

  private static FeedSetup setup(Path rows, Dataset learnt, String version, String method) {
    return new FeedSetup(
        "north", new Feed.GrowingFile(rows), version, Long.toString(learnt.id()), "", method, "");
  }

  private String noise(int rows) {
    var text = new StringBuilder("t,x\n");
    for (int row = 0; row < rows; row++) {
      text.append(row).append(',').append(random.nextGaussian()).append('\n');
    }
    return text.toString();
  }

  private static String constant(int rows) {
    var text = new StringBuilder();
    for (int row = 0; row < rows; row++) text.append(row).append(",5\n");
    return text.toString();
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) LockSupport.parkNanos(5_000_000);
  }
}
