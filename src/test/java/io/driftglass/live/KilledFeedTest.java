package io.driftglass.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.db.Child;
import io.driftglass.db.Database;
import io.driftglass.detect.method.Detectors;
import io.driftglass.job.Progress;
import io.driftglass.series.Block;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that scores a feed.
class KilledFeedTest {
  private static final int ROWS = 3 * Block.ROWS;
  private static final int BEFORE_KILL = Block.ROWS + 1000;

  @TempDir Path folder;

  @Test
  @Timeout(120)
  void scores_and_events_survive_and_the_feed_goes_on() throws Exception {
    var file = folder.resolve("feed.csv");
    Files.writeString(file, text(BEFORE_KILL + 500));
    var home = folder.resolve("workspace");
    var process = Child.start(Scorer.class, home.toString(), file.toString());
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      while (Integer.parseInt(lines.readLine()) < BEFORE_KILL) {
        // the first part is full and written once the next has begun
      }
      process.toHandle().destroyForcibly();
      process.waitFor();
    }
    double[] whole = model().fitted().score(frame(), Progress.NONE).total();
    try (var database = Database.open(home)) {
      var store = new FeedStore(database, InstantSource.system());
      var kept = store.scores(1);
      assertTrue(kept.scores().length >= Block.ROWS, "kept " + kept.scores().length);
      assertArrayEquals(Arrays.copyOf(whole, kept.scores().length), kept.scores());
      assertTrue(store.events(1).stream().anyMatch(event -> event.from() == tick(2000)));
    }
    Files.writeString(file, text(ROWS));
    try (var database = Database.open(home)) {
      score(database, file, ROWS, rows -> {});
      var store = new FeedStore(database, InstantSource.system());
      assertArrayEquals(whole, store.scores(1).scores());
      assertEquals(1, store.list().size());
    }
  }

  /// The child: tells how many rows it has scored, until it is killed.
  static final class Scorer {
    public static void main(String[] arguments) throws Exception {
      try (var database = Database.open(Path.of(arguments[0]))) {
        score(database, Path.of(arguments[1]), Integer.MAX_VALUE, System.out::println);
      }
    }
  }

  private static void score(Database database, Path file, int rows, LongConsumer told)
      throws IOException, InterruptedException {
    var feed = new Feed.GrowingFile(file);
    var lines = new LineQueue(200, feed.waits());
    var source =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    feed.run(lines);
                  } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });
    var store = new FeedStore(database, InstantSource.system());
    var keeper = store.open("feed", feed.sentence(), "model");
    new FeedScoring(lines, model(), keeper, Duration.ofSeconds(60), InstantSource.system())
        .run(
            state -> {
              told.accept(state.rows());
              if (state.rows() >= rows) lines.close();
            });
    source.join();
  }

  private static LiveModel model() {
    var frame = frame();
    var fitted =
        Detectors.ALL.stream()
            .filter(method -> method.id().equals("robust-z"))
            .findFirst()
            .orElseThrow()
            .withDefaults()
            .fit(frame.slice(0, 1000), Progress.NONE);
    return new LiveModel("model", fitted, frame.clock(), frame.channels());
  }

  private static String text(int rows) {
    var frame = frame();
    var text = new StringBuilder("t,v\n");
    for (int row = 0; row < rows; row++) {
      text.append(frame.tick(row)).append(',').append(frame.column(0)[row]).append('\n');
    }
    return text.toString();
  }

  private static long tick(int row) {
    return row;
  }

  /// Noise with a jump at row 2000.
  private static Frame frame() {
    var random = new Random(1);
    var ticks = new long[ROWS];
    var column = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      ticks[row] = tick(row);
      column[row] = random.nextGaussian() + (row >= 2000 && row < 2005 ? 40 : 0);
    }
    return Frame.of(
        new Clock.Index("step"), ticks, List.of(Channel.target("v")), new double[][] {column});
  }
}
