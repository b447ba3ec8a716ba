package io.driftglass.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.job.Progress;
import io.driftglass.live.Feed;
import io.driftglass.live.FeedSetup;
import io.driftglass.live.FeedState;
import io.driftglass.live.FeedStore;
import io.driftglass.monitor.abtest.AbTest;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.workbench.live.RunningFeed;
import io.driftglass.workbench.monitor.AbTesting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A feed that goes on while a split test begins and ends.
@Timeout(180)
class DividedFeedTest extends OpenedWorkbench {
  private static final int LEARNT = 300;

  private final Random random = new Random(7);
  private final AtomicReference<Duration> forward = new AtomicReference<>(Duration.ZERO);
  private final List<Double> values = new ArrayList<>();
  private RunningFeed feed;
  private Path file;

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
  void two_versions_serve_a_feed_by_turns_as_long_as_their_test_runs() throws IOException {
    var dataset = imported("pump", "t,x\n" + lines(LEARNT));
    var a = trained(dataset, Task.ANOMALY, "robust-z", "one");
    var b = trained(dataset, Task.ANOMALY, "ridge-ar", "two");
    file = Files.writeString(folder.resolve("rows"), "t,x\n");
    feed = workbench.liveFeeds().start(setup(a, Long.toString(dataset.id())));
    append(100);
    await(() -> rows() == 100);
    assertEquals("", served());

    var test = workbench.abTesting().open("", a, b, AbTest.Mode.SPLIT, .4, .3);
    goOnUntil(() -> !served().isEmpty());
    append(400);
    await(() -> rows() == values.size() - LEARNT);
    long id = workbench.feeds().list().getFirst().id();
    await(() -> !kept(id).isEmpty() && kept(id).getLast().until() == values.size() - 1);

    workbench.abTesting().stop(test.id());
    goOnUntil(() -> served().isEmpty());
    int end = values.size();
    append(100);
    feed.stop();
    await(feed::ended);
    var parts = kept(id);
    assertTrue(parts.getLast().until() < end, "after its end one serves all");
    assertServed(parts, test, workbench.feeds().scores(id), a, b);
  }

  /// Each row has the score of its version, which has seen all rows before.
  private void assertServed(
      List<FeedStore.Served> parts,
      AbTest test,
      FeedStore.Scored kept,
      ModelVersion a,
      ModelVersion b) {
    double[] ofA = scores(a);
    double[] ofB = scores(b);
    var split = AbTesting.split(test, AbTesting.BLOCK, 1);
    int byB = 0;
    for (int row = 0; row < kept.ticks().length; row++) {
      long tick = kept.ticks()[row];
      var served = parts.stream().filter(p -> p.from() <= tick && tick <= p.until()).findFirst();
      boolean otherServes = served.map(p -> p.model().equals(b.title())).orElse(false);
      if (served.isPresent()) assertEquals(split.servedByB(tick), otherServes, "row " + tick);
      if (otherServes) byB++;
      assertEquals((otherServes ? ofB : ofA)[row], kept.scores()[row], 1e-9, "row " + tick);
    }
    assertTrue(byB > 100 && byB < 300, byB + " rows of 400 by the second");
  }

  private double[] scores(ModelVersion version) {
    var model = workbench.feeds().registered(version);
    int rows = values.size() - LEARNT;
    var frame =
        Frame.of(
            new Clock.Index("t"),
            IntStream.range(0, rows).mapToLong(row -> LEARNT + row).toArray(),
            List.of(Channel.target("x")),
            new double[][] {
              IntStream.range(0, rows).mapToDouble(row -> values.get(LEARNT + row)).toArray()
            });
    return model.fitted().score(frame, Progress.NONE).total();
  }

  private List<FeedStore.Served> kept(long id) {
    return workbench.feeds().served(id);
  }

  private long rows() {
    return feed.state().map(FeedState::rows).orElse(0L);
  }

  private String served() {
    return feed.state().map(FeedState::served).orElse("");
  }

  /// Row by row, with time passing.
  private void goOnUntil(BooleanSupplier wanted) throws IOException {
    while (!wanted.getAsBoolean()) {
      forward.set(forward.get().plusSeconds(6));
      append(1);
      await(() -> rows() == values.size() - LEARNT);
    }
  }

  private FeedSetup setup(ModelVersion version, String dataset) {
    return new FeedSetup("north", new Feed.GrowingFile(file), version.title(), dataset, "", "", "");
  }

  private void append(int count) throws IOException {
    Files.writeString(file, lines(count), StandardOpenOption.APPEND);
  }

  private String lines(int count) {
    var text = new StringBuilder();
    for (int row = 0; row < count; row++) {
      double value = random.nextGaussian();
      text.append(values.size()).append(',').append(value).append('\n');
      values.add(value);
    }
    return text.toString();
  }

  private static void await(BooleanSupplier wanted) {
    while (!wanted.getAsBoolean()) LockSupport.parkNanos(20_000_000L);
  }
}
