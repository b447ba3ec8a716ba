package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What runs by itself, as scripts use it.
final class PipelineCommandTest {
  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void home() {
    home = folder.resolve("home");
  }

  @Test
  void a_pipeline_is_kept_listed_run_and_remembered() throws IOException {
    var csv = write("boiler.csv", 300, 0);
    var made =
        schedule("load", "--template", "import", "--set", "file=" + csv, "--every", "6h").json();
    assertEquals("every 6h", made.get("schedule").asText());
    assertTrue(made.get("next").asText().startsWith("20"), made.toString());

    var first = Door.call(home, "pipeline", "run", "load", "--json");
    assertEquals(0, first.exit(), first.out() + first.err());
    assertEquals("boiler v1: 300 rows.", first.json().at("/runs/0/message").asText());
    var again = Door.call(home, "pipeline", "run", "load", "--json").json();
    assertEquals("boiler v1 holds these rows already.", again.at("/runs/0/message").asText());

    var listed = Door.call(home, "pipeline", "list", "--json").json().at("/pipelines/0");
    assertEquals("completed", listed.at("/last/status").asText());
    var history = Door.call(home, "pipeline", "history", "load", "--json").json().get("runs");
    assertEquals(2, history.size());
    assertEquals("manual", history.at("/0/trigger_type").asText());
  }

  @Test
  void a_failed_run_is_listed_the_others_go_on_and_an_alert_stays_until_it_works()
      throws IOException {
    var missing = folder.resolve("later.csv");
    schedule("bad", "--template", "import", "--set", "file=" + missing);
    schedule("good", "--template", "import", "--set", "file=" + write("boiler.csv", 200, 0));
    var run = Door.call(home, "pipeline", "run", "bad", "good", "--json");
    assertEquals(1, run.exit());
    assertEquals("failed", run.json().at("/runs/0/status").asText());
    assertTrue(run.json().at("/runs/0/message").asText().contains("later.csv"));
    assertEquals("completed", run.json().at("/runs/1/status").asText());
    assertEquals(1, openAlerts());
    write("later.csv", 100, 1);
    assertEquals(0, Door.call(home, "pipeline", "run", "bad").exit());
    assertEquals(0, openAlerts());
  }

  @Test
  void import_clean_train_and_check_run_one_after_the_other() throws IOException {
    var csv = write("boiler.csv", 800, 0);
    schedule(
        "prepare",
        "--template",
        "prepare",
        "--set",
        "file=" + csv,
        "--set",
        "steps=fill:by=linear; outliers:by=hampel");
    schedule(
        "train",
        "--template",
        "train",
        "--set",
        "dataset=boiler",
        "--set",
        "method=robust-z",
        "--set",
        "model=watch");
    schedule("check", "--template", "monitor", "--set", "retrain=any", "--set", "budget=1");
    var run = Door.call(home, "pipeline", "run", "prepare", "train", "check", "--json");
    assertEquals(0, run.exit(), run.out());
    assertEquals("boiler v2 from boiler v1: 800 rows.", run.json().at("/runs/0/message").asText());
    assertEquals("watch v1 registered.", run.json().at("/runs/1/message").asText());
    assertTrue(
        run.json().at("/runs/2/message").asText().startsWith("1 models checked, 0 failed"),
        run.out());
  }

  @Test
  void one_model_that_may_not_be_trained_anew_keeps_none_of_the_others_from_it()
      throws IOException {
    Door.call(home, "import", write("boiler.csv", 800, 0));
    for (var model : java.util.List.of("a", "b")) {
      Door.call(
          home, "train", "boiler", "--task=anomaly", "--method=robust-z", "--register", model);
    }
    var record = "{\"model_name\":\"old\",\"version\":1,\"model_type\":\"lstm\"}";
    var old = Files.createDirectory(folder.resolve("old"));
    Files.writeString(old.resolve("old.json"), record);
    assertEquals(0, Door.call(home, "models", "migrate", old).exit());
    schedule("one", "--template", "retrain", "--set", "model=b");
    schedule("all", "--template", "retrain");
    assertEquals(0, Door.call(home, "pipeline", "run", "one").exit());
    var run = Door.call(home, "pipeline", "run", "all", "--json");
    var told = run.json().at("/runs/0/message").asText();
    assertTrue(told.contains("b was not trained: b was trained by itself"), run.out());
    assertEquals(0, Door.call(home, "models", "show", "a v2").exit(), told);
    assertEquals(1, Door.call(home, "models", "show", "b v3").exit(), told);
    schedule("check", "--template", "monitor");
    var check = Door.call(home, "pipeline", "run", "check", "--json").json();
    assertTrue(
        check.at("/runs/0/message").asText().startsWith("2 models checked, 0 failed"),
        check.toString());
    assertEquals(0, openAlerts());
  }

