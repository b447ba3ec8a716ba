package io.driftglass.workbench;

import io.driftglass.data.Dataset;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.live.Feed;
import io.driftglass.live.FeedSetup;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.sample.PumpStation;
import io.driftglass.workbench.fit.TrainRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The bundled sample in a workspace.
public final class SampleData {
  private static final String NAME = "pump-station";
  private static final double REPLAYED_PACE = 1000;
  private static final int REPLAYED_ROWS = 8200;
  private static final long LOOK_MILLIS = 50;
  private static final long FILE_SEED = 7;
  private static final long SEED = 42;
  private static final int LOOKS = 3;

  private SampleData() {}

  /// As a file, written to the workspace where it is not there yet.
  public static Path file(Workbench workbench) throws IOException {
    var file = workbench.home().samples().resolve("pump-station.csv");
    if (!Files.exists(file)) PumpStation.write(file, FILE_SEED);
    return file;
  }

  /// The sample as a dataset; imported where it is not there yet.
  public static Dataset imported(Workbench workbench, Progress progress) throws IOException {
    var known = known(workbench);
    if (known.isPresent()) return known.get();
    return workbench
        .datasets()
        .importFile(file(workbench), ReadingOptions.NONE, Optional.of(NAME), progress)
        .accepted()
        .dataset();
  }

  /// The sample with the main job done on it and its models checked, so that every page has
  /// something to show.
  public static Dataset worked(Workbench workbench, Progress progress) throws IOException {
    var known = known(workbench);
    if (known.isPresent() && workbench.detection().count(known.get(), "") > 0) return known.get();
    var sample = file(workbench);
    var dataset = MainJob.run(workbench, sample, progress.part(0, .7)).dataset();
    var before = forecaster(workbench, dataset, "seasonal-naive", progress.part(.7, .75));
    var after = forecaster(workbench, dataset, "ridge", progress.part(.75, .8));
    var test = workbench.abTesting().start("", before, after, .5, LOOKS);
    workbench.abTesting().results(test, progress.part(.8, .85));
    workbench.tracking().checkAll(SEED, progress.part(.85, 1));
    return dataset;
  }

  private static ModelVersion forecaster(
      Workbench workbench, Dataset dataset, String method, Progress progress) {
    var request =
        new TrainRequest(
            dataset,
            dataset.entities().getFirst(),
            Task.FORECAST,
            method,
            Map.of(),
            .4,
            .3,
            NAME + "-forecast");
    return workbench.models().train(request, progress);
  }

  /// Replays the sample as a feed, scored and forecast as it comes, until there is something to
  /// see; it goes on then.
  public static void replayed(Workbench workbench, Dataset sample) throws IOException {
    var feed =
        workbench
            .liveFeeds()
            .start(
                new FeedSetup(
                    "pump station, replayed",
                    new Feed.Replay(file(workbench), REPLAYED_PACE),
                    "",
                    Long.toString(sample.id()),
                    sample.entities().getFirst(),
                    "ridge-ar",
                    "seasonal-naive"));
    try {
      while (!feed.ended() && feed.state().map(s -> s.rows() < REPLAYED_ROWS).orElse(true)) {
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Dataset> known(Workbench workbench) {
    return workbench.datasets().list().stream().filter(d -> d.name().equals(NAME)).findFirst();
  }
}
