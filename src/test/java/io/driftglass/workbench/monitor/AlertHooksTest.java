package io.driftglass.workbench.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.driftglass.config.Config;
import io.driftglass.interop.LoopbackMailServer;
import io.driftglass.monitor.AlertLevel;
import io.driftglass.monitor.AlertType;
import io.driftglass.monitor.QuietTime;
import io.driftglass.monitor.Signal;
import io.driftglass.problem.NotFound;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is told of alerts, and when nobody is.
class AlertHooksTest {
  @TempDir Path folder;

  @Test
  void a_new_alert_reaches_command_and_address_once_and_the_address_stays_secret()
      throws IOException {
    var program = folder.resolve("Keep.java");
    var kept = folder.resolve("kept file.json");
    Files.writeString(
        program,
        """
        class Keep {
          public static void main(String[] a) throws Exception {
            java.nio.file.Files.write(java.nio.file.Path.of(a[0]), System.in.readAllBytes());
          }
        }
        """);
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var bodies = new CopyOnWriteArrayList<String>();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(500, -1);
          exchange.close();
        });
    server.start();
    var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=geheim";
    var command = "\"%s\" \"%s\" \"%s\"".formatted(java, program, kept);
    try (var workbench = open(Map.of("alerts.command", command, "alerts.webhook", address))) {
      workbench.tracking().tell(List.of(signal(Signal.State.WRONG)));
      workbench.tracking().tell(List.of(signal(Signal.State.BETWEEN)));
      workbench.tracking().tell(List.of(signal(Signal.State.WRONG)));
    } finally {
      server.stop(0);
    }
    assertEquals(1, bodies.size());
    assertTrue(bodies.getFirst().contains("\"message\":\"Drift: flow moved.\""), bodies::toString);
    assertEquals(bodies.getFirst(), Files.readString(kept));
    var log = Files.readString(folder.resolve("home/logs/driftglass.log"));
    assertTrue(log.contains("the alert webhook failed"), log);
    assertFalse(log.contains("geheim"));
  }

  @Test
  void a_new_alert_is_written_to_a_mailbox_once_and_the_password_stays_secret() throws IOException {
    try (var server = new LoopbackMailServer(true)) {
      var settings =
          Map.of(
              "alerts.mail_to", "watch@example.org",
              "alerts.mail_from", "driftglass@example.org",
              "alerts.mail_server", server.address(),
              "alerts.mail_user", "pump",
              "alerts.mail_password", "geheim");
      try (var workbench = open(settings)) {
        workbench.tracking().tell(List.of(signal(Signal.State.WRONG)));
        workbench.tracking().tell(List.of(signal(Signal.State.WRONG)));
      }
      assertEquals(1, server.letters().size());
      var letter = server.letters().getFirst();
      assertEquals(List.of("<watch@example.org>"), letter.to());
      assertTrue(letter.text().contains("Drift: flow moved."), letter.text());
      assertTrue(letter.text().contains("Subject: Driftglass: major drift of"), letter.text());
      assertEquals("pump geheim", server.login());
    }
    try (var workbench =
        open(
            Map.of(
                "alerts.mail_to", "watch@example.org",
                "alerts.mail_from", "driftglass@example.org",
                "alerts.mail_server", "smtp://127.0.0.1:1",
                "alerts.mail_password", "geheim"))) {
      workbench.tracking().resolve(workbench.tracking().alerts().getFirst().id(), "");
      workbench.tracking().tell(List.of(signal(Signal.State.WRONG)));
    }
    var log = Files.readString(folder.resolve("home/logs/driftglass.log"));
    assertTrue(log.contains("the alert mail failed"), log);
    assertFalse(log.contains("geheim"));
  }

  /// The program that shows it is one of our own, which writes what it is given.
  @Test
  void the_desktop_shows_a_new_alert() throws IOException {
    var program = folder.resolve("Show.java");
    var shown = folder.resolve("shown.txt");
    Files.writeString(
        program,
        """
        class Show {
          public static void main(String[] a) throws Exception {
            var text = System.getenv("DRIFTGLASS_TITLE") + "|" + System.getenv("DRIFTGLASS_TEXT");
            java.nio.file.Files.writeString(java.nio.file.Path.of(a[0]), text);
          }
        }
        """);
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var words = List.of(java.toString(), program.toString(), shown.toString());
    try (var workbench = open(Map.of())) {
      workbench.tracking().tell(List.of(signal(Signal.State.WRONG)));
      var alert = workbench.tracking().alerts().getFirst();
      try (var hooks =
          new AlertHooks(
              "",
              "",
              Optional.empty(),
              Optional.of(
                  a -> new DesktopNotice(words, DesktopNotice.of("Linux", a).surroundings())))) {
        hooks.tell(alert);
      }
      assertEquals("Driftglass: " + alert.model() + "|Drift: flow moved.", Files.readString(shown));
      assertEquals("notify-send", DesktopNotice.of("Linux", alert).words().getFirst());
      assertEquals("osascript", DesktopNotice.of("Mac OS X", alert).words().getFirst());
      var windows = DesktopNotice.of("Windows 11", alert).words();
      assertEquals("powershell", windows.getFirst());
      assertTrue(windows.stream().noneMatch(word -> word.contains("flow")), windows::toString);
    }
  }

  @Test
  void in_a_maintenance_nothing_is_told_and_after_it_is() {
    try (var workbench = open(Map.of())) {
      var now = Instant.now();
      var planned =
          workbench
              .tracking()
              .plan(new QuietTime(0, "pump", "", now.minusSeconds(5), now.plusSeconds(3600), ""));
      assertEquals(List.of(), workbench.tracking().tell(List.of(signal(Signal.State.WRONG))));
      assertEquals(List.of(planned), workbench.tracking().maintenance());
      workbench.tracking().deleteMaintenance(planned.id());
      assertEquals(1, workbench.tracking().tell(List.of(signal(Signal.State.WRONG))).size());
      Assertions.assertThrows(
          NotFound.class, () -> workbench.tracking().deleteMaintenance(planned.id()));
    }
  }

  @Test
  void what_is_wrong_for_a_moment_is_not_told_where_a_pending_time_is_set() {
    try (var workbench = open(Map.of("alerts.pending_minutes", "30"))) {
      assertEquals(List.of(), workbench.tracking().tell(List.of(signal(Signal.State.WRONG))));
      assertEquals(List.of(), workbench.tracking().tell(List.of(signal(Signal.State.WRONG))));
      assertEquals(List.of(), workbench.tracking().alerts());
    }
  }

  @Test
  void words_of_a_command_may_be_quoted() {
    assertEquals(List.of("a", "b c", "d"), AlertHooks.words("a  \"b c\" d"));
    assertEquals(List.of(), AlertHooks.words("  "));
  }

  private static Signal signal(Signal.State state) {
    return new Signal(
        AlertType.DRIFT,
        AlertLevel.MAJOR,
        Optional.empty(),
        "pump v3",
        "",
        "inputs",
        state,
        "Drift: flow moved.",
        Map.of());
  }

  private Workbench open(Map<String, String> settings) {
    return Workbench.open(
        new Home(folder.resolve("home")),
        Config.of(settings, Map.of(), folder.resolve("none.toml")));
  }
}
