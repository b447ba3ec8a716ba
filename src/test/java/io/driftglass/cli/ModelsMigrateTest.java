package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Registries of other programs, as scripts bring them over.
final class ModelsMigrateTest {
  @TempDir Path folder;
  private Path home;
  private Path old;

  @BeforeEach
  void folders() throws IOException {
    home = folder.resolve("home");
    old = Files.createDirectory(folder.resolve("old"));
  }

  @Test
  void records_are_taken_over_in_the_order_of_their_numbers_and_corrupt_ones_are_listed()
      throws IOException {
    record("a.json", "{\"model_name\":\"pump\",\"version\":10,\"model_type\":\"lstm\"}");
    record(
        "b.json",
        """
        {"model_name": "pump", "version": "2", "model_type": "LSTMAutoencoder", "sensor_id": "P-7",
         "stage": "production", "metrics": {"f1_score": 0.81, "rmse": "NaN"},
         "hyperparameters": {"epochs": 35}, "created_by": "ana", "created_at": "2024-03-01"}
        """);
    record("cut.json", "{\"model_name\": \"pump\", \"version\": 3, ");
    record("list.json", "[{\"model\":\"fan\",\"version\":1,\"type\":\"arima\"}, 7]");
    record("notes.json", "{\"hello\": \"world\"}");
    record("twice.json", "{\"model_name\":\"pump\",\"version\":10,\"model_type\":\"lstm\"}");

    var told = migrate(old, "--dry-run");
    assertEquals(0, told.exit(), told.err());
    assertEquals(3, told.json().get("migrated").asInt());
    assertEquals(0, models().size());

    var done = migrate(old);
    assertEquals(1, done.exit());
    assertEquals(
        List.of("cut.json", "list.json[2]", "notes.json", "twice.json"),
        texts(done.json().get("skipped"), "where"));
    assertEquals(List.of("fan", "pump", "pump"), texts(done.json().get("models"), "model"));
    var second = show("pump v1");
    assertEquals("migrated/LSTMAutoencoder", second.get("method").asText());
    assertEquals("P-7", second.get("sensor").asText());
    assertEquals("staging", second.get("stage").asText());
    assertEquals(.81, second.at("/metrics/f1_score").asDouble());
    assertEquals("the record says NaN", second.at("/not_computed/rmse").asText());
    assertEquals("35", second.at("/settings/epochs").asText());
    assertEquals("forecast", show("fan v1").get("task").asText());
    assertEquals("10", show("pump v2").at("/settings/migrated_version").asText());
    var why =
        Door.call(home, "models", "history", "pump", "--json").json().get("history").toString();
    assertTrue(why.contains("migrated from old: b.json, version 2 there, by ana, of 2024-03-01"));
  }

  @Test
  void the_fleet_shows_every_sensor_and_leaves_open_what_is_not_known() throws IOException {
    record(
        "a.json",
        "[{\"model\":\"pump\",\"version\":1,\"sensor\":\"P-7\"},"
            + "{\"model\":\"fan\",\"version\":1,\"metrics\":{\"rmse\":2.5}}]");
    migrate(old);
    var data = folder.resolve("boiler.csv");
    var text = new StringBuilder("minute,load\n");
    for (int i = 0; i < 400; i++) text.append(i).append(',').append(Math.sin(i / 6.0)).append('\n');
    Files.writeString(data, text);
    Door.call(home, "import", data);
    for (int i = 0; i < 2; i++) {
      Door.call(
          home, "train", "boiler", "--task", "anomaly", "--method", "robust-z", "--register", "w");
    }
    Door.call(home, "models", "promote", "w v1");
    Door.call(home, "monitor", "check", "w v1");
    var fleet = Door.call(home, "models", "fleet", "--json").json().get("fleet");
    assertEquals(List.of("P-7", "boiler", "fan"), texts(fleet, "sensor"));
    assertEquals("w v1", fleet.at("/1/version").asText());
    assertEquals("production", fleet.at("/1/stage").asText());
    assertTrue(fleet.at("/1/drift_detected").isBoolean(), fleet.toString());
    assertTrue(fleet.at("/0/drift_detected").isNull());
    assertTrue(fleet.at("/0/score").isNull());
    assertEquals(2.5, fleet.at("/2/score").asDouble());
    assertEquals(0, Door.call(home, "models", "fleet").exit());
  }

  @Test
  void what_was_taken_over_before_is_left_alone() throws IOException {
    record("a.json", "{\"model\":\"pump\",\"version\":1,\"metrics\":{\"mae\":1.5}}");
    assertEquals(1, migrate(old).json().get("migrated").asInt());
    var again = migrate(old);
    assertEquals(0, again.exit());
    assertEquals(0, again.json().get("migrated").asInt());
    assertEquals(List.of("pump 1"), strings(again.json().get("known")));
    assertEquals(1, models().size());
  }

  @Test
  void a_record_is_neither_promoted_nor_scored_with() throws IOException {
    record("a.json", "{\"model\":\"pump\",\"version\":1,\"metrics\":{\"f1\":0.99}}");
    migrate(old);
    var promoted = Door.call(home, "models", "promote", "pump v1", "--json");
    assertEquals(1, promoted.exit());
    assertTrue(promoted.out().contains("validated on 0 rows"), promoted.out());
    var data = folder.resolve("data.csv");
    Files.writeString(data, "minute,load\n0,1\n1,2\n2,3\n");
    var scored = Door.call(home, "validate", "pump v1", "--on", data, "--json");
    assertEquals(1, scored.exit());
    assertTrue(scored.out().contains("taken over from another registry"), scored.out());
  }

