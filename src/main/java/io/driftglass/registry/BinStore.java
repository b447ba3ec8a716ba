package io.driftglass.registry;

import io.driftglass.db.Sql;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.NotFound;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Deletes versions and puts them back, each within the caller's transaction. A deleted version is
/// gone from the registry at once; its row and its file stay aside for [Artifacts#RECYCLED_FOR].
final class BinStore {
  private static final String ROW =
      "id, model_id, number, stage, card, artifact, run_id, author, registered, sensor, task";

  private final Steps steps;

  BinStore(Steps steps) {
    this.steps = steps;
  }

  /// @return the version as it was
  /// @throws Conflict where it is in production or has an alias
  ModelVersion delete(Connection c, long id, String who, String why, Instant now)
      throws SQLException {
    var version = VersionStore.get(c, id);
    kept(version)
        .ifPresent(
            reason -> {
              throw new Conflict(
                  version.title() + " " + reason + " and cannot be deleted",
                  version.stage() == Stage.PRODUCTION
                      ? "Promote another version or archive this one first."
                      : "Take its aliases off first.");
            });
    var copy = "INSERT INTO model_deleted(" + ROW + ", deleted) SELECT " + ROW;
    Sql.update(c, copy + ", ? FROM model_version WHERE id = ?", now, id);
    Sql.update(c, "DELETE FROM model_version WHERE id = ?", id);
    VersionStore.note(c, version, Action.DELETE, Stage.NONE, who, why, now);
    steps.reached("row deleted");
    return version;
  }

  /// Why a version is not deleted; empty where it may be.
  static Optional<String> kept(ModelVersion version) {
    if (version.stage() == Stage.PRODUCTION) return Optional.of("is in production");
    if (!version.aliases().isEmpty()) {
      return Optional.of("is called " + String.join(", ", version.aliases()));
    }
    return Optional.empty();
  }

  /// Puts a deleted version back, in the stage it had.
  ///
  /// @throws NotFound where it was not deleted, or too long ago
  ModelVersion restore(Connection c, String model, int number, String who, String why, Instant now)
      throws SQLException {
    var sql =
        "SELECT d.id FROM model_deleted d JOIN model m ON m.id = d.model_id WHERE m.name = ? AND"
            + " d.number = ?";
    long id =
        Sql.first(c, sql, row -> row.getLong(1), model, number)
            .orElseThrow(
                () ->
                    new NotFound(
                        "%s v%d is not among the versions deleted in the last %d days"
                            .formatted(model, number, Artifacts.RECYCLED_FOR.toDays()),
                        "See 'models history %s'.".formatted(model)));
    var back = "INSERT INTO model_version(" + ROW + ") SELECT " + ROW;
    Sql.update(c, back + " FROM model_deleted WHERE id = ?", id);
    Sql.update(c, "DELETE FROM model_deleted WHERE id = ?", id);
    var version = VersionStore.get(c, id);
    VersionStore.note(c, version, Action.RESTORE, version.stage(), who, why, now);
    steps.reached("row restored");
    return version;
  }

  /// Forgets what was deleted too long ago.
  static int purge(Connection c, Instant now) throws SQLException {
    var sql = "DELETE FROM model_deleted WHERE deleted < ?";
    return Sql.update(c, sql, now.minus(Artifacts.RECYCLED_FOR));
  }

  /// Files that versions refer to, registered ones only.
  static Set<String> inUse(Connection c) throws SQLException {
    var sql = "SELECT DISTINCT artifact FROM model_version";
    return Set.copyOf(Sql.list(c, sql, row -> row.getString(1)));
  }

  static boolean used(Connection c, String artifact) throws SQLException {
    var sql = "SELECT COUNT(*) FROM model_version WHERE artifact = ?";
    return Sql.first(c, sql, row -> row.getLong(1), artifact).orElse(0L) > 0;
  }

  /// Deleted versions that can be put back, newest first: `pump v3`.
  static List<String> titles(Connection c) throws SQLException {
    var sql =
        "SELECT m.name, d.number FROM model_deleted d JOIN model m ON m.id = d.model_id ORDER BY"
            + " d.deleted DESC";
    return Sql.list(c, sql, row -> row.getString(1) + " v" + row.getInt(2));
  }
}
