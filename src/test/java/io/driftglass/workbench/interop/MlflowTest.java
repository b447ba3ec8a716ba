package io.driftglass.workbench.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.interop.MlflowClient;
import io.driftglass.interop.MlflowClient.Login;
import io.driftglass.interop.MlflowItem.State;
import io.driftglass.job.Progress;
import io.driftglass.problem.Conflict;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Task;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.fit.TrainRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlflowTest {
  @TempDir Path folder;
  private MlflowServer server;

  @BeforeEach
  void start() throws IOException {
    server = new MlflowServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void runs_and_versions_reach_the_server_with_their_figures_files_and_names() throws IOException {
    try (var workbench = open(server.uri(), "")) {
      var version = trained(workbench, "pump", "telemanom");
      workbench.models().alias(version, "champion", "");
      workbench.models().promote(version, Stage.PRODUCTION, "");
      var status = workbench.mlflow().push(false, Progress.NONE);
      assertEquals("on", status.state(), status.reason());
      assertEquals(0, status.counts().get(State.WAITING));
      var run = trainRun();
      assertEquals("FINISHED", run.status);
      assertEquals("telemanom", run.params.get("method"));
      assertEquals(64, run.params.get("data_hash").length());
      assertTrue(
          run.points.keySet().stream().anyMatch(p -> p.endsWith("@1")), run.points::toString);
      assertEquals(Map.of("pump", List.of("1")), server.versions);
      assertEquals(Map.of("pump@champion", "1", "pump@production", "1"), server.aliases);
      var bundle =
          server.artifacts.get(
              "1/" + run.id + "/artifacts/driftglass-model-pump_v1-" + version.id() + ".zip");
      var file = Files.write(folder.resolve("bundle.zip"), bundle);
      assertEquals(
          "pump v2", workbench.bundles().read(file, Optional.empty(), Progress.NONE).title());
      assertEquals("pump", workbench.mlflow().models().getFirst().name());
    }
  }

  @Test
  void sending_again_after_a_death_half_way_doubles_nothing_and_loses_nothing() throws IOException {
    try (var workbench = open(server.uri(), "")) {
      trained(workbench, "pump", "robust-z");
      int all = 0;
      for (int requests = 1; requests < 40; requests++) {
        server.asked.clear();
        server.diesAfter = requests;
        var status = workbench.mlflow().push(true, Progress.NONE);
        if (status.counts().get(State.WAITING) == 0) break;
        assertEquals("off", status.state());
        assertFalse(status.reason().isEmpty());
        all++;
      }
      assertTrue(all > 3, "the server died " + all + " times");
      server.diesAfter = Integer.MAX_VALUE;
      assertEquals(0, workbench.mlflow().push(true, Progress.NONE).counts().get(State.WAITING));
      assertEquals(workbench.runs().list().size(), server.runs.size());
      assertEquals(Map.of("pump", List.of("1")), server.versions);
    }
  }

  @Test
  void a_changed_stage_and_a_dropped_alias_reach_the_server_and_no_file_is_sent_again()
      throws IOException {
    try (var workbench = open(server.uri(), "")) {
      var version = trained(workbench, "pump", "robust-z");
      workbench.models().alias(version, "champion", "");
      workbench.models().promote(version, Stage.STAGING, "");
      workbench.mlflow().push(false, Progress.NONE);
      assertEquals("staging", server.versionTags.get("pump 1").get("driftglass.stage"));
      assertEquals(Map.of("pump@champion", "1"), server.aliases);
      server.aliases.put("pump@by-hand", "1");
      server.artifacts.clear();
      workbench.models().alias(version, "best", "");
      workbench.models().unalias(version, "champion", "");
      workbench.models().promote(version, Stage.PRODUCTION, "");
      assertEquals(0, workbench.mlflow().push(false, Progress.NONE).counts().get(State.WAITING));
      assertEquals("production", server.versionTags.get("pump 1").get("driftglass.stage"));
      assertEquals(
          Map.of("pump@best", "1", "pump@by-hand", "1", "pump@production", "1"), server.aliases);
      assertEquals(Map.of(), server.artifacts);
      assertEquals(Map.of("pump", List.of("1")), server.versions);
    }
  }

  @Test
  void versions_that_one_run_brought_are_kept_apart() throws IOException {
    var old = Files.createDirectory(folder.resolve("old"));
    for (var number : List.of("1", "2")) {
      Files.writeString(
          old.resolve(number + ".json"),
          "{\"model\":\"pump\",\"type\":\"lstm\",\"version\":" + number + "}");
    }
    try (var workbench = open(server.uri(), "")) {
      var migration = workbench.registryMigration();
      migration.run(migration.plan(old), "old", Progress.NONE);
      assertEquals(0, workbench.mlflow().push(false, Progress.NONE).counts().get(State.WAITING));
      assertEquals(Map.of("pump", List.of("1", "2")), server.versions);
      assertEquals("pump v2", server.versionTags.get("pump 2").get("driftglass.version"));
      assertEquals(2, server.artifacts.size(), server.artifacts.keySet()::toString);
    }
  }

  @Test
  void a_large_file_may_take_longer_than_an_answer() throws Exception {
    server.takesMillis = 1_500;
    var file = Files.write(folder.resolve("large.zip"), new byte[8 << 20]);
    try (var client = new MlflowClient(server.uri(), Login.NONE, Duration.ofMillis(900))) {
      var run = new MlflowClient.RemoteRun("r1", "mlflow-artifacts:/1/r1/artifacts");
      assertTrue(client.artifact(run, "large.zip", file));
    }
    assertEquals(8 << 20, server.artifacts.get("1/r1/artifacts/large.zip").length);
  }

  @Test
  void a_server_that_is_down_is_told_later_what_it_missed() throws IOException {
    int port = server.port();
    server.close();
    try (var workbench = open("http://127.0.0.1:" + port, "")) {
      trained(workbench, "pump", "robust-z");
      var off = workbench.mlflow().push(false, Progress.NONE);
      assertEquals("off", off.state());
      assertTrue(off.counts().get(State.WAITING) >= 3, off::toString);
    }
    server = new MlflowServer(port);
    try (var workbench = open(server.uri(), "")) {
      assertEquals("on", workbench.mlflow().push(true, Progress.NONE).state());
      assertEquals(Map.of("pump", List.of("1")), server.versions);
    }
  }

  @Test
  void a_server_that_asks_for_a_login_gets_nothing_until_it_is_right() throws IOException {
    server.token = "geheim";
    try (var workbench = open(server.uri(), "wrong")) {
      trained(workbench, "pump", "robust-z");
      var off = workbench.mlflow().push(false, Progress.NONE);
      assertTrue(off.reason().contains("status 401"), off.reason());
      assertTrue(server.runs.isEmpty());
      assertTrue(assertThrows(Conflict.class, workbench.mlflow()::test).remedy().contains("token"));
    }
    try (var workbench = open(server.uri(), "geheim")) {
      assertEquals("on", workbench.mlflow().push(true, Progress.NONE).state());
      assertFalse(server.runs.isEmpty());
    }
    assertFalse(Files.readString(folder.resolve("home/logs/driftglass.log")).contains("geheim"));
  }

  @Test
  void the_program_looks_whether_the_server_answers_now() {
    for (var uri : List.of(server.uri(), "http://127.0.0.1:1", "")) {
      try (var workbench = open(uri, "")) {
        var check =
            workbench.doctor().stream().filter(c -> c.name().equals("mlflow")).findFirst().get();
        assertEquals(!uri.endsWith(":1"), check.ok(), check.detail());
        assertEquals(uri.endsWith(":1"), check.detail().startsWith("Tracking is off"));
      }
    }
  }

  @Test
  void a_test_answers_within_five_seconds_whatever_the_server_does() {
    server.slow = true;
    for (var uri : List.of(server.uri(), "http://127.0.0.1:1", "http://192.0.2.1:5000")) {
      try (var workbench = open(uri, "")) {
        assertTimeoutPreemptively(
            Duration.ofSeconds(5),
            () -> assertThrows(Conflict.class, () -> workbench.mlflow().test()),
            uri);
      }
    }
  }

  @Test
  void without_a_server_nothing_is_asked_and_everything_works() throws IOException {
    try (var workbench = open("", "")) {
      trained(workbench, "pump", "robust-z");
      var status = workbench.mlflow().push(false, Progress.NONE);
      assertEquals("off", status.state());
      assertTrue(status.reason().contains("mlflow.tracking_uri"));
      assertTrue(server.asked.isEmpty());
    }
  }

  private MlflowServer.Kept trainRun() {
    return server.runs.values().stream()
        .filter(run -> "train".equals(run.tags.get("driftglass.kind")))
        .findFirst()
        .orElseThrow();
  }

  private Workbench open(String uri, String token) {
    var given = Map.of("mlflow.tracking_uri", uri, "mlflow.token", token);
    return Workbench.open(
        new Home(folder.resolve("home")), Config.of(given, Map.of(), folder.resolve("none.toml")));
  }

  private ModelVersion trained(Workbench workbench, String name, String method) throws IOException {
    var text = new StringBuilder("minute,load\n");
    for (int i = 0; i < 400; i++) {
      text.append(i).append(',').append(Math.sin(i / 6.0) + (i % 7) * .01).append('\n');
    }
    var file = Files.writeString(folder.resolve(name + ".csv"), text);
    var imported =
        (ImportResult.Imported)
            workbench
                .datasets()
                .importFile(file, ReadingOptions.NONE, Optional.empty(), Progress.NONE);
    var settings =
        method.equals("telemanom")
            ? Map.of("epochs", "2", "units", "4", "window", "16", "horizon", "2")
            : Map.<String, String>of();
    var request =
        new TrainRequest(imported.dataset(), "", Task.ANOMALY, method, settings, .7, .2, name);
    return workbench.models().train(request, Progress.NONE);
  }
}
