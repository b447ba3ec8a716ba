package io.driftglass.monitor.estimate;

import io.driftglass.db.Database;
import io.driftglass.db.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Keeps the figures of a model stretch by stretch.
public final class WindowFigureStore {
  private static final String SELECT =
      "SELECT metric, evaluated, window_from, window_until, from_tick, until_tick, realised,"
          + " estimated, standard_error, not_estimated, sample_count FROM model_window_figures ";

  private final Database db;

  public WindowFigureStore(Database db) {
    this.db = db;
  }

  /// Keeps figures in the place of all that reach into their stretches or beyond, so that looking
  /// twice leaves one row a stretch and metric.
  ///
  /// @param figures in the order of time
  public void replace(String model, String machine, List<WindowFigure> figures) {
    if (figures.isEmpty()) return;
    var delete =
        "DELETE FROM model_window_figures WHERE model_id = ? AND machine_id = ? AND until_tick >="
            + " ?";
    var insert =
        "INSERT INTO model_window_figures(model_id, machine_id, metric, evaluated, window_from,"
            + " window_until, from_tick, until_tick, realised, estimated, standard_error,"
            + " not_estimated, sample_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    long first = figures.stream().mapToLong(WindowFigure::fromTick).min().orElseThrow();
    db.write(
        c -> {
          Sql.update(c, delete, model, machine, first);
          for (var figure : figures) {
            Sql.update(
                c,
                insert,
                model,
                machine,
                figure.metric(),
                figure.at(),
                figure.from(),
                figure.until(),
                figure.fromTick(),
                figure.untilTick(),
                known(figure.realised()),
                given(figure.estimate(), figure.estimate().value()),
                given(figure.estimate(), figure.estimate().error()),
                figure.estimate().because(),
                figure.rows());
          }
          return figures.size();
        });
  }

  /// Those with a figure that was realised, by the title of the version: one question, however many
  /// versions there are.
  ///
  /// @param models titles of the versions wanted
  /// @param metrics those wanted
  public Map<String, List<WindowFigure>> realised(List<String> models, List<String> metrics) {
    if (models.isEmpty()) return Map.of();
    var sql =
        SELECT.replace(" FROM", ", model_id FROM")
            + "WHERE model_id = ANY(?) AND ARRAY_CONTAINS(?, metric) AND realised IS NOT NULL ORDER"
            + " BY metric, until_tick";
    return db.read(
        c ->
            Sql.list(
                    c,
                    sql,
                    row -> Map.entry(row.getString("model_id"), figure(row)),
                    models.toArray(String[]::new),
                    metrics.toArray(String[]::new))
                .stream()
                .collect(
                    Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
  }

  /// In the order of time.
  public List<WindowFigure> list(String model, String machine) {
    var sql = SELECT + "WHERE model_id = ? AND machine_id = ? ORDER BY metric, until_tick";
    return db.read(c -> Sql.list(c, sql, WindowFigureStore::figure, model, machine));
  }

  private static Optional<Double> known(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  private static Optional<Double> given(Estimate estimate, double value) {
    return estimate.given() ? Optional.of(value) : Optional.empty();
  }

  private static WindowFigure figure(ResultSet row) throws SQLException {
    double realised = row.getDouble("realised");
    var known = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(realised);
    var because = row.getString("not_estimated");
    var estimate =
        because.isEmpty()
            ? Estimate.of(row.getDouble("estimated"), row.getDouble("standard_error"))
            : Estimate.refused(because);
    return new WindowFigure(
        row.getString("metric"),
        row.getObject("evaluated", Instant.class),
        row.getString("window_from"),
        row.getString("window_until"),
        row.getLong("from_tick"),
        row.getLong("until_tick"),
        known,
        estimate,
        row.getLong("sample_count"));
  }
}
