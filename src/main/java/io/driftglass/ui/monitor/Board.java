package io.driftglass.ui.monitor;

import io.driftglass.monitor.Alert;
import io.driftglass.monitor.Performance;
import io.driftglass.monitor.PerformanceTrend;
import io.driftglass.monitor.Training;
import io.driftglass.monitor.abtest.AbTest;
import io.driftglass.registry.ModelVersion;
import io.driftglass.workbench.Workbench;
import java.util.List;
import java.util.Optional;

/// All that the page shows of one model, all its versions together, read at once.
///
/// @param models watched, by title
/// @param model chosen; empty where there is none
/// @param trend of its leading metric; empty where nothing was measured
/// @param latest figures with drift; empty where it was never checked
/// @param trainings of its model, newest first
/// @param tests in which its versions take part, newest first
/// @param alerts open ones first
record Board(
    List<String> models,
    Optional<ModelVersion> model,
    Optional<PerformanceTrend> trend,
    Optional<Performance> latest,
    List<Training> trainings,
    List<AbTest> tests,
    List<Alert> alerts) {
  static final Board EMPTY =
      new Board(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of());

  private static final List<String> LEADING = List.of("f1_score", "mase", "rmse", "alarm_rate");

  /// @param wanted title of a version; the one with the worst alert, else the newest, where empty
  static Board read(Workbench workbench, String wanted) {
    var tracking = workbench.tracking();
    var watched = tracking.watched();
    var alerts = tracking.alerts();
    var alarmed =
        alerts.stream()
            .filter(Alert::open)
            .flatMap(alert -> watched.stream().filter(v -> of(v, alert.model())))
            .findFirst();
    var chosen =
        watched.stream()
            .filter(version -> version.title().equals(wanted))
            .findFirst()
            .or(() -> alarmed)
            .or(() -> watched.stream().findFirst());
    var performances =
        tracking.performances("").stream()
            .filter(p -> chosen.map(version -> of(version, p.model())).orElse(false))
            .toList();
    var metric =
        LEADING.stream()
            .filter(name -> performances.stream().anyMatch(p -> p.metrics().containsKey(name)))
            .findFirst();
    return new Board(
        watched.stream().map(ModelVersion::title).toList(),
        chosen,
        metric.map(name -> PerformanceTrend.of(name, performances)),
        performances.stream().filter(p -> p.drift().isPresent()).reduce((one, next) -> next),
        workbench.retraining().history().stream()
            .filter(training -> chosen.map(v -> v.model().equals(training.model())).orElse(false))
            .toList(),
        workbench.abTesting().list().stream()
            .filter(
                test ->
                    chosen.map(v -> of(v, test.versionA()) || of(v, test.versionB())).orElse(false))
            .toList(),
        alerts);
  }

  /// Whether a title is that of the version or of another one of its model.
  private static boolean of(ModelVersion version, String title) {
    return title.startsWith(version.model() + " v");
  }
}
