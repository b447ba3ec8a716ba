package io.driftglass.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.db.Database;
import io.driftglass.db.Sql;
import io.driftglass.job.JobState;
import io.driftglass.problem.InvalidSetting;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunQueryTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir Path folder;
  private Instant now = NOON;
  private Database db;
  private RunStore runs;

  /// 1 ridge on pump 3 mase 0.8, 2 theta on pump 4 mase 1.2, 3 import, 4 a failed training.
  @BeforeEach
  void open() {
    db = Database.open(folder.resolve("w"));
    runs = RunStore.open(db, () -> now);
    completed("train", "Ridge on pump 3", Map.of("method", "ridge", "lags", "24"), .8);
    now = now.plusSeconds(86_400);
    completed("train", "Theta on pump 4", Map.of("method", "theta"), 1.2);
    runs.start("import", "Import pump-3.csv", Map.of());
    runs.end(
        runs.start("train", "LSTM on pump 3", Map.of("method", "lstm")).id(), JobState.FAILED, "");
  }

  private void completed(String kind, String title, Map<String, String> parameters, double mase) {
    long id = runs.start(kind, title, parameters).id();
    runs.metrics(id, Map.of("mase", mase));
    now = now.plusSeconds(10);
    runs.end(id, JobState.COMPLETED, "");
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void runs_are_found_by_status_kind_parameters_metrics_and_title() {
    found("", 4, 3, 2, 1);
    found("status = completed", 2, 1);
    found("mase < 1", 1);
    found("mase >= 0.8", 2, 1);
    found("metric.mase > 1 or params.lags = 24", 2, 1);
    found("title ~ \"PUMP 3\"", 4, 1);
    found("kind = train and not status = failed", 2, 1);
    found("method != ridge", 4, 2);
    found("(method = ridge or method = lstm) and title ~ pump", 4, 1);
    found("pump theta", 2);
    found("seconds >= 10", 2, 1);
    found("nothing = 1");
    var day = NOON.atZone(ZoneId.systemDefault()).toLocalDate();
    found("started = " + day, 1);
    found("started > " + day, 4, 3, 2);
    found("started <= " + day, 1);
  }

  @Test
  void a_number_is_compared_as_one_and_a_text_in_any_case() {
    found("lags < 100", 1);
    found("lags = 24.0", 1);
    found("METHOD = Ridge", 1);
  }

  @Test
  void runs_are_sorted_by_a_metric_or_a_parameter_those_without_come_last() {
    assertEquals(List.of(1L, 2L, 4L, 3L), ids(RunQuery.NEWEST.sort("mase")));
    assertEquals(List.of(2L, 1L, 4L, 3L), ids(RunQuery.NEWEST.sort("-mase")));
    assertEquals(List.of(4L, 1L, 2L, 3L), ids(RunQuery.NEWEST.sort("method")));
    assertEquals(List.of(1L, 2L, 3L, 4L), ids(RunQuery.NEWEST.sort("id")));
    assertEquals(List.of(3L, 4L, 1L, 2L), ids(RunQuery.NEWEST.sort("title")));
  }

  @Test
  void a_page_knows_how_many_runs_there_are() {
    var page = runs.find(RunQuery.NEWEST.page(1, 3));
    assertEquals(List.of(1L), page.runs().stream().map(Run::id).toList());
    assertEquals(4, page.total());
    assertEquals(List.of(), runs.find(RunQuery.NEWEST.page(9, 3)).runs());
  }

  @Test
  void what_changes_is_found_as_it_is_now() {
    runs.tag(1, List.of("keep", "baseline"));
    runs.note(2, "Too slow in May");
    found("tag = baseline", 1);
    found("notes ~ may", 2);
    found("status = running", 3);
    runs.end(3, JobState.CANCELLED, "");
    found("status = running");
    found("status = cancelled", 3);
    runs.tag(1, List.of());
    found("tag = baseline");
  }

  @Test
  void a_run_that_ended_elsewhere_is_kept_and_found() {
    var first = runs.get(1);
    var copy = runs.adopt(first);
    assertEquals(5, copy.id());
    assertEquals(first.metrics(), copy.metrics());
    assertEquals(first.ended(), copy.ended());
    found("mase < 1", 5, 1);
  }

  @Test
  void several_are_kept_all_or_none() {
    var ended = runs.get(1);
    var running = runs.get(3);
    assertThrows(IllegalArgumentException.class, () -> runs.adopt(List.of(ended, running)));
    assertEquals(4, runs.find(RunQuery.NEWEST).total());
    runs.adopt(List.of(ended, ended));
    assertEquals(6, runs.find(RunQuery.NEWEST).total());
  }

  @Test
  void runs_of_an_earlier_program_are_found_after_the_next_start() {
    db.write(c -> Sql.update(c, "DELETE FROM run_fact"));
    db.write(c -> Sql.update(c, "UPDATE run SET indexed = FALSE"));
    close();
    db = Database.open(folder.resolve("w"));
    runs = RunStore.open(db, () -> now);
    found("mase < 1", 1);
    found("status = interrupted", 3);
  }

  @Test
  void a_filter_that_makes_no_sense_says_where() {
    for (var filter :
        List.of("mase <", "(mase < 1", "mase < 1)", "and mase < 1 or", "= 3", "\"x")) {
      var e = assertThrows(InvalidSetting.class, () -> RunQuery.NEWEST.filter(filter), filter);
      assertTrue(e.getMessage().startsWith("The filter '" + filter), e.getMessage());
    }
  }

  @Test
  void every_question_is_a_range_of_an_index() {
    for (var where :
        List.of("name = 'mase' AND number < 1", "name = 'method' AND text = 'ridge'")) {
      var plan =
          db.read(
              c ->
                  Sql.first(
                          c,
                          "EXPLAIN SELECT run_id FROM run_fact WHERE " + where,
                          row -> row.getString(1))
                      .orElseThrow());
      assertTrue(plan.contains("RUN_FACT_NUMBER") || plan.contains("RUN_FACT_TEXT"), plan);
      assertFalse(plan.contains("tableScan"), plan);
    }
  }

  private void found(String filter, long... expected) {
    assertEquals(
        java.util.Arrays.stream(expected).boxed().toList(),
        ids(RunQuery.NEWEST.filter(filter)),
        filter);
  }

  private List<Long> ids(RunQuery query) {
    return runs.find(query).runs().stream().map(Run::id).toList();
  }
}
