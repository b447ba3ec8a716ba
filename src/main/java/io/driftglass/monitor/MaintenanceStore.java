package io.driftglass.monitor;

import io.driftglass.db.Database;
import io.driftglass.db.Sql;
import io.driftglass.problem.NotFound;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// The maintenance calendar of a workspace.
public final class MaintenanceStore {
  private static final String SELECT =
      "SELECT id, model, machine, starts, ends, note FROM maintenance ";

  private final Database db;

  public MaintenanceStore(Database db) {
    this.db = db;
  }

  public QuietTime add(QuietTime planned) {
    var insert =
        "INSERT INTO maintenance(model, machine, starts, ends, note) VALUES (?, ?, ?, ?, ?)";
    return db.write(
        c -> {
          long id =
              Sql.insert(
                  c,
                  insert,
                  planned.model(),
                  planned.machine(),
                  planned.starts(),
                  planned.ends(),
                  planned.note());
          return Sql.first(c, SELECT + "WHERE id = ?", MaintenanceStore::maintenance, id)
              .orElseThrow();
        });
  }

  /// The latest to end first.
  public List<QuietTime> list() {
    return db.read(
        c -> Sql.list(c, SELECT + "ORDER BY ends DESC, id DESC", MaintenanceStore::maintenance));
  }

  /// @throws NotFound where there is none of that number
  public void delete(long id) {
    int gone = db.write(c -> Sql.update(c, "DELETE FROM maintenance WHERE id = ?", id));
    if (gone > 0) return;
    throw new NotFound(
        "There is no maintenance " + id + ".", "See them with 'monitor maintenance'.");
  }

  /// Whether nothing is to be told now.
  static boolean covers(Connection c, Signal signal, Instant now) throws SQLException {
    return Sql.list(c, SELECT + "WHERE ends > ?", MaintenanceStore::maintenance, now).stream()
        .anyMatch(maintenance -> maintenance.covers(signal, now));
  }

  private static QuietTime maintenance(ResultSet row) throws SQLException {
    return new QuietTime(
        row.getLong("id"),
        row.getString("model"),
        row.getString("machine"),
        row.getObject("starts", Instant.class),
        row.getObject("ends", Instant.class),
        row.getString("note"));
  }
}
