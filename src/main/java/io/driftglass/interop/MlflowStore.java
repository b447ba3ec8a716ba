package io.driftglass.interop;

import io.driftglass.db.Database;
import io.driftglass.db.Sql;
import io.driftglass.interop.MlflowItem.Kind;
import io.driftglass.interop.MlflowItem.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The queue towards an MLflow server: nothing leaves it before the server has it.
public final class MlflowStore {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final int LONGEST_PROBLEM = 4000;
  private static final String SELECT =
      "SELECT kind, local_id, state, content, remote_id, attempts, next_try, problem FROM"
          + " mlflow_item ";

  private final Database db;
  private final InstantSource clock;

  public MlflowStore(Database db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  /// This workspace's own name.
  public String workspace() {
    var sql = "SELECT uuid FROM workspace_identity WHERE id = 1";
    return db.read(c -> Sql.first(c, sql, row -> row.getString(1))).orElseThrow();
  }

  /// Queues every run that has ended and is not in the queue.
  ///
  /// @return how many
  public int addRuns() {
    var sql =
        "INSERT INTO mlflow_item SELECT 'RUN', r.id, 'WAITING', '', '', 0, ?, '' FROM run r WHERE"
            + " r.ended IS NOT NULL AND NOT EXISTS (SELECT 1 FROM mlflow_item i WHERE i.kind ="
            + " 'RUN' AND i.local_id = r.id)";
    return db.write(c -> Sql.update(c, sql, Sql.now(clock)));
  }

  /// Queues a version, again where something of it has changed since.
  public void addVersion(long id, String content) {
    var insert = "INSERT INTO mlflow_item VALUES ('VERSION', ?, 'WAITING', ?, '', 0, ?, '')";
    var again =
        "UPDATE mlflow_item SET state = 'WAITING', content = ?, attempts = 0, next_try = ? WHERE"
            + " kind = 'VERSION' AND local_id = ? AND content <> ?";
    db.write(
        c -> {
          if (find(Kind.VERSION, id).isEmpty())
            return Sql.update(c, insert, id, content, Sql.now(clock));
          return Sql.update(c, again, content, Sql.now(clock), id, content);
        });
  }

  /// What may be sent now, runs before versions, oldest first.
  public List<MlflowItem> waiting(int most) {
    var sql =
        SELECT
            + "WHERE state = 'WAITING' AND next_try <= ? ORDER BY kind, local_id FETCH NEXT "
            + most
            + " ROWS ONLY";
    return db.read(c -> Sql.list(c, sql, MlflowStore::item, Sql.now(clock)));
  }

  public Optional<MlflowItem> find(Kind kind, long id) {
    return db.read(
        c -> Sql.first(c, SELECT + "WHERE kind = ? AND local_id = ?", MlflowStore::item, kind, id));
  }

  /// Those the server has refused for good.
  public List<MlflowItem> refused(int most) {
    var sql =
        SELECT
            + "WHERE state = 'REFUSED' ORDER BY kind, local_id FETCH NEXT "
            + most
            + " ROWS ONLY";
    return db.read(c -> Sql.list(c, sql, MlflowStore::item));
  }

  /// How many stand where.
  public Map<State, Long> counts() {
    var counts = new EnumMap<State, Long>(State.class);
    for (var state : State.values()) counts.put(state, 0L);
    var sql = "SELECT state, COUNT(*) FROM mlflow_item GROUP BY state";
    db.read(
            c ->
                Sql.list(c, sql, row -> Map.entry(State.valueOf(row.getString(1)), row.getLong(2))))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  /// The server has it.
  public void sent(MlflowItem item, String remoteId) {
    var sql =
        "UPDATE mlflow_item SET state = 'SENT', remote_id = ?, problem = '' WHERE kind = ? AND"
            + " local_id = ? AND content = ?";
    db.write(c -> Sql.update(c, sql, remoteId, item.kind(), item.localId(), item.content()));
  }

  /// It is tried again, a little later each time.
  public void failed(MlflowItem item, String problem) {
    var wait = FIRST_WAIT.multipliedBy(1L << Math.min(item.attempts(), 7));
    var next = Sql.now(clock).plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    var sql =
        "UPDATE mlflow_item SET attempts = attempts + 1, next_try = ?, problem = ? WHERE kind = ?"
            + " AND local_id = ?";
    db.write(c -> Sql.update(c, sql, next, cut(problem), item.kind(), item.localId()));
  }

  /// The server will never have it.
  public void refuse(MlflowItem item, String problem) {
    var sql =
        "UPDATE mlflow_item SET state = 'REFUSED', problem = ? WHERE kind = ? AND local_id = ?";
    db.write(c -> Sql.update(c, sql, cut(problem), item.kind(), item.localId()));
  }

  /// Everything that waits, or was refused, may be tried now.
  public void tryNow() {
    var sql =
        "UPDATE mlflow_item SET state = 'WAITING', next_try = ? WHERE state IN ('WAITING',"
            + " 'REFUSED')";
    db.write(c -> Sql.update(c, sql, Sql.now(clock)));
  }

  private static String cut(String problem) {
    return problem.substring(0, Math.min(LONGEST_PROBLEM, problem.length()));
  }

  private static MlflowItem item(ResultSet row) throws SQLException {
    return new MlflowItem(
        Kind.valueOf(row.getString("kind")),
        row.getLong("local_id"),
        State.valueOf(row.getString("state")),
        row.getString("content"),
        row.getString("remote_id"),
        row.getInt("attempts"),
        row.getObject("next_try", Instant.class),
        row.getString("problem"));
  }
}
