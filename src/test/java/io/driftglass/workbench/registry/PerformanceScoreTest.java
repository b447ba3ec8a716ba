package io.driftglass.workbench.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.config.Config;
import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.ScoreFormula;
import io.driftglass.registry.Task;
import io.driftglass.registry.VersionScore;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.fit.WaveTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PerformanceScoreTest {
  @TempDir Path folder;

  /// .6 * .8 + .4 * 1/(1 + 3) = .58; without the error the other alone, a lower share.
  @Test
  void it_is_the_weighted_mean_of_scores_and_of_errors_turned_round() {
    var formula = ScoreFormula.parse("event_f1=0.6, mase = 0.4");
    var both = formula.of(Map.of("event_f1", .8, "mase", 3.0, "alarm_rate", .1));
    assertEquals(.58, both.value().orElseThrow(), 1e-12);
    assertEquals(1, both.share(), 1e-12);
    var one = formula.of(Map.of("event_f1", .8));
    assertEquals(.8, one.value().orElseThrow(), 1e-12);
    assertEquals(.6, one.share(), 1e-12);
    assertEquals(Optional.empty(), formula.of(Map.of("alarm_rate", .1)).value());
  }

  @Test
  void weights_that_say_nothing_are_refused() {
    for (var wrong : List.of("", "event_f1", "event_f1=-1", "alarm_rate=1", "in_sample_mase=1")) {
      assertThrows(InvalidSetting.class, () -> ScoreFormula.parse(wrong), wrong);
    }
  }

  @Test
  void changed_weights_change_the_ranking_and_what_was_said_before_is_kept() throws IOException {
    ModelVersion naive;
    ModelVersion ridge;
    try (var workbench = open("smape=1")) {
      var dataset = WaveTraining.imported(workbench);
      naive = trained(workbench, dataset, "naive");
      ridge = trained(workbench, dataset, "ridge");
      assertEquals(List.of("ridge", "naive"), ranked(workbench));
    }
    try (var workbench = open("event_f1=1")) {
      assertEquals(
          List.of(Optional.empty(), Optional.empty()),
          workbench.models().scores().values().stream().map(VersionScore::value).toList());
      var history = workbench.models().scores(ridge);
      assertEquals(
          List.of("event_f1=1", "smape=1"), history.stream().map(VersionScore::weights).toList());
      assertEquals(
          1 / (1 + ridge.card().metrics().get("smape")),
          history.getLast().value().orElseThrow(),
          1e-12);
      workbench.models().scores(naive);
      assertEquals(2, workbench.models().scores(naive).size(), "the same weights are kept once");
    }
  }

  @Test
  void weights_of_the_settings_that_are_not_understood_leave_those_of_the_program()
      throws IOException {
    try (var workbench = open("nonsense")) {
      var version = trained(workbench, WaveTraining.imported(workbench), "naive");
      assertEquals(
          "event_f1=0.4, point_f1=0.1, prediction_nmae=0.1, mase=0.4",
          workbench.models().scores(version).getFirst().weights());
    }
  }

  private static List<String> ranked(Workbench workbench) {
    var scores = workbench.models().scores();
    return workbench.models().list().stream()
        .sorted(
            Comparator.comparingDouble(
                (ModelVersion v) -> -scores.get(v.id()).value().orElseThrow()))
        .map(version -> version.card().method())
        .toList();
  }

  private static ModelVersion trained(Workbench workbench, Dataset dataset, String method) {
    var request =
        new TrainRequest(dataset, "", Task.FORECAST, method, Map.of(), .6, .3, "of " + method);
    return workbench.models().train(request, Progress.NONE);
  }

  private Workbench open(String weights) {
    var given = Map.of("registry.score_weights", weights);
    return Workbench.open(
        new Home(folder.resolve("home")), Config.of(given, Map.of(), folder.resolve("none")));
  }
}
