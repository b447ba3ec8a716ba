package io.driftglass.registry;

import io.driftglass.db.Json;
import io.driftglass.db.Sql;
import io.driftglass.problem.NotFound;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Rows of versions and of what happened to them.
final class VersionStore {
  private static final Pattern TITLE = Pattern.compile("(.+)(?: v|@)([0-9]{1,9})");
  private static final Pattern ALIASED = Pattern.compile("(.+)@([^@]+)");
  private static final String SELECT =
      """
      SELECT v.id, m.name, v.number, v.stage, v.card, v.artifact, v.run_id, v.author, v.registered,
        (SELECT LISTAGG(a.alias, ' ') WITHIN GROUP (ORDER BY a.alias) FROM model_alias a
          WHERE a.version_id = v.id)
      FROM model_version v JOIN model m ON m.id = v.model_id
      """;
  private static final String STEPS =
      "SELECT model, number, sensor, task, action, from_stage, to_stage, who, at, why FROM"
          + " stage_history ";

  private VersionStore() {}

  /// @param rest what follows `FROM`: a condition and an order
  static List<ModelVersion> list(Connection c, String rest, Object... arguments)
      throws SQLException {
    return Sql.list(c, SELECT + rest, VersionStore::version, arguments);
  }

  /// @throws NotFound where there is none
  static ModelVersion get(Connection c, long id) throws SQLException {
    return list(c, "WHERE v.id = ?", id).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new NotFound(
                    "there is no model version with id " + id, "List the models to see theirs."));
  }

  /// @param text `12`, `pump v3`, `pump@3`, `pump@champion`, or `pump` for its production version,
  ///   else its newest
  static Optional<ModelVersion> find(Connection c, String text) throws SQLException {
    var found = List.<ModelVersion>of();
    if (text.matches("[0-9]{1,18}")) found = list(c, "WHERE v.id = ?", Long.parseLong(text));
    var title = TITLE.matcher(text);
    if (found.isEmpty() && title.matches()) {
      found =
          list(
              c,
              "WHERE m.name = ? AND v.number = ?",
              title.group(1),
              Integer.parseInt(title.group(2)));
    }
    var aliased = ALIASED.matcher(text);
    if (found.isEmpty() && aliased.matches()) {
      var has = "EXISTS (SELECT 1 FROM model_alias a WHERE a.version_id = v.id AND a.alias = ?)";
      found = list(c, "WHERE m.name = ? AND " + has, aliased.group(1), aliased.group(2));
    }
    if (found.isEmpty()) {
      var order = "ORDER BY CASE v.stage WHEN 'PRODUCTION' THEN 0 ELSE 1 END, v.id DESC LIMIT 1";
      found = list(c, "WHERE m.name = ? " + order, text);
    }
    return found.stream().findFirst();
  }

  /// The version in production for a sensor and task.
  static Optional<ModelVersion> live(Connection c, String sensor, Task task) throws SQLException {
    return list(c, "WHERE v.sensor = ? AND v.task = ? AND v.stage = 'PRODUCTION'", sensor, task)
        .stream()
        .findFirst();
  }

  /// @param rest a condition; oldest first
  static List<Transition> steps(Connection c, String rest, Object... arguments)
      throws SQLException {
    return Sql.list(c, STEPS + rest + " ORDER BY at, id", VersionStore::transition, arguments);
  }

  /// The last steps of all versions, newest first.
  static List<Transition> latest(Connection c, int most) throws SQLException {
    var sql = STEPS + "ORDER BY at DESC, id DESC FETCH NEXT ? ROWS ONLY";
    return Sql.list(c, sql, VersionStore::transition, most);
  }

  /// Notes a step, never before the one noted last, whatever the clock says.
  static void note(
      Connection c,
      ModelVersion version,
      Action action,
      Stage to,
      String who,
      String why,
      Instant now)
      throws SQLException {
    var insert =
        "INSERT INTO stage_history(model, number, sensor, task, action, from_stage, to_stage, who,"
            + " why, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, GREATEST(CAST(? AS TIMESTAMP(6) WITH"
            + " TIME ZONE), COALESCE((SELECT MAX(at) FROM stage_history), CAST(? AS TIMESTAMP(6)"
            + " WITH TIME ZONE))))";
    Sql.update(
        c,
        insert,
        version.model(),
        version.number(),
        version.sensor(),
        version.card().task(),
        action,
        version.stage(),
        to,
        who,
        why,
        now,
        now);
  }

  private static ModelVersion version(ResultSet row) throws SQLException {
    var aliases = row.getString(10);
    return new ModelVersion(
        row.getLong(1),
        row.getString(2),
        row.getInt(3),
        Stage.valueOf(row.getString(4)),
        Json.read(row.getString(5), ModelCard.class),
        row.getString(6),
        row.getLong(7),
        row.getString(8),
        row.getObject(9, Instant.class),
        aliases == null ? List.of() : List.of(aliases.split(" ")));
  }

  private static Transition transition(ResultSet row) throws SQLException {
    return new Transition(
        row.getString(1),
        row.getInt(2),
        row.getString(3),
        Task.valueOf(row.getString(4)),
        Action.valueOf(row.getString(5)),
        Stage.valueOf(row.getString(6)),
        Stage.valueOf(row.getString(7)),
        row.getString(8),
        row.getObject(9, Instant.class),
        row.getString(10));
  }
}
