package io.driftglass.detect;

import io.driftglass.db.Database;
import io.driftglass.db.Json;
import io.driftglass.problem.NotFound;
import io.driftglass.series.Interval;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Keeps what detectors found, each detection whole or not at all: the newest of every series, up
/// to a number.
public final class DetectionStore {
  public static final int KEPT = 1000;

  private final Database database;
  private final int kept;

  public DetectionStore(Database database) {
    this(database, KEPT);
  }

  /// @param kept of every series, 1 or more
  public DetectionStore(Database database, int kept) {
    if (kept < 1) throw new IllegalArgumentException("kept " + kept + " must be 1 or more");
    this.database = database;
    this.kept = kept;
  }

  /// Those of the series beyond the number kept go, oldest first.
  ///
  /// @return the id it got
  public long save(StoredDetection detection) {
    return database.write(
        connection -> {
          long id = inserted(connection, detection);
          forget(connection, detection);
          return id;
        });
  }

  private void forget(Connection connection, StoredDetection detection) throws SQLException {
    var sql =
        """
        DELETE FROM detection WHERE dataset_id = ? AND entity = ? AND id <=
          (SELECT id FROM detection WHERE dataset_id = ? AND entity = ?
           ORDER BY id DESC OFFSET ? FETCH FIRST ROW ONLY)
        """;
    try (var delete = connection.prepareStatement(sql)) {
      delete.setLong(1, detection.datasetId());
      delete.setString(2, detection.entity());
      delete.setLong(3, detection.datasetId());
      delete.setString(4, detection.entity());
      delete.setInt(5, kept);
      delete.executeUpdate();
    }
  }

  /// Ids of the detections of one series, newest first.
  public List<Long> list(long datasetId, String entity) {
    var sql = "SELECT id FROM detection WHERE dataset_id = ? AND entity = ? ORDER BY id DESC";
    return database.read(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, datasetId);
            statement.setString(2, entity);
            var ids = new ArrayList<Long>();
            try (var rows = statement.executeQuery()) {
              while (rows.next()) ids.add(rows.getLong(1));
            }
            return ids;
          }
        });
  }

  /// @throws NotFound where there is none of that id
  public StoredDetection load(long id) {
    return database.read(
        connection -> {
          try (var statement =
              connection.prepareStatement("SELECT * FROM detection WHERE id = ?")) {
            statement.setLong(1, id);
            try (var row = statement.executeQuery()) {
              if (!row.next()) {
                throw new NotFound("There is no detection " + id + ".", "Run it again.");
              }
              return read(row, events(connection, id));
            }
          }
        });
  }

  /// Removes everything found in a dataset.
  public void deleteOf(long datasetId) {
    database.write(
        connection -> {
          try (var statement =
              connection.prepareStatement("DELETE FROM detection WHERE dataset_id = ?")) {
            statement.setLong(1, datasetId);
            return statement.executeUpdate();
          }
        });
  }

  private static long inserted(Connection connection, StoredDetection detection)
      throws SQLException {
    var sql =
        """
        INSERT INTO detection (dataset_id, entity, method, settings, learn_rows, decision, reason,
          fit_seconds, score_seconds, arrays, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;
    try (var insert = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
      insert.setLong(1, detection.datasetId());
      insert.setString(2, detection.entity());
      insert.setString(3, detection.method());
      insert.setString(4, Json.write(detection.settings()));
      insert.setInt(5, detection.learnRows());
      insert.setString(6, Json.write(detection.decision()));
      insert.setString(7, detection.reason());
      insert.setDouble(8, detection.fitSeconds());
      insert.setDouble(9, detection.scoreSeconds());
      insert.setBytes(
          10,
          new ScoreBytes(detection.scores(), detection.reference(), detection.alarms()).written());
      insert.setString(11, detection.origin());
      insert.executeUpdate();
      try (var keys = insert.getGeneratedKeys()) {
        keys.next();
        long id = keys.getLong(1);
        insertEvents(connection, id, detection.events());
        return id;
      }
    }
  }

  private static void insertEvents(Connection connection, long id, List<AnomalyEvent> events)
      throws SQLException {
    var sql = "INSERT INTO detection_event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (var insert = connection.prepareStatement(sql)) {
      for (int place = 0; place < events.size(); place++) {
        set(insert, id, place, events.get(place));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static void set(PreparedStatement insert, long id, int place, AnomalyEvent event)
      throws SQLException {
    insert.setLong(1, id);
    insert.setInt(2, place);
    insert.setLong(3, event.interval().from());
    insert.setLong(4, event.interval().until());
    insert.setInt(5, event.fromRow());
    insert.setInt(6, event.untilRow());
    insert.setInt(7, event.peakRow());
    insert.setDouble(8, event.peakScore());
    insert.setDouble(9, event.peak());
    insert.setString(10, event.severity().name());
    insert.setDouble(11, event.confidence());
    insert.setString(12, Json.write(event.contributions()));
  }

  private static List<AnomalyEvent> events(Connection connection, long id) throws SQLException {
    var sql = "SELECT * FROM detection_event WHERE detection_id = ? ORDER BY place";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, id);
      var events = new ArrayList<AnomalyEvent>();
      try (var row = statement.executeQuery()) {
        while (row.next()) events.add(event(row));
      }
      return events;
    }
  }

  private static AnomalyEvent event(ResultSet row) throws SQLException {
    return new AnomalyEvent(
        new Interval(row.getLong("from_tick"), row.getLong("until_tick")),
        row.getInt("from_row"),
        row.getInt("until_row"),
        row.getInt("peak_row"),
        row.getDouble("peak_score"),
        row.getDouble("peak"),
        Severity.valueOf(row.getString("severity")),
        row.getDouble("confidence"),
        Json.readList(row.getString("contributions"), Contribution.class));
  }

  private static StoredDetection read(ResultSet row, List<AnomalyEvent> events)
      throws SQLException {
    var arrays = ScoreBytes.read(row.getBytes("arrays"));
    return new StoredDetection(
        row.getLong("id"),
        row.getLong("dataset_id"),
        row.getString("entity"),
        row.getString("method"),
        Json.readMap(row.getString("settings"), String.class),
        row.getInt("learn_rows"),
        arrays.scores(),
        arrays.reference(),
        arrays.alarms(),
        Json.read(row.getString("decision"), Decision.class),
        events,
        row.getString("reason"),
        row.getDouble("fit_seconds"),
        row.getDouble("score_seconds"),
        row.getString("origin"));
  }
}