  @Test
  void an_address_is_asked_and_its_answer_imported() throws IOException {
    var body = Files.readAllBytes(write("boiler.csv", 150, 0));
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/plant.csv",
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      var url = "http://127.0.0.1:" + server.getAddress().getPort();
      schedule("fetch", "--template", "fetch", "--set", "url=" + url + "/plant.csv");
      var run = Door.call(home, "pipeline", "run", "fetch", "--json");
      assertEquals("plant v1: 150 rows.", run.json().at("/runs/0/message").asText(), run.out());
      schedule("fetch", "--set", "url=" + url + "/nothing");
      var gone = Door.call(home, "pipeline", "run", "fetch", "--json");
      assertEquals(1, gone.exit());
      assertTrue(gone.json().at("/runs/0/message").asText().contains("status 404"), gone.out());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void nothing_is_due_before_its_time_and_a_paused_one_never_is() throws IOException {
    schedule("check", "--template", "monitor", "--every", "1min");
    assertEquals(
        0, Door.call(home, "pipeline", "run", "--due", "--json").json().get("runs").size());
    assertTrue(schedule("check", "--pause").json().get("next").isNull());
    assertTrue(schedule("check", "--resume").json().get("next").isTextual());
    assertEquals("every 1min", schedule("check").json().get("schedule").asText());
  }

  @Test
  void a_new_time_of_day_keeps_the_zone_it_had() throws IOException {
    var zone = "America/New_York";
    schedule("check", "--template", "monitor", "--cron", "0 6 * * *", "--zone", zone);
    var before = Instant.parse(schedule("check").json().get("next").asText());
    var after = Instant.parse(schedule("check", "--cron", "0 7 * * *").json().get("next").asText());
    assertEquals(7, after.atZone(ZoneId.of(zone)).getHour());
    assertEquals(6, before.atZone(ZoneId.of(zone)).getHour());
    assertEquals(2, schedule("check", "--zone", "Asia/Tokyo").exit());
  }

  @Test
  void a_watched_run_is_told_once() throws IOException {
    schedule("load", "--template", "import", "--set", "file=none.csv", "--cron", "* * * * *");
    var watched = Door.call(home, "pipeline", "run", "--watch", "--for", 0.1);
    assertEquals("", watched.out());
    assertEquals(0, watched.exit());
  }

  @Test
  void misuse_is_told_in_one_sentence() throws IOException {
    assertEquals(2, Door.call(home, "pipeline", "run").exit());
    assertEquals(1, Door.call(home, "pipeline", "run", "nothing").exit());
    assertEquals(1, Door.call(home, "pipeline", "schedule", "new").exit());
    assertEquals(2, schedule("x", "--template", "wash").exit());
    assertEquals(2, schedule("x", "--template", "monitor", "--cron", "soon").exit());
    assertEquals(2, schedule("x", "--template", "monitor", "--set", "budget=-1").exit());
    var wrong = schedule("x", "--template", "monitor", "--set", "speed=9");
    assertTrue(wrong.json().at("/error/message").asText().contains("'speed'"), wrong.out());
  }

  private int openAlerts() throws IOException {
    return Door.call(home, "monitor", "alerts", "--json").json().get("alerts").size();
  }

  private Door schedule(String name, Object... more) {
    var all = new java.util.ArrayList<Object>(java.util.List.of("pipeline", "schedule", name));
    all.addAll(java.util.List.of(more));
    all.add("--json");
    return Door.call(home, all.toArray());
  }

  private Path write(String name, int rows, int shift) throws IOException {
    var text = new StringBuilder("minute,load\n");
    for (int i = 0; i < rows; i++) {
      text.append(i).append(',').append(Math.sin(i / 6.0) + (i % 7) * .01 + shift).append('\n');
    }
    var file = folder.resolve(name);
    return Files.writeString(file, text.toString(), StandardCharsets.UTF_8);
  }
}
