package io.driftglass.experiment;

import io.driftglass.db.Database;
import io.driftglass.db.Json;
import io.driftglass.db.Sql;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.NotFound;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/// The runs of a workspace: each is there from its start, so that a crash leaves a trace of it.
public final class RunStore {
  /// A log keeps its last so many lines.
  public static final int LOG_LINES = 2000;

  /// Facts that change with the state.
  private static final Set<String> STATE = Set.of("status", "seconds", "started");

  private static final int TEXT = 4000;
  private static final int TITLE = 1000;
  private static final String COLUMNS =
      "SELECT id, kind, title, state, parameters, metrics, fraction, message, started, ended, tags,"
          + " notes";

  private final Database db;
  private final InstantSource clock;

  private RunStore(Database db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  /// The runs of a workspace that was just opened: what an ended process left unfinished becomes
  /// [JobState#INTERRUPTED].
  public static RunStore open(Database db, InstantSource clock) {
    var store = new RunStore(db, clock);
    store.interruptUnfinished();
    store.indexAll();
    return store;
  }

  /// A run that waits for its turn.
  public Run queue(String kind, String title, Map<String, String> parameters) {
    return add(kind, title, parameters, JobState.PENDING);
  }

  /// A run that begins now.
  public Run start(String kind, String title, Map<String, String> parameters) {
    return add(kind, title, parameters, JobState.RUNNING);
  }

  /// Keeps runs that ended elsewhere, all or none.
  public void adopt(List<Run> ended) {
    db.write(
        c -> {
          ended.forEach(this::adopt);
          return ended.size();
        });
  }

  /// Keeps a run that ended elsewhere, under a number of its own.
  public Run adopt(Run ended) {
    if (!ended.state().ended()) throw new IllegalArgumentException(ended + " has not ended");
    var sql =
        "INSERT INTO run(kind, title, state, parameters, metrics, fraction, message, started,"
            + " ended, tags, notes, indexed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, TRUE)";
    return db.write(
        c ->
            indexed(
                c,
                Sql.insert(
                    c,
                    sql,
                    ended.kind(),
                    cut(ended.title(), TITLE),
                    ended.state(),
                    Json.write(ended.parameters()),
                    Json.write(ended.metrics()),
                    ended.fraction(),
                    cut(ended.message(), TEXT),
                    ended.started(),
                    ended.ended(),
                    Json.write(ended.tags()),
                    cut(ended.notes(), TEXT))));
  }

  /// A queued run begins: its time is counted from now.
  public Run begin(long id) {
    return become(id, JobState.RUNNING, "");
  }

  /// @param message why it failed, or empty
  /// @throws Conflict where it has ended already
  public Run end(long id, JobState state, String message) {
    if (!state.ended()) throw new IllegalArgumentException(state + " is no end");
    return become(id, state, message);
  }

  /// What a run's work reports to: passed on to `listener`, kept here twice a second at most.
  public Progress watch(long id, Progress listener) {
    return new RunProgress(this, id, listener, clock);
  }

  /// Sets how far a running run is; of an ended one nothing changes.
  public void progress(long id, double fraction, String message) {
    var sql = "UPDATE run SET fraction = ?, message = ? WHERE id = ? AND state = 'RUNNING'";
    db.write(c -> Sql.update(c, sql, fraction, cut(message, TEXT), id));
  }

  /// Adds metrics to those the run has; one of the same name is replaced.
  public Run metrics(long id, Map<String, Double> metrics) {
    return db.write(
        c -> {
          var all = new HashMap<>(get(c, id).metrics());
          all.putAll(metrics);
          Sql.update(c, "UPDATE run SET metrics = ? WHERE id = ?", Json.write(all), id);
          return changed(c, id, metrics.keySet());
        });
  }

  /// Sets the words by which people find a run.
  public Run tag(long id, List<String> tags) {
    return db.write(
        c -> {
          get(c, id);
          var sorted = tags.stream().map(String::strip).distinct().sorted().toList();
          Sql.update(c, "UPDATE run SET tags = ? WHERE id = ?", Json.write(sorted), id);
          return changed(c, id, Set.of("tag"));
        });
  }

  /// Sets what people write about a run.
  public Run note(long id, String notes) {
    return db.write(
        c -> {
          get(c, id);
          Sql.update(c, "UPDATE run SET notes = ? WHERE id = ?", cut(notes, TEXT), id);
          return changed(c, id, Set.of("notes"));
        });
  }

  /// Adds a line to the run's log; the oldest one goes where there are [#LOG_LINES].
  public void log(long id, String line) {
    db.write(
        c -> {
          var next = "SELECT COALESCE(MAX(line) + 1, 0) FROM run_log WHERE run_id = ?";
          int number = Sql.first(c, next, row -> row.getInt(1), id).orElseThrow();
          var insert = "INSERT INTO run_log VALUES (?, ?, ?, ?)";
          Sql.update(c, insert, id, number, clock.instant(), cut(line, TEXT));
          var trim = "DELETE FROM run_log WHERE run_id = ? AND line <= ?";
          return Sql.update(c, trim, id, number - LOG_LINES);
        });
  }

  /// Oldest line first.
  public List<LogLine> log(long id) {
    var sql = "SELECT at, text FROM run_log WHERE run_id = ? ORDER BY line";
    return db.read(
        c -> Sql.list(c, sql, row -> new LogLine(instant(row, 1), row.getString(2)), id));
  }

  /// Sets a point of a curve, such as `loss` after an epoch.
  public void point(long id, String curve, long step, double value) {
    var sql = "MERGE INTO run_point KEY (run_id, curve, step) VALUES (?, ?, ?, ?)";
    db.write(c -> Sql.update(c, sql, id, curve, step, value));
  }

  /// Every curve of a run by name, each as values by step.
  public SequencedMap<String, SequencedMap<Long, Double>> curves(long id) {
    var sql = "SELECT curve, step, val FROM run_point WHERE run_id = ? ORDER BY curve, step";
    record Point(String curve, long step, double value) {}
    var curves = new TreeMap<String, SequencedMap<Long, Double>>();
    db.read(
            c ->
                Sql.list(
                    c,
                    sql,
                    row -> new Point(row.getString(1), row.getLong(2), row.getDouble(3)),
                    id))
        .forEach(
            point ->
                curves
                    .computeIfAbsent(point.curve(), name -> new TreeMap<>())
                    .put(point.step(), point.value()));
    return curves;
  }

  /// One page of the runs that pass a filter, and how many pass it on all pages.
  ///
  /// @throws io.driftglass.problem.InvalidSetting where the filter is not understood
  public RunPage find(RunQuery query) {
    return db.read(
        c -> {
          var ids = FactStore.ids(c, query);
          int from = Math.min(query.offset(), ids.size());
          var page = ids.subList(from, Math.min(ids.size(), from + query.limit()));
          var runs = new HashMap<Long, Run>();
          list(c, page).forEach(run -> runs.put(run.id(), run));
          return new RunPage(page.stream().map(runs::get).toList(), ids.size());
        });
  }

  /// @throws NotFound where there is none
  public Run get(long id) {
    return db.read(c -> get(c, id));
  }

  /// Those that are there of some runs.
  public List<Run> list(List<Long> ids) {
    return db.read(c -> list(c, ids));
  }

  private static List<Run> list(Connection c, List<Long> ids) throws SQLException {
    if (ids.isEmpty()) return List.of();
    var sql = COLUMNS + " FROM run WHERE id = ANY(?)";
    return Sql.list(c, sql, RunStore::run, (Object) ids.toArray(Long[]::new));
  }

  /// Runs by kind and state.
  public List<Tally> tally() {
    var sql =
        "SELECT kind, state, COUNT(*), COALESCE(SUM(EXTRACT(EPOCH FROM (ended - started))), 0) FROM"
            + " run GROUP BY kind, state ORDER BY kind, state";
    return db.read(
        c ->
            Sql.list(
                c,
                sql,
                row ->
                    new Tally(
                        row.getString(1),
                        JobState.valueOf(row.getString(2)),
                        row.getLong(3),
                        row.getDouble(4))));
  }

  /// The newest thousand, newest first.
  public List<Run> list() {
    var sql = COLUMNS + " FROM run ORDER BY id DESC FETCH NEXT 1000 ROWS ONLY";
    return db.read(c -> Sql.list(c, sql, RunStore::run));
  }

  private Run add(String kind, String title, Map<String, String> parameters, JobState state) {
    var sql =
        "INSERT INTO run(kind, title, state, parameters, metrics, fraction, message, started,"
            + " indexed) VALUES (?, ?, ?, ?, '{}', 0, '', ?, TRUE)";
    return db.write(
        c -> {
          var now = Sql.now(clock);
          var json = Json.write(parameters);
          return indexed(c, Sql.insert(c, sql, kind, cut(title, TITLE), state, json, now));
        });
  }

  private Run become(long id, JobState next, String message) {
    return db.write(
        c -> {
          var run = get(c, id);
          if (!run.state().canBecome(next)) {
            throw new Conflict(
                "run %d is %s and cannot become %s".formatted(id, run.state(), next),
                "Look at its log; start it anew where it should run again.");
          }
          Sql.update(
              c,
              "UPDATE run SET state = ?, started = ?, message = ?, fraction = ?, ended = ? WHERE id"
                  + " = ?",
              next,
              next == JobState.RUNNING ? Sql.now(clock) : run.started(),
              cut(message, TEXT),
              next == JobState.COMPLETED ? 1 : run.fraction(),
              next.ended() ? Optional.of(Sql.now(clock)) : Optional.empty(),
              id);
          return changed(c, id, STATE);
        });
  }

  private void interruptUnfinished() {
    var open = "SELECT id FROM run WHERE state IN ('PENDING', 'RUNNING')";
    var sql = "UPDATE run SET state = ?, ended = ?, message = ? WHERE id = ?";
    db.write(
        c -> {
          for (long id : Sql.list(c, open, row -> row.getLong(1))) {
            Sql.update(c, sql, JobState.INTERRUPTED, Sql.now(clock), JobState.CUT_SHORT, id);
            changed(c, id, STATE);
          }
          return null;
        });
  }

  /// Runs from before they could be filtered are made to be found.
  private void indexAll() {
    var some = "SELECT id FROM run WHERE indexed = FALSE LIMIT 1000";
    boolean more = true;
    while (more) {
      more =
          db.write(
              c -> {
                var ids = Sql.list(c, some, row -> row.getLong(1));
                for (long id : ids) {
                  Sql.update(c, "DELETE FROM run_fact WHERE run_id = ?", id);
                  indexed(c, id);
                  Sql.update(c, "UPDATE run SET indexed = TRUE WHERE id = ?", id);
                }
                return !ids.isEmpty();
              });
    }
  }

  /// The run as it is now, some of its facts to be found anew.
  private static Run changed(Connection c, long id, Set<String> names) throws SQLException {
    var run = get(c, id);
    FactStore.rewrite(c, run, names);
    return run;
  }

  /// The run as it is now, to be found by all that is known of it.
  private static Run indexed(Connection c, long id) throws SQLException {
    var run = get(c, id);
    FactStore.write(c, run);
    return run;
  }

  private static Run get(Connection c, long id) throws SQLException {
    return Sql.first(c, COLUMNS + " FROM run WHERE id = ?", RunStore::run, id)
        .orElseThrow(
            () -> new NotFound("there is no run " + id, "List the runs to see their numbers."));
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        JobState.valueOf(row.getString(4)),
        Json.readMap(row.getString(5), String.class),
        Json.readMap(row.getString(6), Double.class),
        row.getDouble(7),
        row.getString(8),
        instant(row, 9),
        Optional.ofNullable(instant(row, 10)),
        Json.readList(row.getString(11), String.class),
        row.getString(12));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, Instant.class);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "\u2026";
  }
}
