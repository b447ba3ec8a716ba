package io.driftglass.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.live.Feed;
import io.driftglass.live.FeedSetup;
import io.driftglass.monitor.Alert;
import io.driftglass.monitor.AlertLevel;
import io.driftglass.monitor.AlertType;
import io.driftglass.monitor.Signal;
import io.driftglass.registry.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Feeds of files that grow while the clock is put forward.
@Timeout(120)
class LiveFeedsTest extends OpenedWorkbench {
  private final Random random = new Random(7);
  private final AtomicReference<Duration> forward = new AtomicReference<>(Duration.ZERO);
  private int next;

  @Override
  @BeforeEach
  public void open() {
    workbench =
        new Workbench(
            new Home(folder.resolve("home")),
            Config.of(Map.of(), Map.of(), folder.resolve("none")),
            () -> Instant.now().plus(forward.get()));
  }

  @Test
  void a_silence_is_told_until_rows_come_and_the_end_of_the_feed_ends_it() throws IOException {
    var feed = workbench.liveFeeds().start(setup(Files.writeString(folder.resolve("r"), "t,x\n")));
    var rows = folder.resolve("r");
    append(rows, 100);
    await(() -> feed.state().map(state -> state.rows() == 100).orElse(false));
    assertEquals(List.of(), workbench.tracking().alerts());

    forward.set(Duration.ofMinutes(5));
    await(this::silent);
    var alert = workbench.tracking().alerts().getFirst();
    assertTrue(alert.message().startsWith("No row of north since "), alert.message());
    append(rows, 10);
    await(() -> !silent());
    forward.set(Duration.ofMinutes(10));
    await(this::silent);
    feed.stop();
    await(feed::ended);
    assertFalse(silent());
    assertEquals(Optional.empty(), feed.failure());
  }

  @Test
  void a_feed_that_fails_ends_what_it_has_told() throws IOException {
    var rows = Files.writeString(folder.resolve("r"), "t,x\n");
    var feed = workbench.liveFeeds().start(setup(rows));
    append(rows, 100);
    await(() -> feed.state().map(state -> state.rows() == 100).orElse(false));
    forward.set(Duration.ofMinutes(5));
    await(this::silent);
    Files.delete(rows);
    Files.createDirectory(rows);
    await(feed::ended);
    assertTrue(feed.failure().isPresent());
    assertFalse(silent());
  }

  @Test
  void what_a_feed_has_told_before_its_process_died_ends_when_it_begins_anew() throws IOException {
    workbench
        .tracking()
        .tell(
            List.of(
                new Signal(
                    AlertType.FEED_SILENT,
                    AlertLevel.MAJOR,
                    Optional.of(Task.ANOMALY),
                    "robust-z",
                    "",
                    "feed north",
                    Signal.State.WRONG,
                    "No row of north since noon.",
                    Map.of())));
    assertTrue(silent());
    workbench.liveFeeds().start(setup(Files.writeString(folder.resolve("r"), "t,x\n")));
    await(() -> !silent());
  }

  private FeedSetup setup(Path rows) throws IOException {
    var learnt = imported("pump", "t,x\n" + lines(300));
    next = 0;
    var id = Long.toString(learnt.id());
    return new FeedSetup("north", new Feed.GrowingFile(rows), "", id, "", "robust-z", "");
  }

  private boolean silent() {
    return workbench.tracking().alerts().stream()
        .filter(Alert::open)
        .anyMatch(alert -> alert.type() == AlertType.FEED_SILENT);
  }

  private void append(Path rows, int count) throws IOException {
    Files.writeString(rows, lines(count), StandardOpenOption.APPEND);
  }

  private String lines(int count) {
    var text = new StringBuilder();
    for (int row = 0; row < count; row++) {
      text.append(next++).append(',').append(random.nextGaussian()).append('\n');
    }
    return text.toString();
  }

  private static void await(BooleanSupplier wanted) {
    while (!wanted.getAsBoolean()) LockSupport.parkNanos(20_000_000L);
  }
}
