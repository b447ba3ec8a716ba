package io.driftglass.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.driftglass.problem.InvalidSetting;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FeedFormsTest {
  @Test
  void a_feed_reads_back_from_its_text() {
    for (var feed :
        List.of(
            new Feed.GrowingFile(Path.of("in", "pump station.csv")),
            new Feed.Folder(Path.of("in box")),
            new Feed.Replay(Path.of("a b.csv"), 12.5),
            new Feed.Polled(URI.create("http://127.0.0.1:80/rows?x=1"), Duration.ofMillis(1500)),
            new Feed.LocalSocket(9000),
            new Feed.LocalDatagrams(9001))) {
      assertEquals(feed, FeedText.read(FeedText.of(feed)));
    }
    assertThrows(InvalidSetting.class, () -> FeedText.read("carrier pigeon"));
    assertThrows(InvalidSetting.class, () -> FeedText.read("tcp"));
  }

  @Test
  void lines_of_json_are_rows_by_the_names_of_their_fields() {
    var form =
        JsonForm.of(List.of("{\"t\":1,\"a\":2.5}", "{\"t\":2,\"b\":\"x,\\\"y\\\"\"}"))
            .orElseThrow();

    assertEquals("t,a,b", form.header());
    assertEquals("3,,\"x,\"\"y\"\"\"", form.row("{\"b\":\"x,\\\"y\\\"\",\"t\":3,\"new\":9}"));
    assertEquals("3,,\"x\ny\"", form.row("{\"b\":\"x\\ny\",\"t\":3}"));
    assertEquals("{\"t\":4", form.row("{\"t\":4"));
    assertTrue(JsonForm.of(List.of("t,a", "1,2")).isEmpty());
  }

  @Test
  void datagrams_are_lines() throws Exception {
    int port;
    try (var free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var got =
        follow(
            new Feed.LocalDatagrams(port),
            lines -> {
              if (lines.containsAll(List.of("t,a", "1,10", "2,20"))) return true;
              send(port, "t,a\n1,10\n");
              send(port, "2,20");
              return false;
            });

    assertEquals("1,10", got.get(got.indexOf("t,a") + 1));
  }

  /// The server pushes two rows, hangs up, and from then on only answers.
  @Test
  void an_address_that_stops_pushing_is_asked_again_and_again() throws Exception {
    var asked = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean push = asked.getAndIncrement() == 0;
          var body = push ? "data: {\"t\":1}\n\ndata:\t2\t\n\n" : "[{\"t\":3},{\"t\":4}]";
          exchange
              .getResponseHeaders()
              .set("Content-Type", push ? "text/event-stream" : "application/json");
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    try {
      var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      var got = follow(new Feed.Polled(address, Duration.ofMillis(50)), lines -> lines.size() >= 6);

      assertEquals(
          List.of("{\"t\":1}", "\t2\t", "{\"t\":\"3\"}", "{\"t\":\"4\"}", "{\"t\":\"3\"}"),
          got.subList(0, 5));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_held_queue_gives_nothing_and_keeps_what_can_wait() throws Exception {
    var queue = new LineQueue(4, true);
    assertTrue(queue.put("1"));
    queue.hold(true);
    assertEquals(List.of(), queue.take(10, 1));
    queue.hold(false);
    assertEquals(List.of("1"), queue.take(10, 1));
    assertEquals(0, queue.dropped());
  }

  @Test
  void a_queue_that_is_held_after_its_end_still_gives_what_is_left() throws Exception {
    var queue = new LineQueue(4, true);
    assertTrue(queue.put("1"));
    queue.close();
    queue.hold(true);
    assertEquals(List.of("1"), queue.take(10, 1));
    assertTrue(queue.isEmpty());
  }

  /// The server sends two lines and no more until they have been taken.
  @Test
  void lines_are_taken_as_they_come_though_the_answer_goes_on() throws Exception {
    for (var sent :
        List.of(
            List.of("t,a", "1,10"),
            List.of("{\"t\":1}", "{\"t\":2}"),
            List.of("\ta\t", "1\t10\t"))) {
      var taken = new CountDownLatch(1);
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange
                .getResponseBody()
                .write((String.join("\n", sent) + "\n").getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            await(taken);
            exchange.close();
          });
      server.start();
      try {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        var got =
            follow(
                new Feed.Polled(address, Duration.ofMillis(50)),
                lines -> {
                  if (lines.size() < 2) return false;
                  taken.countDown();
                  return true;
                });
        assertEquals(sent, got.subList(0, 2));
      } finally {
        server.stop(0);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(int port, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    try (var socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// What a feed hands out until that is enough, asked again twice a second.
  private static List<String> follow(Feed feed, Predicate<List<String>> enough) throws Exception {
    var queue = new LineQueue(100, feed.waits());
    var failures = new ArrayList<Exception>();
    var source =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    feed.run(queue);
                  } catch (Exception e) {
                    failures.add(e);
                  }
                });
    var got = new ArrayList<String>();
    while (!enough.test(got)) got.addAll(queue.take(100, 500));
    queue.close();
    source.join();
    assertEquals(List.of(), failures);
    return got;
  }
}
