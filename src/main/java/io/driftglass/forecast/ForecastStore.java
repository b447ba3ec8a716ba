package io.driftglass.forecast;

import io.driftglass.db.Database;
import io.driftglass.db.Json;
import io.driftglass.db.Sql;
import io.driftglass.problem.NotFound;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Keeps forecasts, so that what was said can be held against what came.
public final class ForecastStore {
  /// Forecasts kept of one series, unless something else is said.
  public static final int KEPT = 100;

  private final Database database;
  private final int kept;

  public ForecastStore(Database database) {
    this(database, KEPT);
  }

  /// @param kept of every series, 1 or more
  public ForecastStore(Database database, int kept) {
    if (kept < 1) throw new IllegalArgumentException("kept " + kept + " must be 1 or more");
    this.database = database;
    this.kept = kept;
  }

  /// Keeps a forecast and forgets the oldest of its series beyond the number kept.
  ///
  /// @return the id it got
  public long save(StoredForecast forecast) {
    var sql =
        """
        INSERT INTO forecast (dataset_id, entity, method, settings, made, seconds, board, content,
          origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;
    return database.write(
        connection -> {
          try (var insert = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            insert.setLong(1, forecast.datasetId());
            insert.setString(2, forecast.entity());
            insert.setString(3, forecast.method());
            insert.setString(4, Json.write(forecast.settings()));
            insert.setObject(5, forecast.made().atOffset(ZoneOffset.UTC));
            insert.setDouble(6, forecast.seconds());
            insert.setString(7, forecast.board());
            insert.setString(8, Json.write(forecast.forecast()));
            insert.setString(9, forecast.origin());
            insert.executeUpdate();
            try (var keys = insert.getGeneratedKeys()) {
              keys.next();
              long id = keys.getLong(1);
              forget(connection, forecast);
              return id;
            }
          }
        });
  }

  private void forget(Connection connection, StoredForecast forecast) throws SQLException {
    var sql =
        """
        DELETE FROM forecast WHERE dataset_id = ? AND entity = ? AND id NOT IN
          (SELECT id FROM forecast WHERE dataset_id = ? AND entity = ? ORDER BY id DESC LIMIT ?)
        """;
    try (var delete = connection.prepareStatement(sql)) {
      delete.setLong(1, forecast.datasetId());
      delete.setString(2, forecast.entity());
      delete.setLong(3, forecast.datasetId());
      delete.setString(4, forecast.entity());
      delete.setInt(5, kept);
      delete.executeUpdate();
    }
  }

  /// Forecasts of one series, newest first.
  ///
  /// @param atMost 1 or more
  public List<StoredForecast> list(long datasetId, String entity, int atMost) {
    var sql = "SELECT * FROM forecast WHERE dataset_id = ? AND entity = ? ORDER BY id DESC LIMIT ?";
    return database.read(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, datasetId);
            statement.setString(2, entity);
            statement.setInt(3, atMost);
            var found = new ArrayList<StoredForecast>();
            try (var row = statement.executeQuery()) {
              while (row.next()) found.add(read(row));
            }
            return found;
          }
        });
  }

  /// @throws NotFound where there is none of that id
  public StoredForecast load(long id) {
    return database
        .read(c -> Sql.first(c, "SELECT * FROM forecast WHERE id = ?", ForecastStore::read, id))
        .orElseThrow(
            () -> new NotFound("There is no forecast %d.".formatted(id), "Forecast again."));
  }

  /// Removes every forecast of a dataset.
  public void deleteOf(long datasetId) {
    database.write(
        connection -> {
          try (var statement =
              connection.prepareStatement("DELETE FROM forecast WHERE dataset_id = ?")) {
            statement.setLong(1, datasetId);
            return statement.executeUpdate();
          }
        });
  }

  private static StoredForecast read(ResultSet row) throws SQLException {
    return new StoredForecast(
        row.getLong("id"),
        row.getLong("dataset_id"),
        row.getString("entity"),
        row.getString("method"),
        Json.readMap(row.getString("settings"), String.class),
        row.getObject("made", OffsetDateTime.class).toInstant(),
        row.getDouble("seconds"),
        row.getString("board"),
        Json.read(row.getString("content"), Forecast.class),
        row.getString("origin"));
  }
}
