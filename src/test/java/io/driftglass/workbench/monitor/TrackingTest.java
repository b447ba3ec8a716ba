package io.driftglass.workbench.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.RunQuery;
import io.driftglass.job.Progress;
import io.driftglass.monitor.Alert;
import io.driftglass.monitor.AlertType;
import io.driftglass.monitor.Performance;
import io.driftglass.monitor.Trigger;
import io.driftglass.monitor.abtest.Comparison;
import io.driftglass.problem.Conflict;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.workbench.OpenedWorkbench;
import io.driftglass.workbench.forecast.ForecastRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrackingTest extends OpenedWorkbench {
  @Test
  void of_ten_models_three_broken_ones_become_alerts_and_seven_are_checked() throws IOException {
    for (int machine = 0; machine < 10; machine++) {
      trained(imported("m" + machine, 400, machine, 0), "m" + machine);
    }
    workbench.datasets().delete(workbench.datasets().get("m1").id());
    Files.writeString(firstArtifact(), "not a model");
    imported("m3", 120, 3, 0);

    var checked = workbench.tracking().checkAll(1, Progress.NONE);
    assertEquals(10, checked.size());
    assertEquals(7, checked.stream().filter(c -> c.performance().isPresent()).count());
    assertEquals(3, checked.stream().filter(Checked::failed).count());
    var failures =
        workbench.tracking().alerts().stream()
            .filter(alert -> alert.type() == AlertType.JOB_FAILURE)
            .toList();
    assertEquals(3, failures.size());
    assertTrue(failures.stream().allMatch(alert -> alert.message().length() > 40));

    workbench.tracking().checkAll(1, Progress.NONE);
    assertEquals(
        3,
        workbench.tracking().alerts().stream()
            .filter(alert -> alert.type() == AlertType.JOB_FAILURE)
            .count());
  }

  @Test
  void rows_that_moved_after_the_training_raise_one_alert_that_names_them() throws IOException {
    var version = trained(imported("pump", 2_000, 1, 4), "pump");
    var checked = workbench.tracking().check(version, 1, Progress.NONE);
    assertTrue(checked.drift().orElseThrow().drift());
    assertEquals(List.of(AlertType.DRIFT), checked.alerts().stream().map(Alert::type).toList());
    assertTrue(
        checked.alerts().getFirst().message().startsWith("Drift: flow moved: mean up by"),
        checked.alerts().getFirst().message());
    var kept = checked.performance().orElseThrow();
    assertTrue(kept.drift().orElseThrow().detected());
    assertEquals("the rows have no labels", kept.notComputed().get("f1_score"));
    workbench.tracking().check(version, 1, Progress.NONE);
    assertEquals(1, workbench.tracking().alerts().size());
    assertEquals(
        List.of(Performance.Basis.VALIDATION, Performance.Basis.IN_USE),
        workbench.tracking().performances("pump v1").stream().map(Performance::basis).toList());
    assertEquals(
        2,
        workbench.runs().find(RunQuery.NEWEST.filter("kind = detect")).runs().size(),
        "one a check");
  }

  @Test
  void a_forecast_is_held_against_what_came_later_by_its_stamps() throws IOException {
    var early = imported("pump", 400, 1, 0);
    workbench
        .forecasting()
        .forecast(
            new ForecastRequest(
                early, "", List.of(), "seasonal-naive", Map.of(), 24, new double[] {.8}, false),
            Progress.NONE);
    assertEquals(List.of(), workbench.tracking().recordActuals(early, "pump"));
    var later = imported("pump", 412, 1, 0);
    var recorded = workbench.tracking().recordActuals(later, "pump");
    assertEquals(1, recorded.size());
    var flow = recorded.getFirst();
    assertEquals("seasonal-naive on pump", flow.model());
    assertEquals("flow", flow.machine());
    assertEquals(12, flow.rows());
    assertEquals(.5, flow.completeness(), 1e-12);
    assertTrue(flow.metrics().get("rmse") >= flow.metrics().get("mae"));
    assertEquals(Performance.Origin.ACTUALS, flow.origin());
    assertEquals(recorded.size(), workbench.tracking().recordActuals(later, "pump").size());
    assertEquals(1, workbench.tracking().performances("seasonal-naive on pump").size());
  }

  @Test
  void a_model_is_trained_anew_once_a_day_by_itself_and_compared_with_the_one_before()
      throws IOException {
    var version = forecaster(imported("pump", 900, 1, 0), "pump", "seasonal-naive");
    var training = workbench.retraining().retrain(version, Trigger.DRIFT, Progress.NONE);
    assertTrue(training.version().isPresent());
    assertTrue(training.message().contains("pump v1"), training.message());
    assertThrows(
        Conflict.class,
        () -> workbench.retraining().retrain(version, Trigger.DEGRADATION, Progress.NONE));
    assertEquals(
        List.of(Trigger.DRIFT, Trigger.MANUAL),
        workbench.retraining().history("pump").stream().map(t -> t.trigger()).toList());
  }

  @Test
  void the_better_of_two_forecasters_wins_and_a_machine_has_one_running_test() throws IOException {
    var data = imported("pump", 1_500, 1, 0);
    var naive = forecaster(data, "simple", "naive");
    var seasonal = forecaster(data, "seasons", "seasonal-naive");
    var test = workbench.abTesting().start("", naive, seasonal, .5, 3);
    assertThrows(Conflict.class, () -> workbench.abTesting().start("", seasonal, naive, .5, 3));
    var comparison = workbench.abTesting().results(test, Progress.NONE);
    assertEquals(Comparison.Winner.B, comparison.winner());
    assertEquals(Optional.of("seasons v1"), workbench.abTesting().get(test.id()).winner());
    var next = workbench.abTesting().start("again", naive, seasonal, .5, 3);
    assertEquals("STOPPED", workbench.abTesting().stop(next.id()).status().name());
  }

  private Path firstArtifact() throws IOException {
    var sha = workbench.models().get("m2").artifactSha256();
    try (var files = Files.walk(folder.resolve("home"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().contains(sha))
          .findFirst()
          .orElseThrow();
    }
  }

  private ModelVersion trained(Dataset dataset, String name) {
    return trained(dataset, Task.ANOMALY, "robust-z", name);
  }

  private ModelVersion forecaster(Dataset dataset, String name, String method) {
    return trained(dataset, Task.FORECAST, method, name);
  }

  /// Hourly rows with a daily wave; all after 62 % lie higher by `shift`.
  private Dataset imported(String name, int rows, long seed, double shift) throws IOException {
    var random = new Random(seed);
    var text = new StringBuilder("timestamp,flow\n");
    var start = LocalDateTime.of(2026, 1, 1, 0, 0);
    for (int row = 0; row < rows; row++) {
      double value =
          10
              + 3 * Math.sin(row * Math.PI / 12)
              + .3 * random.nextGaussian()
              + (row < rows * .62 ? 0 : shift);
      text.append(start.plusHours(row)).append(',').append(value).append('\n');
    }
    return imported(name, text);
  }
}