  @Test
  void objects_by_name_and_by_version_are_understood() throws IOException {
    record(
        "registry.json",
        """
        {"models": {"pump": {"1": {"model_type": "lstm", "metrics": {"f1": 0.5}},
                             "2": {"model_type": "lstm"}},
                    "fan": {"sensor_id": "F-1", "versions": [{"version": "1.10"},
                                                            {"version": "1.9"}]}}}
        """);
    var done = migrate(old);
    assertEquals(0, done.exit(), done.out());
    assertEquals(
        List.of("fan 1.9", "fan 1.10", "pump 1", "pump 2"),
        StreamSupport.stream(done.json().get("versions").spliterator(), false)
            .map(v -> v.get("model").asText() + " " + v.get("version").asText())
            .toList());
    assertEquals("F-1", show("fan v1").get("sensor").asText());
  }

  @Test
  void a_sqlite_file_is_read_with_its_figures_and_never_written() throws Exception {
    var file = folder.resolve("registry.db");
    sqlite(
        file,
        "CREATE TABLE models(id INTEGER PRIMARY KEY, name TEXT)",
        "CREATE TABLE model_versions(id INTEGER PRIMARY KEY, model_id INTEGER, version INTEGER,"
            + " model_type TEXT, metrics TEXT, stage TEXT, model BLOB)",
        "CREATE TABLE version_metrics(version_id INTEGER, name TEXT, value REAL)",
        "INSERT INTO models VALUES (1, 'pump'), (2, 'fan')",
        "INSERT INTO model_versions VALUES (11, 1, 1, 'isolation_forest', '{\"f1\": 0.7}',"
            + " 'archived', x'80049500'), (12, 1, 2, 'lstm', '{broken', 'production', NULL), (13,"
            + " 2, 1, 'arima', NULL, NULL, NULL)",
        "INSERT INTO version_metrics VALUES (13, 'rmse', 2.5)");
    var before = Files.readAllBytes(file);
    var done = migrate(file);
    assertEquals(List.of("fan", "pump"), texts(done.json().get("models"), "model"));
    assertEquals(
        List.of("'metrics' is no JSON object."), texts(done.json().get("skipped"), "reason"));
    assertEquals(2.5, show("fan v1").at("/metrics/rmse").asDouble());
    assertEquals("archived", show("pump v1").get("stage").asText());
    assertTrue(java.util.Arrays.equals(before, Files.readAllBytes(file)));
  }

  @Test
  void a_stored_model_of_megabytes_keeps_no_record_from_being_read() throws Exception {
    var file = folder.resolve("registry.db");
    sqlite(
        file,
        "CREATE TABLE model_versions(model_name TEXT, Version INTEGER, model_type TEXT, \"the"
            + " model\" BLOB, metrics TEXT)",
        "INSERT INTO model_versions VALUES ('pump', 1, 'lstm', zeroblob(2000000), '{\"mae\":"
            + " 0.5}'), ('fan', 1, 'lstm', x'00', NULL), ('saw', 1, 'lstm', NULL,"
            + " hex(zeroblob(2000000)))");
    var done = migrate(file);
    assertEquals(List.of("fan", "pump"), texts(done.json().get("models"), "model"), done.out());
    assertEquals(.5, show("pump v1").at("/metrics/mae").asDouble());
    assertEquals(
        List.of("'metrics' is no JSON object."), texts(done.json().get("skipped"), "reason"));
  }

  @Test
  void what_is_no_registry_is_told_in_one_sentence() throws Exception {
    assertEquals(1, migrate(folder.resolve("nowhere")).exit());
    assertTrue(migrate(old).out().contains("holds no JSON files"));
    var torn = folder.resolve("torn.db");
    Files.writeString(torn, "SQLite format 3\0 and then nothing that makes sense");
    var call = migrate(torn);
    assertEquals(1, call.exit());
    assertTrue(call.json().at("/error/message").asText().contains("torn.db"), call.out());
    var other = folder.resolve("other.db");
    sqlite(other, "CREATE TABLE contacts(id INTEGER, phone TEXT)");
    assertTrue(migrate(other).out().contains("its tables are: contacts"));
  }

  private static void sqlite(Path file, String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      for (var sql : statements) statement.execute(sql);
    }
  }

  private Door migrate(Path source, String... more) {
    var all = new java.util.ArrayList<Object>(List.of("models", "migrate", source, "--json"));
    all.addAll(List.of(more));
    return Door.call(home, all.toArray());
  }

  private JsonNode show(String version) throws IOException {
    return Door.call(home, "models", "show", version, "--json").json();
  }

  private JsonNode models() throws IOException {
    return Door.call(home, "models", "list", "--json").json().get("models");
  }

  private static List<String> texts(JsonNode list, String key) {
    return StreamSupport.stream(list.spliterator(), false).map(n -> n.get(key).asText()).toList();
  }

  private static List<String> strings(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private void record(String name, String json) throws IOException {
    Files.writeString(old.resolve(name), json);
  }
}
