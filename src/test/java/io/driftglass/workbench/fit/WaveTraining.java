package io.driftglass.workbench.fit;

import io.driftglass.data.Dataset;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.registry.Task;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/// Trainings of a few seconds on two waves, the same in every process.
public final class WaveTraining {
  static final Map<String, Map<String, String>> SETTINGS =
      Map.of(
          "auto-encoder",
          Map.of("epochs", "12", "patience", "12", "windows-per-epoch", "512", "seed", "5"),
          "telemanom",
          Map.of(
              "epochs",
              "6",
              "window",
              "20",
              "horizon",
              "2",
              "units",
              "4",
              "layers",
              "1",
              "windows-per-epoch",
              "64",
              "patience",
              "6",
              "min-periods",
              "5"),
          "lstm",
          Map.of("epochs", "10", "patience", "10", "context", "12", "units", "4"));

  private WaveTraining() {}

  public static TrainRequest request(Dataset dataset, String method) {
    var task = method.equals("lstm") ? Task.FORECAST : Task.ANOMALY;
    var settings = SETTINGS.getOrDefault(method, Map.of());
    return new TrainRequest(dataset, "", task, method, settings, .6, .3, "watch");
  }

  public static Dataset imported(Workbench workbench) throws IOException {
    var text = new StringBuilder("t,a,b\n");
    for (int row = 0; row < 400; row++) {
      text.append("%d,%s,%s\n".formatted(row, Math.sin(row * .3), Math.cos(row * .17) + row % 5));
    }
    var file = Files.createTempFile("driftglass", ".csv");
    Files.writeString(file, text);
    var result =
        workbench
            .datasets()
            .importFile(file, ReadingOptions.NONE, Optional.of("wave"), Progress.NONE);
    Files.delete(file);
    return result.accepted().dataset();
  }
}
