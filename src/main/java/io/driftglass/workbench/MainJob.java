package io.driftglass.workbench;

import io.driftglass.data.Dataset;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.profile.Profile;
import io.driftglass.job.Progress;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.workbench.detect.DetectRequest;
import io.driftglass.workbench.detect.Detected;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.forecast.ForecastRequest;
import io.driftglass.workbench.forecast.Forecasted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The whole way from a dataset to what is strange and what comes next, and on to a registered
/// model: what the window does in a handful of clicks.
///
/// @param board how detectors did on the rows after the learnt ones, in the order they were tried
/// @param version the model that was registered; empty where the data were only looked at
public record MainJob(
    Dataset dataset,
    Profile profile,
    List<Detected> board,
    Detected detected,
    Forecasted forecasted,
    Optional<ModelVersion> version) {
  private static final int HORIZON_CYCLES = 2;
  private static final int LEAST_HORIZON = 24;
  private static final List<String> DETECTORS = List.of("robust-z", "ridge-ar", "auto");

  /// Runs it on a file; the first series of it where there are several.
  public static MainJob run(Workbench workbench, Path file, Progress progress) throws IOException {
    var dataset =
        workbench
            .datasets()
            .importFile(file, ReadingOptions.NONE, Optional.empty(), progress.part(0, .1))
            .accepted()
            .dataset();
    String entity = dataset.entities().getFirst();
    var looked = look(workbench, dataset, entity, progress.part(.1, .9));
    var version =
        workbench
            .models()
            .train(
                new TrainRequest(
                    dataset, entity, Task.ANOMALY, "ridge-ar", Map.of(), .4, .3, dataset.name()),
                progress.part(.9, 1));
    return looked.with(version);
  }

  /// Profiles one series, finds what is strange in it and forecasts it; registers nothing.
  public static MainJob look(
      Workbench workbench, Dataset dataset, String entity, Progress progress) {
    var profile = workbench.datasets().profile(dataset, entity, progress.part(0, .1));
    var board =
        DETECTORS.stream()
            .map(
                method ->
                    workbench
                        .detection()
                        .detect(DetectRequest.of(dataset, entity, method), progress.part(.1, .6)))
            .toList();
    int horizon = HORIZON_CYCLES * Math.max(LEAST_HORIZON, profile.season().orElse(LEAST_HORIZON));
    var forecasted =
        workbench
            .forecasting()
            .forecast(
                new ForecastRequest(
                    dataset,
                    entity,
                    List.of(),
                    "auto",
                    Map.of(),
                    Math.min(horizon, Math.max(1, profile.rows() / 4)),
                    new double[] {.8, .95},
                    true),
                progress.part(.6, 1));
    return new MainJob(dataset, profile, board, board.getLast(), forecasted, Optional.empty());
  }

  private MainJob with(ModelVersion registered) {
    return new MainJob(dataset, profile, board, detected, forecasted, Optional.of(registered));
  }
}
