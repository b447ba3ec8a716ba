package io.driftglass.monitor.abtest;

import io.driftglass.db.Database;
import io.driftglass.db.Json;
import io.driftglass.db.Sql;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.NotFound;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The A/B tests of a workspace; one runs a machine and task at most.
public final class AbTestStore {
  private static final String COLUMNS =
      "SELECT id, test_name, model_type, machine_id, model_a_id, model_a_version, model_b_id,"
          + " model_b_version, test_start, test_end, test_status, traffic_split, planned_looks,"
          + " looks, winner_model, winner_metrics, test_mode, begin_tick, planned_rows FROM ";

  private final Database db;
  private final InstantSource clock;

  public AbTestStore(Database db, InstantSource clock) {
    this.db = db;
    this.clock = clock;
  }

  /// What a test is to do.
  ///
  /// @param split between 0 and 1
  /// @param looks planned of rows that are there; 1 or more
  /// @param beginTick and `rows` of an open test; 0 of another one
  public record Plan(AbTest.Mode mode, double split, int looks, long beginTick, int rows) {}

  /// @throws Conflict where one runs already for that machine and task
  public AbTest start(String name, String machine, ModelVersion a, ModelVersion b, Plan plan) {
    var task = a.card().task();
    return db.writeThrough(
        c -> {
          var running =
              Sql.first(
                  c,
                  COLUMNS + "v_active_ab_tests WHERE model_type = ? AND machine_id = ?",
                  AbTestStore::test,
                  task,
                  machine);
          if (running.isPresent()) {
            throw new Conflict(
                "the test '" + running.get().name() + "' is still running for this machine",
                "Stop it first: abtest stop " + running.get().id() + ".");
          }
          var insert =
              "INSERT INTO model_ab_tests(test_name, model_type, machine_id, model_a_id,"
                  + " model_a_version, model_b_id, model_b_version, test_start, test_status,"
                  + " traffic_split, planned_looks, looks, winner_metrics, test_mode, begin_tick,"
                  + " planned_rows) VALUES (?, ?, ?, ?, ?,"
                  + " ?, ?, ?, 'RUNNING', ?, ?, '[]', '{}', ?, ?, ?)";
          return get(
              c,
              Sql.insert(
                  c,
                  insert,
                  name,
                  task,
                  machine,
                  a.id(),
                  a.title(),
                  b.id(),
                  b.title(),
                  Sql.now(clock),
                  plan.split(),
                  plan.looks(),
                  plan.mode(),
                  plan.beginTick(),
                  plan.rows()));
        });
  }

  /// Keeps what was seen; ends the test where that decides it or was the last look.
  public AbTest seen(long id, Comparison comparison) {
    return db.writeThrough(
        c -> {
          var test = running(c, id);
          Optional<String> winner =
              switch (comparison.winner()) {
                case A -> Optional.of(test.versionA());
                case B -> Optional.of(test.versionB());
                case NONE -> Optional.empty();
              };
          var metrics =
              Map.of(
                  "loss_a", comparison.last().lossA(),
                  "loss_b", comparison.last().lossB(),
                  "gain", comparison.last().gain(),
                  "gain_low", comparison.last().low(),
                  "gain_high", comparison.last().high(),
                  "effect", comparison.effect(),
                  "rows", (double) comparison.last().rows());
          Sql.update(
              c,
              "UPDATE model_ab_tests SET looks = ?, winner_model = ?, winner_metrics = ?,"
                  + " test_status = 'COMPLETED', test_end = ? WHERE id = ?",
              Json.write(comparison.looks()),
              winner,
              Json.write(metrics),
              Sql.now(clock),
              id);
          return get(c, id);
        });
  }

  /// Keeps a look of an open test; ends it where that decides it or the plan is over. Of two looks
  /// made beside each other the first alone counts: the other spends what is spent already.
  ///
  /// @param seen the test when it was looked at
  public AbTest looked(AbTest seen, Look look) {
    long id = seen.id();
    return db.writeThrough(
        c -> {
          var test = running(c, id);
          if (test.looks().size() != seen.looks().size()) return test;
          var looks = new ArrayList<>(test.looks());
          looks.add(look);
          boolean over = OpenTest.over(looks);
          Optional<String> winner =
              look.low() > 0
                  ? Optional.of(test.versionB())
                  : look.high() < 0 ? Optional.of(test.versionA()) : Optional.empty();
          var metrics =
              Map.of(
                  "loss_a", look.lossA(),
                  "loss_b", look.lossB(),
                  "gain", look.gain(),
                  "gain_low", look.low(),
                  "gain_high", look.high(),
                  "rows", (double) look.rows());
          Sql.update(
              c,
              "UPDATE model_ab_tests SET looks = ?, winner_model = ?, winner_metrics = ?,"
                  + " test_status = ?, test_end = ? WHERE id = ?",
              Json.write(looks),
              winner,
              Json.write(metrics),
              over ? AbTest.Status.COMPLETED : AbTest.Status.RUNNING,
              over ? Optional.of(Sql.now(clock)) : Optional.empty(),
              id);
          return get(c, id);
        });
  }

  /// @throws Conflict where it has ended
  public AbTest stop(long id) {
    return db.writeThrough(
        c -> {
          running(c, id);
          Sql.update(
              c,
              "UPDATE model_ab_tests SET test_status = 'STOPPED', test_end = ? WHERE id = ?",
              Sql.now(clock),
              id);
          return get(c, id);
        });
  }

  /// Newest first.
  public List<AbTest> list() {
    return db.read(
        c -> Sql.list(c, COLUMNS + "model_ab_tests ORDER BY id DESC", AbTestStore::test));
  }

  /// Those that run, newest first.
  public List<AbTest> active() {
    return db.read(
        c -> Sql.list(c, COLUMNS + "v_active_ab_tests ORDER BY id DESC", AbTestStore::test));
  }

  /// @throws NotFound where there is none
  public AbTest get(long id) {
    return db.read(c -> get(c, id));
  }

  private static AbTest running(Connection c, long id) throws SQLException {
    var test = get(c, id);
    if (test.status() == AbTest.Status.RUNNING) return test;
    throw new Conflict("test " + id + " has ended already", "Start another one.");
  }

  private static AbTest get(Connection c, long id) throws SQLException {
    return Sql.first(c, COLUMNS + "model_ab_tests WHERE id = ?", AbTestStore::test, id)
        .orElseThrow(
            () -> new NotFound("there is no A/B test " + id, "List them to see their numbers."));
  }

  private static AbTest test(ResultSet row) throws SQLException {
    return new AbTest(
        row.getLong("id"),
        row.getString("test_name"),
        Task.valueOf(row.getString("model_type")),
        row.getString("machine_id"),
        row.getLong("model_a_id"),
        row.getString("model_a_version"),
        row.getLong("model_b_id"),
        row.getString("model_b_version"),
        row.getObject("test_start", Instant.class),
        Optional.ofNullable(row.getObject("test_end", Instant.class)),
        AbTest.Status.valueOf(row.getString("test_status")),
        AbTest.Mode.valueOf(row.getString("test_mode")),
        row.getDouble("traffic_split"),
        row.getInt("planned_looks"),
        row.getLong("begin_tick"),
        row.getInt("planned_rows"),
        Json.readList(row.getString("looks"), Look.class),
        Optional.ofNullable(row.getString("winner_model")),
        Json.readMap(row.getString("winner_metrics"), Double.class));
  }
}
