package io.driftglass.label;

import io.driftglass.db.Database;
import io.driftglass.db.Sql;
import io.driftglass.series.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// The labels of a workspace: one a stretch, a later word replaces an earlier one.
public final class LabelStore {
  private static final String LABELS =
      "SELECT id, dataset_id, entity, from_tick, until_tick, verdict, kind, text, who, at FROM"
          + " label";

  private final Database db;
  private final InstantSource clock;

  public LabelStore(Database db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Says something of a stretch, or says it anew.
  public Label say(long datasetId, String entity, Interval stretch, Said said, String who) {
    var merge =
        "MERGE INTO label(dataset_id, entity, from_tick, until_tick, verdict, kind, text, who,"
            + " at) KEY (dataset_id, entity, from_tick, until_tick) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?)";
    var one = LABELS + " WHERE dataset_id = ? AND entity = ? AND from_tick = ? AND until_tick = ?";
    long from = stretch.from();
    long until = stretch.until();
    var now = Sql.now(clock);
    return db.write(
        c -> {
          Sql.update(
              c,
              merge,
              datasetId,
              entity,
              from,
              until,
              said.verdict(),
              said.kind(),
              said.text(),
              who,
              now);
          return Sql.first(c, one, LabelStore::label, datasetId, entity, from, until).orElseThrow();
        });
  }

  /// Those of one series, in the order of time.
  public List<Label> list(long datasetId, String entity) {
    var sql = LABELS + " WHERE dataset_id = ? AND entity = ? ORDER BY from_tick, until_tick";
    return db.read(c -> Sql.list(c, sql, LabelStore::label, datasetId, entity));
  }

  /// Says of a dataset what was said of the one it was made of: a stretch of time is the same
  /// however often it was measured.
  public void copy(long fromDatasetId, long toDatasetId) {
    var sql =
        "MERGE INTO label(dataset_id, entity, from_tick, until_tick, verdict, kind, text, who, at)"
            + " KEY (dataset_id, entity, from_tick, until_tick) SELECT CAST(? AS BIGINT), entity,"
            + " from_tick, until_tick, verdict, kind, text, who, at FROM label WHERE dataset_id ="
            + " ?";
    db.write(c -> Sql.update(c, sql, toDatasetId, fromDatasetId));
  }

  /// Takes a word back; nothing happens where it is gone already.
  public void delete(long id) {
    db.write(c -> Sql.update(c, "DELETE FROM label WHERE id = ?", id));
  }

  /// Removes everything said of a dataset.
  public void deleteOf(long datasetId) {
    db.write(c -> Sql.update(c, "DELETE FROM label WHERE dataset_id = ?", datasetId));
  }

  private static Label label(ResultSet row) throws SQLException {
    return new Label(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        new Interval(row.getLong(4), row.getLong(5)),
        Verdict.valueOf(row.getString(6)),
        row.getInt(7),
        row.getString(8),
        row.getString(9),
        row.getObject(10, Instant.class));
  }
}
