package io.driftglass.workbench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.detect.Decision;
import io.driftglass.detect.Severity;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.ModelNotValidated;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Task;
import io.driftglass.sample.PumpStation;
import io.driftglass.workbench.detect.DetectRequest;
import io.driftglass.workbench.detect.Detected;
import io.driftglass.workbench.fit.TrainRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job on the bundled sample, through restarts.
final class WorkbenchTest {
  @TempDir Path folder;

  private Workbench open() {
    return Workbench.open(new Home(folder.resolve("home")));
  }

  private static Dataset imported(Workbench workbench) throws IOException {
    var result =
        workbench
            .datasets()
            .importFile(
                SampleData.file(workbench),
                ReadingOptions.NONE,
                Optional.of("pump"),
                Progress.NONE);
    return assertInstanceOf(ImportResult.Imported.class, result).dataset();
  }

  @Test
  void what_was_found_is_there_after_a_restart() throws IOException {
    Detected found;
    try (var workbench = open()) {
      var dataset = imported(workbench);
      found =
          workbench.detection().detect(DetectRequest.of(dataset, "", "ridge-ar"), Progress.NONE);
      assertTrue(found.events().size() > 0, "nothing was found in a sample with six faults");
    }
    try (var workbench = open()) {
      var again = workbench.detection().latest(workbench.datasets().get("pump"), "").orElseThrow();
      assertArrayEquals(found.scores().total(), again.scores().total());
      assertEquals(found.events(), again.events());
      assertEquals(found.decision(), again.decision());
    }
  }

  @Test
  void other_bands_of_severity_count_for_searches_of_before_too() throws IOException {
    var file =
        Files.writeString(
            folder.resolve("strict.toml"),
            """
            [anomalies]
            severity_critical = 1
            severity_major = 1
            """);
    try (var workbench = open()) {
      var dataset = imported(workbench);
      var found =
          workbench.detection().detect(DetectRequest.of(dataset, "", "ridge-ar"), Progress.NONE);
      assertTrue(found.events().stream().anyMatch(e -> e.severity() == Severity.CRITICAL));
      workbench.grading().read(Config.of(Map.of(), Map.of(), file));
      var again = workbench.detection().latest(dataset, "").orElseThrow();
      assertEquals(found.events().size(), again.events().size());
      for (var event : again.events()) {
        assertEquals(
            event.peak() < 1
                ? event.peak() < .65 ? Severity.LOW : Severity.MINOR
                : Severity.CRITICAL,
            event.severity());
      }
      assertEquals(again.events(), workbench.detection().decide(again, again.decision()).events());
      var version =
          workbench
              .models()
              .train(
                  new TrainRequest(
                      dataset, "", Task.ANOMALY, "ridge-ar", Map.of(), .4, .3, "pump-watch"),
                  Progress.NONE);
      var scored = workbench.models().score(version, dataset, "", Progress.NONE);
      assertTrue(scored.events().stream().anyMatch(e -> e.peak() > .9 && e.peak() < 1));
      for (var event : scored.events()) {
        if (event.peak() < 1) assertTrue(event.severity().compareTo(Severity.MINOR) <= 0);
      }
    }
  }

  @Test
  void most_faults_of_the_sample_are_found() throws IOException {
    try (var workbench = open()) {
      var dataset = imported(workbench);
      var found =
          workbench.detection().detect(DetectRequest.of(dataset, "", "auto"), Progress.NONE);
      var frame = found.frame();
      double[] label = frame.column(frame.indexOf("is_anomaly"));
      long hit =
          PumpStation.FAULTS.stream()
              .filter(
                  fault ->
                      found.events().stream()
                          .anyMatch(
                              event -> {
                                for (int r = event.fromRow(); r < event.untilRow(); r++) {
                                  long minutes = frame.tick(r) / 60_000_000L - startMinute();
                                  long row = minutes / 5;
                                  if (label[r] == 1
                                      && fault.rows().from() <= row
                                      && row < fault.rows().until()) return true;
                                }
                                return false;
                              }))
              .count();
      assertTrue(hit >= 4, hit + " of 6 faults were found");
    }
  }

  private static long startMinute() {
    return PumpStation.START.toEpochSecond(java.time.ZoneOffset.UTC) / 60;
  }

