package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.sample.PumpStation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as scripts use it, on real files and a real workspace.
final class CommandLineTest {
  @TempDir Path folder;
  private Path home;
  private Path csv;

  @BeforeEach
  void writeFile() throws IOException {
    home = folder.resolve("home");
    csv = folder.resolve("boiler.csv");
    var text = new StringBuilder("minute,load,is_anomaly\n");
    for (int i = 0; i < 600; i++) {
      double value = Math.sin(i / 6.0) + (i % 7) * .01 + (i >= 500 && i < 510 ? 6 : 0);
      text.append("%d,%.4f,%d%n".formatted(i, value, i >= 500 && i < 510 ? 1 : 0));
    }
    Files.writeString(csv, text.toString().replace(System.lineSeparator(), "\n"));
  }

  @Test
  void an_imported_file_is_described_as_the_contract_says() throws IOException {
    var dataset = Door.call(home, "import", csv, "--json").json().at("/datasets/0");
    assertEquals("boiler", dataset.get("name").asText());
    assertEquals(600, dataset.get("rows").asLong());
    assertEquals(64, dataset.get("sha256").asText().length());
    assertEquals("number", dataset.at("/channels/0/type").asText());
    assertEquals(0, dataset.at("/channels/0/missing").asLong());
    assertEquals("label", dataset.at("/channels/1/role").asText());
  }

  @Test
  void scores_hold_one_line_a_row_with_the_stamps_of_the_file() throws IOException {
    var out = folder.resolve("scores.csv");
    var events = folder.resolve("events.csv");
    var call =
        Door.call(home, "detect", csv, "--method", "ridge-ar", "--out", out, "--events", events);
    assertEquals(0, call.exit(), call.err());
    List<String> lines = Files.readAllLines(out);
    assertEquals("timestamp,score,is_anomaly", lines.getFirst());
    assertEquals(601, lines.size());
    assertTrue(lines.get(1).startsWith("0,"), lines.get(1));
    assertTrue(lines.get(501).endsWith(",1"), lines.get(501));
    assertTrue(lines.get(300).endsWith(",0"), lines.get(300));
    assertTrue(
        Files.readString(events).startsWith("start,end,peak,severity,confidence,top_channels"));
  }

  @Test
  void a_label_never_reaches_a_model() throws IOException {
    var flipped = folder.resolve("flipped.csv");
    Files.writeString(flipped, Files.readString(csv).replaceAll("(?m),1$", ",0"));
    var first = folder.resolve("a.csv");
    var second = folder.resolve("b.csv");
    Door.call(home, "detect", csv, "--method", "ridge-ar", "--out", first);
    Door.call(
        home, "detect", flipped, "--method", "ridge-ar", "--label", "is_anomaly", "--out", second);
    assertEquals(Files.readString(first), Files.readString(second));
  }

  @Test
  void a_forecast_starts_one_step_after_the_last_row() throws IOException {
    var out = folder.resolve("fc.csv");
    var call = Door.call(home, "forecast", csv, "--method", "ridge", "--horizon", 5, "--out", out);
    assertEquals(0, call.exit(), call.err());
    List<String> lines = Files.readAllLines(out);
    assertEquals("series_id,step,timestamp,forecast,lo80,hi80,lo95,hi95", lines.getFirst());
    assertEquals(6, lines.size());
    assertTrue(lines.get(1).startsWith("load,1,600,"), lines.get(1));
  }

  @Test
  void a_trained_version_is_registered_promoted_and_recorded() throws IOException {
    Door.call(home, "import", csv);
    var trained =
        Door.call(
            home,
            "train",
            "boiler",
            "--task",
            "anomaly",
            "--method",
            "ridge-ar",
            "--register",
            "watch",
            "--json");
    assertEquals(0, trained.exit(), trained.err());
    var row = trained.json().at("/trained/0");
    assertTrue(row.get("validation_performed").asBoolean());
    assertEquals("watch v1", row.get("version").asText());
    assertEquals(64, row.get("data_hash").asText().length());
    var promoted = Door.call(home, "models", "promote", "watch v1", "--json").json();
    assertEquals("production", promoted.get("stage").asText());
    var runs = Door.call(home, "runs", "list", "--json").json().get("runs");
    assertTrue(runs.findValuesAsText("kind").containsAll(List.of("train", "import")));
    assertTrue(runs.findValuesAsText("status").stream().allMatch("completed"::equals));
  }

