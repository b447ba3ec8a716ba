package io.driftglass.pipeline;

import io.driftglass.db.Database;
import io.driftglass.db.Json;
import io.driftglass.db.Sql;
import io.driftglass.job.JobState;
import io.driftglass.problem.NotFound;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The pipelines of a workspace and their runs.
public final class PipelineStore {
  private static final String PIPELINES =
      "SELECT name, template, settings, schedule, zone, paused, next_run FROM pipeline ";
  private static final String RUNS =
      "SELECT id, pipeline, due, started, ended, status, message FROM pipeline_run ";
  private static final int LONGEST_MESSAGE = 4000;

  private final Database db;
  private final InstantSource clock;

  private PipelineStore(Database db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  /// Of a workspace that was just opened: what an ended process left unfinished becomes
  /// interrupted.
  public static PipelineStore open(Database db, InstantSource clock) {
    var store = new PipelineStore(db, clock);
    var sql =
        "UPDATE pipeline_run SET status = 'INTERRUPTED', ended = ?, message = ? WHERE status ="
            + " 'RUNNING'";
    db.write(c -> Sql.update(c, sql, Sql.now(clock), JobState.CUT_SHORT));
    return store;
  }

  /// Keeps a pipeline, in the place of one of that name.
  public Pipeline save(Pipeline pipeline) {
    var sql =
        "MERGE INTO pipeline(name, template, settings, schedule, zone, paused, next_run) KEY (name)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    db.write(
        c ->
            Sql.update(
                c,
                sql,
                pipeline.name(),
                pipeline.template(),
                Json.write(pipeline.settings()),
                pipeline.schedule().text(),
                zone(pipeline.schedule()).getId(),
                pipeline.paused(),
                pipeline.next().map(Sql::kept)));
    return get(pipeline.name());
  }

  /// By name.
  public List<Pipeline> list() {
    return db.read(c -> Sql.list(c, PIPELINES + "ORDER BY name", PipelineStore::pipeline));
  }

  /// Those that should have begun, the longest waiting first.
  public List<Pipeline> due() {
    var sql = PIPELINES + "WHERE next_run <= ? ORDER BY next_run";
    return db.read(c -> Sql.list(c, sql, PipelineStore::pipeline, Sql.now(clock)));
  }

  /// @throws NotFound naming the known ones
  public Pipeline get(String name) {
    return find(name)
        .orElseThrow(
            () -> {
              var known = list().stream().map(Pipeline::name).limit(20).toList();
              return new NotFound(
                  "There is no pipeline '" + name + "'.",
                  known.isEmpty()
                      ? "Make one with 'pipeline schedule NAME --template monitor --every 6h'."
                      : "Known: " + String.join(", ", known) + ".");
            });
  }

  public Optional<Pipeline> find(String name) {
    return db.read(c -> Sql.first(c, PIPELINES + "WHERE name = ?", PipelineStore::pipeline, name));
  }

  /// Forgets a pipeline; its runs stay in the history.
  public void delete(String name) {
    get(name);
    db.write(c -> Sql.update(c, "DELETE FROM pipeline WHERE name = ?", name));
  }

  /// A run that somebody asked for; it begins now.
  public PipelineRun begin(Pipeline pipeline) {
    return db.write(c -> begun(c, pipeline.name(), Optional.empty()));
  }

  /// A run that was due; it begins now. The next one is due after now: however many were missed,
  /// they are made up for once.
  ///
  /// @param pipeline as [#due] gave it
  /// @return empty where it was changed, paused, deleted or begun meanwhile
  public Optional<PipelineRun> beginDue(Pipeline pipeline) {
    var name = pipeline.name();
    return db.write(
        c -> {
          var kept = Sql.first(c, PIPELINES + "WHERE name = ?", PipelineStore::pipeline, name);
          if (!kept.equals(Optional.of(pipeline))) return Optional.empty();
          var next = pipeline.dueAfter(Sql.now(clock)).next().map(Sql::kept);
          Sql.update(c, "UPDATE pipeline SET next_run = ? WHERE name = ?", next, name);
          return Optional.of(begun(c, name, pipeline.next()));
        });
  }

  private PipelineRun begun(Connection c, String name, Optional<Instant> due) throws SQLException {
    var insert =
        "INSERT INTO pipeline_run(pipeline, due, started, status, message) VALUES (?, ?, ?,"
            + " 'RUNNING', '')";
    long id = Sql.insert(c, insert, name, due, Sql.now(clock));
    return Sql.first(c, RUNS + "WHERE id = ?", PipelineStore::run, id).orElseThrow();
  }

  public PipelineRun end(long id, JobState state, String message) {
    var sql =
        "UPDATE pipeline_run SET status = ?, ended = ?, message = ? WHERE id = ? AND ended IS NULL";
    var kept = message.substring(0, Math.min(LONGEST_MESSAGE, message.length()));
    return db.write(
        c -> {
          Sql.update(c, sql, state, Sql.now(clock), kept, id);
          return Sql.first(c, RUNS + "WHERE id = ?", PipelineStore::run, id).orElseThrow();
        });
  }

  /// The newest first.
  ///
  /// @param pipeline of all where empty
  public List<PipelineRun> history(Optional<String> pipeline, int most) {
    var end = " ORDER BY id DESC FETCH NEXT " + most + " ROWS ONLY";
    return db.read(
        c ->
            pipeline.isPresent()
                ? Sql.list(c, RUNS + "WHERE pipeline = ?" + end, PipelineStore::run, pipeline.get())
                : Sql.list(c, RUNS + end, PipelineStore::run));
  }

  private static ZoneId zone(Schedule schedule) {
    return schedule instanceof Schedule.Cronned(String text, ZoneId zone)
        ? zone
        : ZoneId.systemDefault();
  }

  private static Pipeline pipeline(ResultSet row) throws SQLException {
    return new Pipeline(
        row.getString("name"),
        Template.valueOf(row.getString("template")),
        Json.readMap(row.getString("settings"), String.class),
        Schedule.of(row.getString("schedule"), ZoneId.of(row.getString("zone"))),
        row.getBoolean("paused"),
        Optional.ofNullable(row.getObject("next_run", Instant.class)));
  }

  private static PipelineRun run(ResultSet row) throws SQLException {
    return new PipelineRun(
        row.getLong("id"),
        row.getString("pipeline"),
        Optional.ofNullable(row.getObject("due", Instant.class)),
        row.getObject("started", Instant.class),
        Optional.ofNullable(row.getObject("ended", Instant.class)),
        JobState.valueOf(row.getString("status")),
        row.getString("message"));
  }
}
