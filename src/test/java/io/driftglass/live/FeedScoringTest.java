package io.driftglass.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.driftglass.db.Database;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.method.Detectors;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FeedScoringTest {
  private static final int ROWS = 3000;
  private static final Clock CLOCK = new Clock.Wall();
  private static final List<Channel> CHANNELS = List.of(Channel.target("a"), Channel.target("b"));

  @TempDir Path folder;
  private final Frame frame = frame();
  private final FittedDetector fitted =
      Detectors.ALL.stream()
          .filter(method -> method.id().equals("robust-z"))
          .findFirst()
          .orElseThrow()
          .withDefaults()
          .fit(frame.slice(0, 1000), Progress.NONE);
  private final LiveModel model = new LiveModel("robust-z v1", fitted, CLOCK, CHANNELS);
  private Database database;
  private FeedStore store;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("workspace"));
    store = new FeedStore(database, InstantSource.system());
  }

  @AfterEach
  void close() {
    database.close();
  }

  /// One line in twenty is garbage, half of one is written later than its other half.
  @Test
  void a_file_that_grows_is_scored_as_the_whole_would_be() throws Exception {
    var file = folder.resolve("growing.csv");
    var random = new Random(3);
    int[] garbage = {0};
    var writer =
        Thread.ofPlatform()
            .start(
                () -> {
                  append(file, "time,a,b\n");
                  for (int row = 0; row < ROWS; row++) {
                    var line = line(row) + "\n";
                    if (random.nextInt(20) == 0) {
                      garbage[0]++;
                      append(file, "#!,\u0000,?\n");
                    }
                    append(file, line.substring(0, 9));
                    append(file, line.substring(9));
                  }
                });
    var state = run(new Feed.GrowingFile(file), 100, now -> now.rows() == ROWS);
    writer.join();
    assertEquals(garbage[0], state.malformed());
    assertEquals(0, state.dropped());
    var kept = store.scores(1);
    assertArrayEquals(frame.ticks(), kept.ticks());
    assertArrayEquals(fitted.score(frame, Progress.NONE).total(), kept.scores());
    var events = store.events(1);
    assertTrue(events.stream().anyMatch(e -> e.from() <= tick(2500) && tick(2500) <= e.until()));
    assertEquals(state.alarms(), events.size());
    assertTrue(events.stream().noneMatch(LiveEvent::open));
  }

  @Test
  void a_feed_that_stopped_goes_on_where_it_was_and_keeps_no_row_twice() throws Exception {
    var file = folder.resolve("growing.csv");
    append(file, "time,a,b\n");
    for (int row = 0; row < 1800; row++) append(file, line(row) + "\n");
    run(new Feed.GrowingFile(file), 100, now -> now.rows() == 1800);
    database.close();
    open();
    assertEquals(1800, store.scores(1).ticks().length);
    for (int row = 1800; row < ROWS; row++) append(file, line(row) + "\n");
    run(new Feed.GrowingFile(file), 100, now -> now.rows() == ROWS);
    assertEquals(1, store.list().size());
    assertArrayEquals(frame.ticks(), store.scores(1).ticks());
    assertArrayEquals(fitted.score(frame, Progress.NONE).total(), store.scores(1).scores());
  }

  @Test
  void a_flood_on_a_socket_is_dropped_and_counted_and_the_rest_is_scored() throws Exception {
    int port = freePort();
    var sender =
        Thread.ofPlatform()
            .start(
                () -> {
                  try (var socket = connect(port);
                      var out = socket.getOutputStream()) {
                    var text = new StringBuilder("time,a,b\n");
                    for (int row = 0; row < ROWS; row++) text.append(line(row)).append('\n');
                    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
                  } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });
    var state = run(new Feed.LocalSocket(port), 70, now -> now.rows() + now.dropped() == ROWS);
    sender.join();
    assertEquals(0, state.malformed());
    assertEquals(state.rows(), store.scores(1).ticks().length);
    assertEquals(ROWS, state.rows() + state.dropped());
  }

  @Test
  void an_address_is_asked_again_and_rows_that_came_before_are_left_out() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    int[] asked = {0};
    server.createContext(
        "/",
        exchange -> {
          var text = new StringBuilder("time,a,b\n");
          int from = 50 * asked[0]++;
          for (int row = from; row < from + 100; row++) text.append(line(row)).append('\n');
          var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(asked[0] == 3 ? 503 : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      var address = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
      var state =
          run(new Feed.Polled(address, Duration.ofMillis(20)), 500, now -> now.rows() >= 250);
      assertTrue(state.repeated() >= 50, state.toString());
      assertEquals(0, state.malformed());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void files_that_appear_in_a_folder_are_read_in_turn_and_silence_is_told() throws Exception {
    var inbox = Files.createDirectory(folder.resolve("inbox"));
    for (int part = 0; part < 3; part++) {
      var text = new StringBuilder("time,a,b\n");
      for (int row = 100 * part; row < 100 * part + 100; row++) text.append(line(row)).append('\n');
      Files.writeString(inbox.resolve("part" + part + ".csv"), text);
    }
    var state = run(new Feed.Folder(inbox), 100, now -> now.staleSince().isPresent());
    assertEquals(300, state.rows());
    assertArrayEquals(Arrays.copyOf(frame.ticks(), 300), store.scores(1).ticks());
  }

  @Test
  void an_event_that_the_end_cuts_off_is_over_where_it_is_looked_at_too() throws Exception {
    var lines = new LineQueue(ROWS, true);
    lines.put("time,a,b");
    for (int row = 0; row < 2505; row++) lines.put(line(row));
    lines.close();
    var rows = new LiveRows(model.read());
    var keeper = store.open("feed", "a queue", model.name());
    new FeedScoring(lines, model, keeper, Duration.ofSeconds(1), InstantSource.system())
        .showing(rows)
        .run(state -> {});
    assertEquals(tick(2504), rows.events().getLast().until());
    assertEquals(store.events(1), rows.events());
    assertTrue(rows.events().stream().noneMatch(LiveEvent::open));
  }

  @Test
  void a_replay_keeps_its_pace() throws Exception {
    var file = folder.resolve("all.csv");
    append(file, "time,a,b\n");
    for (int row = 0; row < 200; row++) append(file, line(row) + "\n");
    long start = System.nanoTime();
    run(new Feed.Replay(file, 200), 100, now -> now.rows() == 200);
    assertTrue(System.nanoTime() - start >= 990_000_000L);
  }

  private FeedState run(Feed feed, int queue, Predicate<FeedState> over) throws Exception {
    var lines = new LineQueue(queue, feed.waits());
    var source =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    feed.run(lines);
                  } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });
    var keeper = store.open("feed", feed.sentence(), model.name());
    var scoring =
        new FeedScoring(lines, model, keeper, Duration.ofSeconds(1), InstantSource.system());
    var states = new ArrayList<FeedState>();
    scoring.run(
        state -> {
          states.add(state);
          if (over.test(state)) lines.close();
        });
    source.join();
    return states.getLast();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Socket connect(int port) throws InterruptedException, IOException {
    for (int tries = 0; ; tries++) {
      try {
        return new Socket(InetAddress.getLoopbackAddress(), port);
      } catch (IOException notYet) {
        if (tries == 500) throw notYet;
        Thread.sleep(10);
      }
    }
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String line(int row) {
    var stamp = Clock.instant(frame.tick(row)).toString().replace("T", " ").replace("Z", "");
    return stamp + "," + frame.column(0)[row] + "," + frame.column(1)[row];
  }

  private static long tick(int row) {
    return 1_700_000_000_000_000L + row * 60_000_000L;
  }

  /// Two noisy channels with a jump at row 2500.
  private static Frame frame() {
    var random = new Random(1);
    var ticks = new long[ROWS];
    var columns = new double[2][ROWS];
    for (int row = 0; row < ROWS; row++) {
      ticks[row] = tick(row);
      for (var column : columns) column[row] = random.nextGaussian();
      if (row >= 2500 && row < 2510) columns[0][row] += 40;
    }
    return Frame.of(CLOCK, ticks, CHANNELS, columns);
  }
}