  @Test
  void a_temporary_dataset_leaves_nothing_behind() throws IOException {
    Door.call(home, "profile", csv);
    assertEquals(0, Door.call(home, "datasets", "list", "--json").json().get("datasets").size());
  }

  @Test
  void an_unknown_method_is_named_with_the_known_ones() throws IOException {
    var call = Door.call(home, "detect", csv, "--method", "zscore", "--json");
    assertEquals(2, call.exit());
    assertTrue(call.json().at("/error/message").asText().contains("'zscore'"));
    assertTrue(call.json().at("/error/remedy").asText().contains("robust-z"));
  }

  @Test
  void a_missing_file_fails_with_one_sentence() {
    var call = Door.call(home, "import", folder.resolve("nowhere.csv"));
    assertEquals(1, call.exit());
    assertEquals(1, call.err().lines().count(), call.err());
    assertTrue(call.err().contains("nowhere.csv"), call.err());
  }

  @Test
  void a_misused_command_says_what_was_wrong() {
    assertEquals(
        "NAME cannot be 'nonsense'; choose one of import, chart, detect, stream, review, drift,"
            + " forecast, train, batch, live, store. See 'driftglass bench --help'.",
        Door.call(home, "bench", "nonsense").err().strip());
    assertEquals(
        "--times takes 1 or more, not 0. Choose a larger number.",
        Door.call(home, "bench", "detect", "--times", "0").err().strip());
    assertTrue(
        Door.call(home, "train", csv, "--task", "anomaly", "--method", "pca", "--per", "mood")
            .err()
            .contains("--per cannot be 'mood'; choose one of channel, entity, dataset."));
    assertEquals(2, Door.call(home, "forecast", csv).exit());
    assertEquals(2, Door.call(home, "nonsense").exit());
    assertEquals(2, Door.call(home, "detect", csv, "--threshold", "fixed:x").exit());
  }

  @Test
  void options_of_the_program_stand_before_or_after_the_command() {
    assertEquals(0, Door.call(home, "--json", "methods").exit());
    assertEquals(0, Door.call(home, "methods", "--json").exit());
  }

  @Test
  void the_demo_does_the_main_job_and_writes_its_report() throws IOException {
    var out = folder.resolve("demo");
    var call = Door.call(home, "demo", "--out", out);
    assertEquals(0, call.exit(), call.err());
    String report = Files.readString(out.resolve("report.html"));
    assertTrue(report.contains("<svg"), "no picture");
    assertTrue(report.contains("What comes next"), report);
    assertTrue(call.out().contains("Registered pump-station v1: alarm_rate 0."), call.out());
    assertFalse(call.out().matches("(?s).*\\.[0-9]{8}.*"), call.out());
    assertTrue(Files.readAllLines(out.resolve("pump-station.csv")).size() > PumpStation.ROWS - 100);
  }

  @Test
  void a_report_is_written_as_its_ending_says_and_registers_nothing() throws IOException {
    for (var name : List.of("report.html", "report.pdf")) {
      var out = folder.resolve(name);
      var call = Door.call(home, "report", csv, "--out", out, "--json");
      assertEquals(0, call.exit(), call.err());
      assertEquals(out.toString(), call.json().get("report").asText());
      assertTrue(Files.size(out) > 5_000, name + " has " + Files.size(out) + " bytes");
    }
    assertEquals(
        "%PDF-",
        Files.readString(folder.resolve("report.pdf"), StandardCharsets.ISO_8859_1)
            .substring(0, 5));
    assertEquals(0, Door.call(home, "models", "list", "--json").json().get("models").size());
  }

  @Test
  void an_asset_that_is_not_there_is_named_with_those_that_are() {
    var call = Door.call(home, "report", csv, "--out", folder.resolve("r.pdf"), "--asset", "pump");
    assertEquals(2, call.exit());
    assertTrue(call.err().contains("pump"), call.err());
  }

  @Test
  void every_setting_is_shown_with_where_it_was_set() throws IOException {
    var settings = Door.call(home, "config", "show", "--json").json().get("settings");
    assertEquals("workspace.home", settings.get(0).get("key").asText());
    assertEquals(home.toString(), settings.get(0).get("value").asText());
    assertEquals("the command line", settings.get(0).get("origin").asText());
  }
}
