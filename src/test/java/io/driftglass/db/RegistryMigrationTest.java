package io.driftglass.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A registry of the first release is brought to the present one with all it held.
class RegistryMigrationTest {
  private static final String FIRST_RELEASE =
      """
      INSERT INTO model(name, last_number) VALUES ('pump', 2), ('ahead', 1);
      INSERT INTO model_version(model_id, number, stage, card, artifact, run_id, author, registered)
        VALUES (1, 1, 'PRODUCTION', '{"task":"ANOMALY"}', REPEAT('a', 64), 7, 'ada', '2026-05-01 08:00Z'),
          (1, 2, 'NONE', '{"task":"ANOMALY"}', REPEAT('b', 64), 8, 'ada', '2026-05-03 08:00Z'),
          (2, 1, 'PRODUCTION', '{"task":"FORECAST"}', REPEAT('c', 64), 9, 'bob', '2026-05-04 08:00Z');
      INSERT INTO stage_history(model, number, from_stage, to_stage, who, at, why)
        VALUES ('pump', 1, 'NONE', 'PRODUCTION', 'ada', '2026-05-02 08:00Z', 'good');
      """;

  @TempDir Path folder;

  @Test
  void its_versions_watch_what_they_were_named_after_and_keep_their_history() {
    var file = folder.resolve("w.mv.db");
    var url = Database.url(file, 16);
    Migrations.bring(
        file, url, false, Migrations.ALL.stream().filter(m -> m.version() < 40).toList());
    try (var lane = new Lane("past", 1, () -> Database.connect(url))) {
      for (var sql : FIRST_RELEASE.split(";\\n")) lane.ask(c -> Sql.update(c, sql));
    }
    try (var db = Database.open(file)) {
      assertEquals(
          List.of("pump ANOMALY PRODUCTION", "pump ANOMALY NONE", "ahead FORECAST PRODUCTION"),
          texts(db, "SELECT sensor || ' ' || task || ' ' || stage FROM model_version ORDER BY id"));
      assertEquals(
          List.of("pump 1 REGISTER", "pump 1 MOVE", "pump 2 REGISTER", "ahead 1 REGISTER"),
          texts(
              db,
              "SELECT model || ' ' || number || ' ' || action FROM stage_history ORDER BY at, id"));
      var second = "UPDATE model_version SET stage = 'PRODUCTION' WHERE id = 2";
      assertThrows(DatabaseException.class, () -> db.write(c -> Sql.update(c, second)));
    }
  }

  private static List<String> texts(Database db, String sql) {
    return db.read(c -> Sql.list(c, sql, row -> row.getString(1)));
  }
}
