package io.driftglass.workbench;

import io.driftglass.db.Database;
import io.driftglass.db.Sql;
import java.time.InstantSource;
import java.util.Optional;

/// Small texts by name that the window keeps in its workspace.
final class WindowStore {
  private final Database database;
  private final InstantSource clock;

  WindowStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  Optional<String> get(String name) {
    var sql = "SELECT text FROM window_state WHERE name = ?";
    return database.read(c -> Sql.first(c, sql, row -> row.getString(1), name));
  }

  void put(String name, String text) {
    var sql = "MERGE INTO window_state (name, text, changed) KEY (name) VALUES (?, ?, ?)";
    database.write(c -> Sql.update(c, sql, name, text, clock.instant()));
  }
}
