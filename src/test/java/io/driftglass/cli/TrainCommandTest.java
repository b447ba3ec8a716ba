package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Training, validation and proofs as scripts use them.
final class TrainCommandTest {
  private static final int ROWS = 400;

  @TempDir Path folder;
  private Path home;
  private Path csv;

  /// Twenty machines of two sensors; three of the machines have too few rows to learn from.
  @BeforeEach
  void write() throws IOException {
    write(20);
  }

  private void write(int machines) throws IOException {
    home = folder.resolve("home");
    csv = folder.resolve("fleet.csv");
    var text = new StringBuilder("minute,machine,load,temp\n");
    var random = new Random(3);
    for (int machine = 0; machine < machines; machine++) {
      int rows = machine < 3 ? 8 : ROWS;
      for (int i = 0; i < rows; i++) {
        text.append(
            "%d,m%02d,%.4f,%.4f\n"
                .formatted(
                    i,
                    machine,
                    Math.sin((i + machine) / 6.0) + .1 * random.nextGaussian(),
                    Math.cos(i / 9.0) + .1 * random.nextGaussian()));
      }
    }
    Files.writeString(csv, text);
  }

  @Test
  void three_of_twenty_fail_and_seventeen_are_registered() throws IOException {
    var call = train("--register", "watch");
    assertEquals(1, call.exit(), call.err());
    var rows = call.json().get("trained");
    assertEquals(20, rows.size());
    assertEquals(
        17, StreamSupport.stream(rows.spliterator(), false).filter(TrainCommandTest::done).count());
    var failed = rows.get(0);
    assertFalse(failed.get("success").asBoolean());
    assertFalse(failed.get("validation_performed").asBoolean());
    assertTrue(failed.get("version_id").isNull());
    assertFalse(failed.get("reason").asText().isBlank());
    for (var field :
        List.of(
            "success",
            "version_id",
            "validation_performed",
            "data_hash",
            "anomaly_rate",
            "seconds",
            "seed",
            "device",
            "metrics",
            "run_id")) {
      assertTrue(rows.get(19).has(field), field);
    }
    assertEquals(17, Door.call(home, "models", "list", "--json").json().get("models").size());
    assertEquals(
        3,
        Door.call(home, "runs", "list", "--filter", "status = failed", "--json")
            .json()
            .get("total")
            .asInt());
  }

  @Test
  void eight_at_a_time_give_bit_by_bit_what_one_at_a_time_gives() throws IOException {
    write(28);
    var serial = artifacts(train("--per", "channel", "--register", "a", "--workers", 1));
    var parallel = artifacts(train("--per", "channel", "--register", "b", "--workers", 8));
    assertEquals(50, serial.size());
    assertEquals(serial, parallel);
  }

  @Test
  void a_setting_can_be_overridden_for_one_sensor() throws IOException {
    train("--register", "watch", "--override", "m05:level=5.5");
    assertEquals(
        "5.5",
        Door.call(home, "models", "show", "watch/m05", "--json")
            .json()
            .at("/settings/level")
            .asText());
    assertEquals(
        "3.5",
        Door.call(home, "models", "show", "watch/m06", "--json")
            .json()
            .at("/settings/level")
            .asText());
  }

  @Test
  void rows_are_learnt_validated_and_left_for_the_test_in_the_order_of_time() throws IOException {
    train("--register", "watch", "--gap", 10);
    var card = Door.call(home, "models", "show", "watch/m10", "--json").json();
    assertEquals(280, card.get("trained_until").asInt());
    assertEquals(290, card.get("validated_from").asInt());
    assertEquals(340, card.get("validated_until").asInt());
    assertEquals(50, card.get("validated_rows").asInt());
  }

  @Test
  void validation_counts_what_a_script_would_count() throws IOException {
    Door.call(home, "import", csv, "--entity", "machine", "--name", "fleet");
    Door.call(
        home, "train", "fleet", "--task", "anomaly", "--method", "robust-z", "--register", "w");
    var call = Door.call(home, "validate", "w/m10", "--on", "fleet", "--json");
    assertEquals(0, call.exit(), call.out());
    var judged = call.json().at("/validated/0");
    assertEquals(280, judged.get("from_row").asInt());
    assertEquals(120, judged.get("rows").asInt());
    double rate = judged.at("/metrics/alarm_rate").asDouble();
    assertEquals(Math.rint(rate * 120), rate * 120, 1e-9);
    assertEquals(rate, judged.get("anomaly_rate").asDouble());
  }

  @Test
  void all_models_are_validated_at_once_and_one_without_data_says_why() throws IOException {
    train("--register", "watch");
    var all = Door.call(home, "validate", "--all", "--on", csv, "--entity", "machine", "--json");
    var rows = all.json().get("validated");
    assertEquals(
        Door.call(home, "models", "fleet", "--json").json().get("fleet").size(), rows.size());
    assertTrue(rows.get(0).get("success").asBoolean(), all.out());
    var without = Door.call(home, "validate", "--all", "--json");
    assertEquals(1, without.exit(), "the file it learnt from is no dataset");
    assertTrue(
        without.json().at("/validated/0/reason").asText().contains("dataset"), without.out());
    assertEquals(2, Door.call(home, "validate", "--json").exit());
    assertEquals(2, Door.call(home, "validate", "watch/m10", "--all", "--json").exit());
  }

