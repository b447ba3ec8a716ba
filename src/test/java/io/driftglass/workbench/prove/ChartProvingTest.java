package io.driftglass.workbench.prove;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.db.Database;
import io.driftglass.db.Sql;
import io.driftglass.job.Progress;
import io.driftglass.label.Said;
import io.driftglass.label.Verdict;
import io.driftglass.problem.Conflict;
import io.driftglass.registry.Task;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.detect.DetectRequest;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.forecast.ForecastRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChartProvingTest {
  private static final int ROWS = 12_000;
  private static final UnaryOperator<String> SAME = UnaryOperator.identity();

  @TempDir Path folder;

  @Test
  void scores_and_events_of_a_chart_are_proved_without_the_source_file() throws IOException {
    try (var workbench = open()) {
      long id = search(workbench, imported(workbench, "pump", SAME));
      var proof = workbench.chartProving().detection(id, Optional.empty(), Progress.NONE);
      assertTrue(proof.holds(), proof.toString());
      assertEquals(
          List.of("the data", "the scores", "the events"),
          proof.steps().stream().map(Proof.Step::what).toList());
      assertEquals("are equal bit by bit, 12,000 rows", proof.steps().get(1).found());
    }
  }

  @Test
  void what_people_confirm_later_does_not_change_what_a_chart_rests_on() throws IOException {
    try (var workbench = open()) {
      var dataset = imported(workbench, "pump", SAME);
      long id = search(workbench, dataset);
      var event = workbench.detection().get(id).events().getFirst();
      var said = Said.of(Verdict.ANOMALY);
      workbench.review().say(dataset, "", event.interval(), said, "ada");
      var proof = workbench.chartProving().detection(id, Optional.empty(), Progress.NONE);
      assertTrue(proof.holds(), proof.toString());
      long after = search(workbench, dataset);
      assertTrue(
          workbench.chartProving().detection(after, Optional.empty(), Progress.NONE).holds());
    }
  }

  @Test
  void a_changed_value_in_row_10_001_fails_the_proof_and_is_named() throws IOException {
    try (var workbench = open()) {
      long id = search(workbench, imported(workbench, "pump", SAME));
      var other =
          imported(workbench, "other", line -> line.startsWith("10000,") ? "10000,3.25" : line);
      var proof = workbench.chartProving().detection(id, Optional.of(other), Progress.NONE);
      assertFalse(proof.holds());
      assertEquals(1, proof.steps().size());
      assertTrue(
          proof
              .steps()
              .getFirst()
              .found()
              .contains("first difference: row 10,001, column a is 3.25"),
          proof.toString());
    }
  }

  @Test
  void one_changed_stamp_fails_the_proof_of_a_forecast_and_is_named() throws IOException {
    try (var workbench = open()) {
      long id = forecast(workbench, imported(workbench, "pump", SAME));
      assertTrue(workbench.chartProving().forecast(id, Optional.empty(), Progress.NONE).holds());
      var other = imported(workbench, "other", line -> line.replaceFirst("^11999,", "12000,"));
      var proof = workbench.chartProving().forecast(id, Optional.of(other), Progress.NONE);
      assertFalse(proof.holds());
      assertTrue(
          proof.steps().getFirst().found().contains("row 12,000 is stamped 12000, was 11999"),
          proof.toString());
    }
  }

  @Test
  void figures_of_a_training_are_proved_and_a_changed_one_is_named() throws IOException {
    long run;
    try (var workbench = open()) {
      var dataset = imported(workbench, "pump", SAME);
      var request =
          new TrainRequest(dataset, "", Task.ANOMALY, "robust-z", Map.of(), .6, .3, "watch");
      run = workbench.models().train(request, Progress.NONE).runId();
      var proof = workbench.chartProving().run(run, Progress.NONE);
      assertTrue(proof.holds(), proof.toString());
      var brought = workbench.runs().list().getLast().id();
      assertThrows(Conflict.class, () -> workbench.chartProving().run(brought, Progress.NONE));
    }
    changed(
        "UPDATE run SET metrics = REPLACE(metrics, '\"trained_rows\":7200.0',"
            + " '\"trained_rows\":7201.0')");
    try (var workbench = open()) {
      var proof = workbench.chartProving().run(run, Progress.NONE);
      assertEquals("trained_rows is 7200.0, the run says 7201.0", proof.steps().getLast().found());
      assertFalse(proof.holds());
    }
  }

  @Test
  void a_chart_of_another_method_than_kept_shows_the_first_score_that_differs() throws IOException {
    long id;
    try (var workbench = open()) {
      id = search(workbench, imported(workbench, "pump", SAME));
    }
    changed("UPDATE detection SET method = 'ridge-ar', settings = '{}'");
    try (var workbench = open()) {
      var proof = workbench.chartProving().detection(id, Optional.empty(), Progress.NONE);
      assertFalse(proof.holds());
      assertTrue(
          proof.steps().getLast().found().matches("row [0-9,]+, [0-9]+, has the score .*"),
          proof.toString());
    }
  }

  @Test
  void a_chart_of_an_earlier_version_says_that_it_cannot_be_proved() throws IOException {
    long id;
    try (var workbench = open()) {
      id = search(workbench, imported(workbench, "pump", SAME));
    }
    changed("UPDATE detection SET origin = ''");
    try (var workbench = open()) {
      var refused =
          assertThrows(
              Conflict.class,
              () -> workbench.chartProving().detection(id, Optional.empty(), Progress.NONE));
      assertTrue(refused.getMessage().contains("without its origin"), refused.getMessage());
    }
  }

  private void changed(String sql) {
    try (var db = Database.open(new Home(folder.resolve("home")).database())) {
      assertTrue(db.write(c -> Sql.update(c, sql)) > 0);
    }
  }

  private Workbench open() {
    return Workbench.open(new Home(folder.resolve("home")));
  }

  private static long search(Workbench workbench, Dataset dataset) {
    return workbench
        .detection()
        .detect(DetectRequest.of(dataset, "", "robust-z"), Progress.NONE)
        .id();
  }

  private static long forecast(Workbench workbench, Dataset dataset) {
    var request =
        new ForecastRequest(
            dataset,
            "",
            List.of(),
            "seasonal-naive",
            Map.of(),
            24,
            new double[] {.8, .95},
            List.of(),
            Optional.empty(),
            false);
    return workbench.forecasting().forecast(request, Progress.NONE).id();
  }

  private Dataset imported(Workbench workbench, String name, UnaryOperator<String> change)
      throws IOException {
    var lines = new ArrayList<String>();
    lines.add("t,a");
    for (int row = 0; row < ROWS; row++) {
      double value = Math.sin(row * .26) + (row % 900 == 0 ? 9 : 0) + row % 7 * .01;
      lines.add(change.apply(row + "," + value));
    }
    var file = folder.resolve(name + ".csv");
    Files.write(file, lines);
    var result =
        workbench
            .datasets()
            .importFile(file, ReadingOptions.NONE, Optional.of(name), Progress.NONE);
    Files.delete(file);
    return assertInstanceOf(ImportResult.Imported.class, result).dataset();
  }
}
