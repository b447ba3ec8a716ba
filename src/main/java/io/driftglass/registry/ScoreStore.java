package io.driftglass.registry;

import io.driftglass.db.Database;
import io.driftglass.db.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Performance scores of versions, the weights with each; what was said by earlier weights stays.
public final class ScoreStore {
  private static final String SELECT =
      "SELECT version_id, at, weights, score, share FROM version_score ";
  private static final String LATEST =
      SELECT + "WHERE id IN (SELECT MAX(id) FROM version_score GROUP BY version_id)";

  private final Database db;
  private final InstantSource clock;

  public ScoreStore(Database db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Keeps the scores of those versions that have none by these weights.
  public void score(List<ModelVersion> versions, ScoreFormula formula) {
    if (versions.isEmpty()) return;
    var known = latest();
    var wanted =
        versions.stream()
            .filter(v -> !known.containsKey(v.id()) || differs(known.get(v.id()), formula))
            .toList();
    if (wanted.isEmpty()) return;
    db.write(
        c -> {
          for (var version : wanted) insert(c, version, formula);
          return wanted.size();
        });
  }

  private static boolean differs(VersionScore last, ScoreFormula formula) {
    return !last.weights().equals(formula.text());
  }

  private void insert(Connection c, ModelVersion version, ScoreFormula formula)
      throws SQLException {
    var worth = formula.of(version.card().metrics());
    Sql.update(
        c,
        "INSERT INTO version_score(version_id, at, weights, score, share) VALUES (?, ?, ?, ?, ?)",
        version.id(),
        Sql.now(clock),
        formula.text(),
        worth.value(),
        worth.share());
  }

  /// The last score of every version, by its id.
  public Map<Long, VersionScore> latest() {
    return db.read(c -> Sql.list(c, LATEST, ScoreStore::score)).stream()
        .collect(
            Collectors.toMap(
                VersionScore::version, Function.identity(), (a, b) -> b, HashMap::new));
  }

  /// All scores of a version, newest first.
  public List<VersionScore> of(long version) {
    var sql = SELECT + "WHERE version_id = ? ORDER BY id DESC";
    return db.read(c -> Sql.list(c, sql, ScoreStore::score, version));
  }

  private static VersionScore score(ResultSet row) throws SQLException {
    double value = row.getDouble(4);
    boolean none = row.wasNull();
    return new VersionScore(
        row.getLong(1),
        row.getObject(2, Instant.class),
        row.getString(3),
        none ? Optional.empty() : Optional.of(value),
        row.getDouble(5));
  }
}
