package io.driftglass.monitor;

import io.driftglass.db.Database;
import io.driftglass.db.Json;
import io.driftglass.db.Sql;
import io.driftglass.registry.Task;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Keeps how models did. The database refuses figures that cannot be: shares outside 0..1, an RMSE
/// below the MAE, an R2 above 1.
public final class PerformanceStore {
  private static final String COLUMNS =
      "SELECT id, model_id, model_type, machine_id, dataset, evaluation_date, window_from,"
          + " window_until, origin, not_computed, drift_detected, drift_score, drift_details,"
          + " drift_channels, sample_count, data_completeness, "
          + String.join(", ", Performance.METRICS)
          + " FROM ";

  private static final String REMOVE =
      "DELETE FROM model_performance_metrics WHERE model_id = ? AND machine_id = ? AND window_from"
          + " = ? AND window_until = ? AND origin = ? AND dataset = ?";
  private static final String INSERT =
      "INSERT INTO model_performance_metrics(model_id, model_type, machine_id, dataset,"
          + " evaluation_date, window_from, window_until, origin, not_computed, drift_detected,"
          + " drift_score, drift_details, drift_channels, sample_count, data_completeness, "
          + String.join(", ", Performance.METRICS)
          + ") VALUES ("
          + "?, ".repeat(14 + Performance.METRICS.size())
          + "?)";

  private final Database db;

  public PerformanceStore(Database db) {
    this.db = db;
  }

  /// Keeps the figures of a window; those of the same model, machine, window, origin and dataset
  /// are replaced, so that recording twice leaves one row.
  ///
  /// @return with its id
  public Performance record(Performance performance) {
    return db.write(c -> recorded(c, performance));
  }

  /// Keeps many, all or none.
  public void record(List<Performance> all) {
    db.write(
        c -> {
          for (var performance : all) recorded(c, performance);
          return all.size();
        });
  }

  private static Performance recorded(Connection c, Performance performance) throws SQLException {
    Sql.update(
        c,
        REMOVE,
        performance.model(),
        performance.machine(),
        performance.from(),
        performance.until(),
        performance.origin(),
        performance.dataset());
    long id = Sql.insert(c, INSERT, arguments(performance));
    return Sql.first(
            c,
            COLUMNS + "model_performance_metrics WHERE id = ?",
            PerformanceStore::performance,
            id)
        .orElseThrow();
  }

  /// Oldest evaluation first.
  ///
  /// @param model all where empty
  /// @param machine all where empty
  public List<Performance> list(String model, Optional<String> machine) {
    var wanted = new ArrayList<String>();
    var arguments = new ArrayList<Object>();
    if (!model.isEmpty()) {
      wanted.add("model_id = ?");
      arguments.add(model);
    }
    machine.ifPresent(
        name -> {
          wanted.add("machine_id = ?");
          arguments.add(name);
        });
    var sql =
        COLUMNS
            + "model_performance_metrics "
            + (wanted.isEmpty() ? "" : "WHERE " + String.join(" AND ", wanted))
            + " ORDER BY evaluation_date, id";
    return db.read(c -> Sql.list(c, sql, PerformanceStore::performance, arguments.toArray()));
  }

  /// All of one model, whatever the version, oldest evaluation first.
  public List<Performance> ofVersions(String model) {
    var sql =
        COLUMNS
            + "model_performance_metrics WHERE model_id >= ? AND model_id < ? ORDER BY"
            + " evaluation_date, id";
    return db.read(
        c -> Sql.list(c, sql, PerformanceStore::performance, model + " v", model + " w"));
  }

  /// The last ones of rows in use of every version and machine, oldest evaluation first: one
  /// question, however many versions there are.
  ///
  /// @param models titles of the versions wanted
  /// @param most of each version and machine
  public List<Performance> recent(List<String> models, int most) {
    if (models.isEmpty()) return List.of();
    var sql =
        COLUMNS
            + "(SELECT DISTINCT model_id AS m, machine_id AS n FROM model_performance_metrics WHERE"
            + " model_id = ANY(?)) kept JOIN model_performance_metrics ON model_id = m AND"
            + " machine_id = n AND in_use = TRUE AND evaluation_date >= COALESCE((SELECT"
            + " last.evaluation_date FROM model_performance_metrics last WHERE last.model_id = m"
            + " AND last.machine_id = n AND last.in_use = TRUE ORDER BY last.model_id,"
            + " last.machine_id, last.in_use DESC, last.evaluation_date DESC, last.id DESC OFFSET ?"
            + " ROWS FETCH NEXT 1 ROW ONLY), TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00+00')"
            + " ORDER BY evaluation_date, id";
    return db.read(
        c ->
            Sql.list(
                c, sql, PerformanceStore::performance, models.toArray(String[]::new), most - 1));
  }

  /// The newest of each model and machine; that of a validation where there is no other.
  public List<Performance> latest() {
    var sql = COLUMNS + "v_latest_model_performance ORDER BY model_id, machine_id";
    return db.read(c -> Sql.list(c, sql, PerformanceStore::performance));
  }

  private static Object[] arguments(Performance performance) {
    var arguments = new ArrayList<Object>();
    arguments.add(performance.model());
    arguments.add(performance.task());
    arguments.add(performance.machine());
    arguments.add(performance.dataset());
    arguments.add(performance.evaluated());
    arguments.add(performance.from());
    arguments.add(performance.until());
    arguments.add(performance.origin());
    arguments.add(Json.write(performance.notComputed()));
    arguments.add(performance.drift().map(Performance.DriftFigures::detected));
    arguments.add(performance.drift().map(Performance.DriftFigures::score));
    arguments.add(performance.drift().map(drift -> Json.write(drift.details())).orElse("{}"));
    arguments.add(performance.drift().map(drift -> Json.write(drift.channels())).orElse("[]"));
    arguments.add(performance.rows());
    arguments.add(performance.completeness());
    for (var metric : Performance.METRICS) {
      arguments.add(Optional.ofNullable(performance.metrics().get(metric)));
    }
    return arguments.toArray();
  }

  private static Performance performance(ResultSet row) throws SQLException {
    var metrics = new HashMap<String, Double>();
    for (var metric : Performance.METRICS) {
      double value = row.getDouble(metric);
      if (!row.wasNull()) metrics.put(metric, value);
    }
    boolean detected = row.getBoolean("drift_detected");
    var drift =
        row.wasNull()
            ? Optional.<Performance.DriftFigures>empty()
            : Optional.of(
                new Performance.DriftFigures(
                    detected,
                    row.getDouble("drift_score"),
                    Json.readMap(row.getString("drift_details"), String.class),
                    Json.readList(row.getString("drift_channels"), ChannelShift.class)));
    return new Performance(
        row.getLong("id"),
        row.getString("model_id"),
        Task.valueOf(row.getString("model_type")),
        row.getString("machine_id"),
        row.getString("dataset"),
        row.getObject("evaluation_date", Instant.class),
        row.getString("window_from"),
        row.getString("window_until"),
        Performance.Origin.valueOf(row.getString("origin")),
        metrics,
        Json.readMap(row.getString("not_computed"), String.class),
        drift,
        row.getLong("sample_count"),
        row.getDouble("data_completeness"));
  }
}
