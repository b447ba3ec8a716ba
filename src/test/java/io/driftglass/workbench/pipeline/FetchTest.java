package io.driftglass.workbench.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.driftglass.job.Progress;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.WorkspaceUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {
  private static final byte[] BODY = "minute,flow\n1,2\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private Path scratch;

  @BeforeEach
  void start() throws IOException {
    scratch = folder.resolve("scratch");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/plant.csv",
        exchange -> {
          exchange.sendResponseHeaders(200, BODY.length);
          exchange.getResponseBody().write(BODY);
          exchange.close();
        });
    server.createContext(
        "/stalls.csv",
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000_000);
          exchange.getResponseBody().write(BODY);
          exchange.getResponseBody().flush();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
  }

  @Test
  void an_answer_is_kept_where_what_is_left_of_it_goes_when_the_workspace_opens()
      throws IOException {
    var file = Fetch.table(url("/plant.csv"), scratch, Progress.NONE);
    assertEquals(scratch, file.getParent());
    assertEquals("minute,flow\n1,2\n", Files.readString(file));
  }

  @Test
  void no_sentence_has_a_login_or_a_token_in_it() {
    var secret = "//ana:geheim@127.0.0.1:";
    var query = "/nothing.csv?token=geheim";
    var gone = url(query).replace("//127.0.0.1:", secret);
    var silent = "http:" + secret + "1" + query;
    for (var url : new String[] {gone, silent}) {
      var told =
          assertThrows(NotFound.class, () -> Fetch.table(url, scratch, Progress.NONE)).problem();
      assertTrue(told.sentence().startsWith("http://127.0.0.1 "), told.sentence());
      assertFalse(told.sentence().contains("geheim"), told.sentence());
    }
    var wrong = assertThrows(InvalidSetting.class, () -> Fetch.name("ftp:" + secret + "1" + query));
    assertFalse(wrong.getMessage().contains("geheim"), wrong.getMessage());
  }

  @Test
  void a_server_that_stalls_within_its_answer_is_told_and_nothing_is_left() throws IOException {
    var told =
        assertTimeoutPreemptively(
            Duration.ofSeconds(60),
            () ->
                assertThrows(
                    NotFound.class,
                    () ->
                        Fetch.table(
                            url("/stalls.csv"), scratch, Duration.ofMillis(700), Progress.NONE)));
    assertTrue(told.getMessage().contains("stopped in the middle"), told.getMessage());
    try (var left = Files.list(scratch)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void a_place_that_takes_no_file_is_told_as_what_it_is() throws IOException {
    Files.writeString(scratch, "in the way");
    var told =
        assertThrows(
            WorkspaceUnavailable.class,
            () -> Fetch.table(url("/plant.csv"), scratch, Progress.NONE));
    assertTrue(told.getMessage().contains("cannot be kept"), told.getMessage());
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }
}
