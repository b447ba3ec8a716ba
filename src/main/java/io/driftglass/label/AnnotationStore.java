package io.driftglass.label;

import io.driftglass.db.Database;
import io.driftglass.db.Sql;
import io.driftglass.series.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// The annotations of a workspace; several may stand beside one stretch.
public final class AnnotationStore {
  private static final String ALL =
      "SELECT id, dataset_id, entity, from_tick, until_tick, text, who, at FROM annotation";

  private final Database db;
  private final InstantSource clock;

  public AnnotationStore(Database db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Writes beside a stretch.
  public Annotation write(
      long datasetId, String entity, Interval stretch, String text, String who) {
    var now = Sql.now(clock);
    var insert =
        "INSERT INTO annotation(dataset_id, entity, from_tick, until_tick, text, who, at) VALUES"
            + " (?, ?, ?, ?, ?, ?, ?)";
    return db.write(
        c -> {
          long id =
              Sql.insert(
                  c, insert, datasetId, entity, stretch.from(), stretch.until(), text, who, now);
          return new Annotation(id, datasetId, entity, stretch, text, who, now);
        });
  }

  /// Puts back one that was deleted, under its number, or gives one another text.
  public void put(Annotation annotation) {
    var merge =
        "MERGE INTO annotation(id, dataset_id, entity, from_tick, until_tick, text, who, at) KEY"
            + " (id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    db.write(
        c ->
            Sql.update(
                c,
                merge,
                annotation.id(),
                annotation.datasetId(),
                annotation.entity(),
                annotation.interval().from(),
                annotation.interval().until(),
                annotation.text(),
                annotation.who(),
                annotation.at()));
  }

  /// Those of one series, in the order of time.
  public List<Annotation> list(long datasetId, String entity) {
    var sql = ALL + " WHERE dataset_id = ? AND entity = ? ORDER BY from_tick, until_tick, id";
    return db.read(c -> Sql.list(c, sql, AnnotationStore::annotation, datasetId, entity));
  }

  /// Nothing happens where it is gone already.
  public void delete(long id) {
    db.write(c -> Sql.update(c, "DELETE FROM annotation WHERE id = ?", id));
  }

  /// Removes those of a dataset.
  public void deleteOf(long datasetId) {
    db.write(c -> Sql.update(c, "DELETE FROM annotation WHERE dataset_id = ?", datasetId));
  }

  private static Annotation annotation(ResultSet row) throws SQLException {
    return new Annotation(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        new Interval(row.getLong(4), row.getLong(5)),
        row.getString(6),
        row.getString(7),
        row.getObject(8, Instant.class));
  }
}
