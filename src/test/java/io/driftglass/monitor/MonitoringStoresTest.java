package io.driftglass.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.db.Database;
import io.driftglass.db.DatabaseException;
import io.driftglass.db.Sql;
import io.driftglass.job.JobState;
import io.driftglass.monitor.abtest.AbTestStore;
import io.driftglass.monitor.abtest.Look;
import io.driftglass.monitor.drift.Verdict;
import io.driftglass.problem.Conflict;
import io.driftglass.registry.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoringStoresTest {
  private static final Instant NOON = Instant.parse("2026-04-24T12:00:00Z");

  @TempDir Path folder;
  private Instant now = NOON;
  private final InstantSource clock = () -> now;
  private Database db;
  private PerformanceStore performances;
  private AlertStore alerts;

  @BeforeEach
  void open() {
    db = Database.open(folder.resolve("w"));
    performances = new PerformanceStore(db);
    alerts = new AlertStore(db, clock);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void figures_come_back_as_they_were_kept() {
    var kept = performances.record(figures("a", Map.of("rmse", 2.0, "mae", 1.5), 0));
    assertEquals(List.of(kept), performances.list("pump v1", Optional.of("")));
    assertEquals(Map.of("mape", "an actual value is 0"), kept.notComputed());
    assertEquals("moved a little; PSI 0.12", kept.drift().orElseThrow().details().get("flow"));
  }

  @Test
  void recording_a_window_twice_leaves_one_row_and_another_window_stands_beside_it() {
    performances.record(figures("a", Map.of("mae", 1.0), 0));
    performances.record(figures("a", Map.of("mae", 2.0), 0));
    performances.record(figures("b", Map.of("mae", 3.0), 0));
    assertEquals(
        List.of(2.0, 3.0),
        performances.list("", Optional.empty()).stream().map(p -> p.metrics().get("mae")).toList());
  }

  @Test
  void the_latest_of_a_model_is_the_newest_and_of_two_alike_the_later_recorded() {
    performances.record(figures("a", Map.of("mae", 1.0), 1));
    performances.record(figures("b", Map.of("mae", 2.0), 1));
    performances.record(figures("c", Map.of("mae", 3.0), 0));
    assertEquals(
        List.of(2.0), performances.latest().stream().map(p -> p.metrics().get("mae")).toList());
  }

  @Test
  void the_last_figures_of_many_versions_are_read_without_the_others() {
    for (int day = 0; day < 5; day++) {
      performances.record(figures("day " + day, Map.of("mae", (double) day), day));
      performances.record(of("fan v1", day, 10));
    }
    performances.record(of("pump v12", 9, 20));
    performances.record(of("pumps v1", 9, 30));
    assertEquals(
        List.of(3.0, 4.0, 20.0), maes(performances.recent(List.of("pump v1", "pump v12"), 2)));
    assertEquals(List.of(0.0, 1.0, 2.0, 3.0, 4.0, 20.0), maes(performances.ofVersions("pump")));
  }

  private static List<Double> maes(List<Performance> all) {
    return all.stream().map(p -> p.metrics().get("mae")).toList();
  }

  @Test
  void a_validation_is_the_latest_only_where_nothing_else_was_recorded() {
    performances.record(figures("pump v1", "a", Map.of("mae", 5.0), 9));
    performances.record(figures("pump v1", "a", Map.of("mae", 6.0), 9));
    performances.record(figures("fan v1", "a", Map.of("mae", 7.0), 9));
    assertEquals(2, performances.list("", Optional.empty()).size(), "other rows, same stamps");
    assertEquals(7, performances.latest().getFirst().metrics().get("mae"));
    performances.record(figures("a", Map.of("mae", 1.0), 0));
    assertEquals(
        List.of(1.0), performances.latest().stream().map(p -> p.metrics().get("mae")).toList());
  }

  @Test
  void the_database_refuses_figures_that_cannot_be() {
    for (var impossible :
        List.of(
            Map.of("precision", 1.1),
            Map.of("alarm_rate", 1.1),
            Map.of("point_f1", -.1),
            Map.of("recall", -.1),
            Map.of("f1_score", 2.0),
            Map.of("mae", -1.0),
            Map.of("r_squared", 1.5),
            Map.of("mae", 2.0, "rmse", 1.0))) {
      assertThrows(DatabaseException.class, () -> performances.record(figures("a", impossible, 0)));
    }
    assertEquals(List.of(), performances.list("", Optional.empty()));
    performances.record(figures("a", Map.of("rmse", 2.0, "mae", 2.0), 0));
    for (var impossible :
        List.of("data_completeness = 1.01", "sample_count = -1", "drift_score = -1", "mae = 2.1")) {
      assertThrows(
          DatabaseException.class,
          () -> run("UPDATE model_performance_metrics SET " + impossible),
          impossible);
    }
  }

  @Test
  void what_is_seen_again_is_counted_and_not_told_again() {
    for (int hour = 0; hour < 5; hour++) {
      alerts.tell(drift(Signal.State.WRONG));
      now = now.plus(Duration.ofHours(1));
    }
    var all = alerts.list(99);
    assertEquals(1, all.size());
    assertEquals(5, all.getFirst().times());
    assertTrue(all.getFirst().message().endsWith("a new normal?"), all.getFirst().message());
  }

  @Test
  void a_value_that_flaps_raises_at_most_one_alert_an_hour() {
    for (int minute = 0; minute < 180; minute++) {
      alerts.tell(drift(minute % 2 == 0 ? Signal.State.WRONG : Signal.State.RIGHT));
      now = now.plus(Duration.ofMinutes(1));
    }
    assertEquals(1, alerts.list(99).size());
    assertEquals(Signal.State.WRONG, Signal.above(.2, .2, .1));
    assertEquals(Signal.State.BETWEEN, Signal.above(.199, .2, .1));
    assertEquals(Signal.State.RIGHT, Signal.above(.09, .2, .1));
  }

  @Test
  void a_figure_that_flaps_by_a_hundredth_is_told_once_until_it_is_right_again() {
    for (int minute = 0; minute < 180; minute++) {
      double value = minute % 2 == 0 ? .2 * 1.01 : .2 * .99;
      alerts.tell(drift(Signal.above(value, .2, .1)));
      now = now.plus(Duration.ofMinutes(1));
    }
    assertEquals(List.of(90), alerts.list(99).stream().map(Alert::times).toList());
    alerts.tell(drift(Signal.above(.09, .2, .1)));
    assertFalse(alerts.list(99).getFirst().open());
    now = now.plus(Duration.ofMinutes(61));
    alerts.tell(drift(Signal.above(.21, .2, .1)));
    assertEquals(2, alerts.list(99).size(), "after an hour it is told anew");
  }

  @Test
  void the_database_refuses_trainings_that_cannot_be() {
    var store = TrainingStore.open(db, clock);
    store.start(Task.ANOMALY, "pump", "", Map.of(), Trigger.MANUAL);
    for (var impossible :
        List.of(
            "status = 'DONE'",
            "status = 'COMPLETED'",
            "training_end = training_start",
            "status = 'FAILED', training_end = DATEADD(HOUR, -1, training_start)",
            "trigger_type = 'WHIM'",
            "sample_count = -1")) {
      assertThrows(
          DatabaseException.class,
          () -> run("UPDATE model_training_history SET " + impossible),
          impossible);
    }
    assertEquals(JobState.RUNNING, store.list().getFirst().status());
  }

  @Test
  void an_alert_is_resolved_once_with_a_note_and_then_another_may_come() {
    long id = alerts.tell(drift(Signal.State.WRONG)).orElseThrow().id();
    var resolved = alerts.resolve(id, "sensor replaced");
    assertEquals(Optional.of(NOON), resolved.resolved());
    assertEquals("sensor replaced", resolved.note());
    assertThrows(Conflict.class, () -> alerts.resolve(id, "again"));
    assertThrows(Conflict.class, () -> alerts.acknowledge(id));
    alerts.tell(drift(Signal.State.WRONG));
    assertEquals(2, alerts.list(99).size());
    assertTrue(alerts.list(99).getFirst().open());
    assertEquals(1, alerts.list(0).size(), "those that ended are left out");
    alerts.resolve(alerts.list(0).getFirst().id(), "later");
    assertEquals(List.of("later"), alerts.list(1).stream().map(Alert::note).toList());
  }

  @Test
  void a_snoozed_alert_asks_again_when_its_time_is_over() {
    long id = alerts.tell(drift(Signal.State.WRONG)).orElseThrow().id();
    var snoozed = alerts.snooze(id, NOON.plus(Duration.ofHours(8)));
    assertFalse(snoozed.asking(NOON.plus(Duration.ofHours(7))));
    assertTrue(snoozed.asking(NOON.plus(Duration.ofHours(8))));
    assertTrue(alerts.acknowledge(id).acknowledged());
    assertEquals("trained anew", alerts.acted(id, "trained anew").autoAction());
  }

  @Test
  void a_training_takes_only_legal_steps_and_is_interrupted_with_its_process() {
    var store = TrainingStore.open(db, clock);
    var one = store.start(Task.ANOMALY, "pump", "", Map.of("lags", "8"), Trigger.DRIFT);
    assertEquals(JobState.COMPLETED, store.end(one.id(), JobState.COMPLETED, "").status());
    assertThrows(Conflict.class, () -> store.end(one.id(), JobState.FAILED, ""));
    store.start(Task.ANOMALY, "pump", "", Map.of(), Trigger.MANUAL);
    var later = TrainingStore.open(db, clock).list();
    assertEquals(
        List.of(JobState.INTERRUPTED, JobState.COMPLETED),
        later.stream().map(Training::status).toList());
  }

  @Test
  void a_training_that_two_hear_of_is_noted_once() {
    var store = TrainingStore.open(db, clock);
    var heard =
        new Training(
            0,
            Task.ANOMALY,
            "pump",
            "",
            NOON,
            Optional.of(NOON),
            JobState.COMPLETED,
            "0",
            "99",
            100,
            OptionalLong.of(1),
            OptionalDouble.empty(),
            Map.of(),
            Trigger.MANUAL,
            "");
    store.add(heard);
    store.add(heard);
    assertEquals(1, store.list().size());
  }

  @Test
  void a_storm_of_drift_gives_one_training_a_day() {
    var store = TrainingStore.open(db, clock);
    store.start(Task.ANOMALY, "pump", "", Map.of(), Trigger.MANUAL);
    assertEquals(Optional.empty(), Training.mayTrainFrom(store.list(), now));
    store.start(Task.ANOMALY, "pump", "", Map.of(), Trigger.DRIFT);
    assertEquals(
        Optional.of(NOON.plus(Duration.ofHours(24))), Training.mayTrainFrom(store.list(), now));
    assertEquals(
        Optional.empty(), Training.mayTrainFrom(store.list(), NOON.plus(Duration.ofHours(24))));
  }

  @Test
  void the_database_refuses_tests_that_cannot_be() {
    test("'a', 1, 2, .5, 'REPLAY', 0");
    for (var impossible :
        List.of(
            "'b', 1, 1, .5, 'REPLAY', 0",
            "'b', 1, 2, 0, 'REPLAY', 0",
            "'b', 1, 2, 1, 'REPLAY', 0",
            "'b', 1, 2, .5, 'SHADOW', 0",
            "'a', 3, 4, .5, 'REPLAY', 0")) {
      assertThrows(DatabaseException.class, () -> test(impossible), impossible);
    }
    assertEquals(1, count("v_active_ab_tests"));
    test("'b', 1, 2, .5, 'SHADOW', 203");
    run("UPDATE model_ab_tests SET test_status = 'STOPPED', test_end = test_start");
    assertEquals(0, count("v_active_ab_tests"));
    assertThrows(
        DatabaseException.class,
        () -> run("UPDATE model_ab_tests SET test_status = 'RUNNING' WHERE machine_id = 'a'"));
  }

  @Test
  void of_two_looks_made_beside_each_other_the_first_counts() {
    test("'a', 1, 2, .5, 'SHADOW', 203");
    var tests = new AbTestStore(db, () -> NOON);
    var seen = tests.list().getFirst();
    var look = new Look(60, .1, -.5, .7, 1, .9, .3);
    assertEquals(List.of(look), tests.looked(seen, look).looks());
    assertEquals(List.of(look), tests.looked(seen, look).looks());
  }

  @Test
  void an_alert_is_resolved_where_it_has_a_time_and_only_there() {
    alerts.tell(drift(Signal.State.WRONG));
    assertEquals(1, count("v_unresolved_model_alerts"));
    assertThrows(DatabaseException.class, () -> run("UPDATE model_alerts SET is_resolved = TRUE"));
    assertThrows(
        DatabaseException.class,
        () -> run("UPDATE model_alerts SET resolved_timestamp = timestamp"));
    run("UPDATE model_alerts SET is_resolved = TRUE, resolved_timestamp = timestamp");
    assertEquals(0, count("v_unresolved_model_alerts"));
  }

  /// @param values machine, two versions, split, mode and plan
  private void test(String values) {
    run(
        "INSERT INTO model_ab_tests(test_name, model_type, model_a_version, model_b_version,"
            + " test_start, test_status, planned_looks, looks, winner_metrics, machine_id,"
            + " model_a_id, model_b_id, traffic_split, test_mode, planned_rows) VALUES ('t',"
            + " 'FORECAST', 'x v1', 'x v2', CURRENT_TIMESTAMP, 'RUNNING', 1, '[]', '{}', "
            + values
            + ")");
  }

  private void run(String sql) {
    db.write(c -> Sql.update(c, sql));
  }

  private long count(String view) {
    return db.read(
        c -> Sql.first(c, "SELECT COUNT(*) FROM " + view, row -> row.getLong(1)).orElseThrow());
  }

  private static Signal drift(Signal.State state) {
    return new Signal(
        AlertType.DRIFT,
        AlertLevel.MAJOR,
        Optional.of(Task.ANOMALY),
        "pump v1",
        "",
        "inputs",
        state,
        "Drift: flow moved.",
        Map.of("flow", "moved"));
  }

  private static Performance of(String model, int day, double mae) {
    var of = figures("day " + day, Map.of("mae", mae), day);
    return new Performance(
        0,
        model,
        of.task(),
        of.machine(),
        of.dataset(),
        of.evaluated(),
        of.from(),
        of.until(),
        of.origin(),
        of.metrics(),
        of.notComputed(),
        of.drift(),
        of.rows(),
        of.completeness());
  }

  private static Performance figures(String window, Map<String, Double> metrics, int day) {
    return figures("", window, metrics, day);
  }

  /// @param dataset of a validation; empty for rows in use
  private static Performance figures(
      String dataset, String window, Map<String, Double> metrics, int day) {
    return new Performance(
        0,
        "pump v1",
        Task.FORECAST,
        "",
        dataset,
        NOON.plus(Duration.ofDays(day)),
        window,
        window,
        dataset.isEmpty() ? Performance.Origin.CHECK : Performance.Origin.EVALUATION,
        metrics,
        Map.of("mape", "an actual value is 0"),
        Optional.of(
            new Performance.DriftFigures(
                true,
                .12,
                Map.of("flow", "moved a little; PSI 0.12"),
                List.of(
                    new ChannelShift("flow", "m3/h", .12, -2.5, Verdict.MOVED_A_LITTLE, "12"),
                    new ChannelShift("state", "", Double.NaN, 0, Verdict.UNKNOWN, "")))),
        40,
        .9);
  }
}
