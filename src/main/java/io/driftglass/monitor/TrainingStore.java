package io.driftglass.monitor;

import io.driftglass.db.Database;
import io.driftglass.db.Json;
import io.driftglass.db.Sql;
import io.driftglass.job.JobState;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.NotFound;
import io.driftglass.registry.Task;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// The trainings of a workspace's models. Only the steps of [JobState#canBecome] are taken.
public final class TrainingStore {
  private static final String COLUMNS =
      "SELECT id, model_type, model, machine_id, training_start, training_end, status,"
          + " training_data_start, training_data_end, sample_count, model_version,"
          + " performance_improvement, hyperparameters, trigger_type, message FROM"
          + " model_training_history ";

  private final Database db;
  private final InstantSource clock;

  private TrainingStore(Database db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Of a workspace that was just opened: what an ended process left unfinished becomes
  /// interrupted.
  public static TrainingStore open(Database db, InstantSource clock) {
    var store = new TrainingStore(db, clock);
    var sql =
        "UPDATE model_training_history SET status = 'INTERRUPTED', training_end = ?, message = ?"
            + " WHERE status IN ('PENDING', 'RUNNING')";
    db.write(c -> Sql.update(c, sql, Sql.now(clock), JobState.CUT_SHORT));
    return store;
  }

  /// A training that begins now.
  public Training start(
      Task task, String model, String machine, Map<String, String> settings, Trigger trigger) {
    var insert =
        "INSERT INTO model_training_history(model_type, model, machine_id, training_start, status,"
            + " training_data_start, training_data_end, sample_count, hyperparameters,"
            + " trigger_type, message) VALUES (?, ?, ?, ?, 'RUNNING', '', '', 0, ?, ?, '')";
    return db.write(
        c ->
            get(
                c,
                Sql.insert(
                    c,
                    insert,
                    task,
                    model,
                    machine,
                    Sql.now(clock),
                    Json.write(settings),
                    trigger)));
  }

  /// @throws Conflict where it has ended already
  public Training end(long id, JobState state, String message) {
    return db.write(
        c -> {
          var training = get(c, id);
          if (!state.ended() || !training.status().canBecome(state)) {
            throw new Conflict(
                "training %d is %s and cannot become %s".formatted(id, training.status(), state),
                "Start it anew where it should run again.");
          }
          var sql =
              "UPDATE model_training_history SET status = ?, training_end = ?, message = ? WHERE id"
                  + " = ?";
          Sql.update(c, sql, state, Sql.now(clock), message, id);
          return get(c, id);
        });
  }

  /// Notes what a training learnt from and the version it made.
  public Training made(
      long id, long version, String from, String until, long rows, OptionalDouble improvement) {
    var sql =
        "UPDATE model_training_history SET model_version = ?, training_data_start = ?,"
            + " training_data_end = ?, sample_count = ?, performance_improvement = ? WHERE id = ?";
    return db.write(
        c -> {
          var better =
              improvement.isPresent()
                  ? Optional.of(improvement.getAsDouble())
                  : Optional.<Double>empty();
          Sql.update(c, sql, version, from, until, rows, better, id);
          return get(c, id);
        });
  }

  /// A training that was over before it was heard of, such as one asked for by hand; once a
  /// version, however many hear of it at the same time.
  public void add(Training training) {
    var known = "SELECT id FROM model_training_history WHERE model_version = ?";
    var insert =
        "INSERT INTO model_training_history(model_type, model, machine_id, training_start,"
            + " training_end, status, training_data_start, training_data_end, sample_count,"
            + " model_version, hyperparameters, trigger_type, message) VALUES (?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?, ?, ?, ?, ?)";
    db.write(
        c -> {
          long version = training.version().getAsLong();
          if (Sql.first(c, known, row -> row.getLong(1), version).isPresent()) return version;
          return Sql.insert(
              c,
              insert,
              training.task(),
              training.model(),
              training.machine(),
              training.started(),
              training.ended(),
              training.status(),
              training.dataFrom(),
              training.dataUntil(),
              training.rows(),
              version,
              Json.write(training.settings()),
              training.trigger(),
              training.message());
        });
  }

  /// Newest first.
  public List<Training> list() {
    return db.read(
        c ->
            Sql.list(
                c, COLUMNS + "ORDER BY training_start DESC, id DESC", TrainingStore::training));
  }

  /// Of one model, newest first.
  public List<Training> list(String model) {
    var sql = COLUMNS + "WHERE model = ? ORDER BY training_start DESC, id DESC";
    return db.read(c -> Sql.list(c, sql, TrainingStore::training, model));
  }

  private static Training get(Connection c, long id) throws SQLException {
    return Sql.first(c, COLUMNS + "WHERE id = ?", TrainingStore::training, id)
        .orElseThrow(() -> new NotFound("there is no training " + id, "List them to see theirs."));
  }

  private static Training training(ResultSet row) throws SQLException {
    long version = row.getLong("model_version");
    var made = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(version);
    double better = row.getDouble("performance_improvement");
    var improvement = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(better);
    return new Training(
        row.getLong("id"),
        Task.valueOf(row.getString("model_type")),
        row.getString("model"),
        row.getString("machine_id"),
        row.getObject("training_start", Instant.class),
        Optional.ofNullable(row.getObject("training_end", Instant.class)),
        JobState.valueOf(row.getString("status")),
        row.getString("training_data_start"),
        row.getString("training_data_end"),
        row.getLong("sample_count"),
        made,
        improvement,
        Json.readMap(row.getString("hyperparameters"), String.class),
        Trigger.valueOf(row.getString("trigger_type")),
        row.getString("message"));
  }
}