  @Test
  void a_changed_threshold_needs_no_new_fit() throws IOException {
    try (var workbench = open()) {
      var dataset = imported(workbench);
      var found =
          workbench.detection().detect(DetectRequest.of(dataset, "", "robust-z"), Progress.NONE);
      double top = 0;
      for (double score : found.scores().total()) top = Math.max(top, score);
      var none =
          workbench.detection().decide(found, Decision.at(new Threshold.Fixed(Math.nextUp(top))));
      assertEquals(List.of(), none.events());
      var one = workbench.detection().decide(found, Decision.at(new Threshold.Fixed(top)));
      assertEquals(1, one.events().size());
    }
  }

  @Test
  void a_registered_version_gives_identical_scores_after_a_restart() throws IOException {
    Detected before;
    try (var workbench = open()) {
      var dataset = imported(workbench);
      var version =
          workbench.models().train(request(dataset, Task.ANOMALY, "ridge-ar", .3), Progress.NONE);
      assertEquals("watch v1", version.title());
      assertEquals("Ridge autoregression on pump v1", workbench.runs().list().getFirst().title());
      assertTrue(version.card().metrics().containsKey("alarm_rate"));
      assertTrue(version.card().metrics().containsKey("prediction_nmae"));
      workbench.models().promote(version, Stage.PRODUCTION, "first");
      before = workbench.models().score(version, dataset, "", Progress.NONE);
    }
    try (var workbench = open()) {
      var version = workbench.models().get("watch");
      assertEquals(Stage.PRODUCTION, version.stage());
      var after =
          workbench.models().score(version, workbench.datasets().get("pump"), "", Progress.NONE);
      assertArrayEquals(before.scores().total(), after.scores().total());
    }
  }

  @Test
  void a_forecaster_is_registered_with_its_error_on_held_out_windows() throws IOException {
    try (var workbench = open()) {
      var dataset = imported(workbench);
      var version =
          workbench
              .models()
              .train(request(dataset, Task.FORECAST, "seasonal-naive", .1), Progress.NONE);
      assertTrue(version.card().metrics().containsKey("mase"), version.card().toString());
      assertTrue(version.card().validatedOn().from() >= version.card().trainedOn().until());
    }
  }

  @Test
  void a_registration_without_rows_to_validate_on_is_refused() throws IOException {
    try (var workbench = open()) {
      var request = request(imported(workbench), Task.ANOMALY, "robust-z", 0);
      assertThrows(ModelNotValidated.class, () -> workbench.models().train(request, Progress.NONE));
      assertEquals(List.of(), workbench.models().list());
      assertEquals(JobState.FAILED, workbench.runs().list().getFirst().state());
    }
  }

  @Test
  void the_validation_share_is_a_tenth_to_a_half_of_the_rows() throws IOException {
    try (var workbench = open()) {
      var dataset = imported(workbench);
      request(dataset, Task.ANOMALY, "robust-z", .1).check();
      request(dataset, Task.ANOMALY, "robust-z", .5).check();
      for (double share : List.of(.0999, .5001, Double.NaN, -.1)) {
        var request = request(dataset, Task.ANOMALY, "robust-z", share);
        assertThrows(InvalidSetting.class, request::check, () -> share + " was allowed");
      }
    }
  }

  @Test
  void a_cancelled_import_leaves_nothing_but_its_run() throws IOException {
    try (var workbench = open()) {
      var file = SampleData.file(workbench);
      assertThrows(
          CancellationException.class,
          () ->
              workbench
                  .datasets()
                  .importFile(file, ReadingOptions.NONE, Optional.empty(), new Cancelled()));
      assertEquals(List.of(), workbench.datasets().list());
      assertEquals(JobState.CANCELLED, workbench.runs().list().getFirst().state());
    }
  }

  @Test
  void a_deleted_dataset_takes_what_was_found_in_it_along() throws IOException {
    try (var workbench = open()) {
      var dataset = imported(workbench);
      workbench.detection().detect(DetectRequest.of(dataset, "", "robust-z"), Progress.NONE);
      workbench.datasets().delete(dataset.id());
      assertEquals(0, workbench.detection().count(dataset, ""));
    }
  }

  private static TrainRequest request(
      Dataset dataset, Task task, String method, double validateShare) {
    return new TrainRequest(dataset, "", task, method, Map.of(), .4, validateShare, "watch");
  }

  /// A user who has changed their mind.
  private static final class Cancelled implements Progress {
    @Override
    public void report(double fraction, String message) {}

    @Override
    public boolean cancelled() {
      return true;
    }
  }
}