  @Test
  void a_version_is_proved_when_its_file_is_gone_and_not_when_a_cell_or_stamp_changed()
      throws IOException {
    var single = folder.resolve("single.csv");
    var lines = new ArrayList<String>(List.of("minute,load,temp"));
    for (int i = 0; i < 12_000; i++) {
      lines.add("%d,%.4f,%.4f".formatted(i, Math.sin(i / 6.0), Math.cos(i / 9.0)));
    }
    Files.write(single, lines);
    Door.call(home, "import", single);
    Door.call(
        home,
        "train",
        "single",
        "--task",
        "anomaly",
        "--method",
        "ridge-ar",
        "--register",
        "p",
        "--split",
        "0.9,0.1,0");
    Files.delete(single);
    var proved = Door.call(home, "prove", "p", "--json");
    assertEquals(0, proved.exit(), proved.out());
    assertTrue(proved.json().get("equal").asBoolean());
    assertEquals(
        "the model trained again", proved.json().at("/steps/2/what").asText(), proved.out());

    var changed = new ArrayList<>(lines);
    changed.set(10_001, "10000,0.5,0.5");
    var step = proof(Files.write(folder.resolve("changed.csv"), changed));
    assertTrue(step.contains("first difference: row 10,001, column load is 0.5, was "), step);
    var stamped = new ArrayList<>(lines);
    stamped.set(12_000, "12000" + lines.get(12_000).substring(5));
    step = proof(Files.write(folder.resolve("stamped.csv"), stamped));
    assertTrue(step.contains("row 12,000 is stamped 12000, was 11999"), step);

    assertEquals(1, Door.call(home, "datasets", "delete", "single").exit(), "it is in use");
    assertEquals(0, Door.call(home, "prove", "p").exit());
  }

  private String proof(Path on) throws IOException {
    var call = Door.call(home, "prove", "p", "--on", on, "--json");
    assertEquals(1, call.exit(), call.out());
    return call.json().at("/steps/1/found").asText();
  }

  @Test
  void a_bundle_carries_a_version_into_another_workspace() throws IOException {
    train("--register", "watch");
    var zip = folder.resolve("m10.zip");
    var out = Door.call(home, "models", "export", "watch/m10", "--out", zip);
    assertEquals(0, out.exit(), out.err());
    var other = folder.resolve("other");
    var in = Door.call(other, "models", "import", zip, "--json");
    assertEquals(0, in.exit(), in.out());
    var before = Door.call(home, "models", "show", "watch/m10", "--json").json();
    assertEquals(before.get("artifact_sha256"), in.json().get("artifact_sha256"));
    assertEquals(before.get("metrics"), in.json().get("metrics"));
    assertEquals(
        "from the bundle of watch/m10 v1",
        Door.call(other, "models", "history", "watch/m10", "--json")
            .json()
            .at("/history/0/why")
            .asText());
    var judged = Door.call(other, "validate", "watch/m10", "--on", csv, "--entity", "machine");
    assertEquals(0, judged.exit(), judged.err());
    var bytes = Files.readAllBytes(zip);
    bytes[bytes.length / 2] ^= 1;
    Files.write(zip, bytes);
    var tampered = Door.call(other, "models", "import", zip, "--json");
    assertEquals("DamagedArtifact", tampered.json().at("/error/type").asText());
    assertEquals(1, Door.call(other, "models", "list", "--json").json().get("models").size());
  }

  @Test
  void what_the_leak_check_found_stands_in_the_answer_as_in_the_log_once() throws IOException {
    Door.call(home, "import", csv, "--entity", "machine", "--name", "fleet");
    var ask = List.of("train", "fleet", "--task", "anomaly", "--method", "ridge-ar", "--json");
    var trained = Door.call(home, ask.toArray()).json().at("/trained/10");
    var tried = new ArrayList<Object>(ask);
    tried.addAll(List.of("--try", "lags=10|20"));
    var searched = Door.call(home, tried.toArray()).json().at("/trained/10");
    for (var row : List.of(trained, searched)) {
      assertEquals(1, row.get("leaks").size(), row.toString());
      var id = row.get("run_id").asText();
      var log = Door.call(home, "runs", "show", id, "--json").json().get("log").asText();
      assertEquals(
          List.of("leak check: " + row.at("/leaks/0").asText()),
          log.lines().map(line -> line.substring(line.indexOf(' ') + 1)).toList().stream()
              .filter(line -> line.startsWith("leak check"))
              .toList());
    }
    var search = searched.get("search_run_id").asText();
    var found = Door.call(home, "runs", "list", "--filter", "search.run = " + search, "--json");
    assertEquals(List.of("train", "trial", "trial"), found.json().findValuesAsText("kind"));
  }

  private Door train(Object... more) {
    var all =
        new ArrayList<Object>(
            List.of(
                "train",
                csv,
                "--entity",
                "machine",
                "--task",
                "anomaly",
                "--method",
                "robust-z",
                "--json"));
    all.addAll(List.of(more));
    return Door.call(home, all.toArray());
  }

  /// The hash of every sensor's model with its figures.
  private static Map<String, String> artifacts(Door call) throws IOException {
    var artifacts = new TreeMap<String, String>();
    for (var row : call.json().get("trained")) {
      if (done(row)) {
        artifacts.put(
            row.get("sensor").asText(), row.get("artifact_sha256").asText() + row.get("metrics"));
      }
    }
    return artifacts;
  }

  private static boolean done(JsonNode row) {
    return row.get("status").asText().equals("completed");
  }
}
