package io.driftglass.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.experiment.RunQuery;
import io.driftglass.job.Progress;
import io.driftglass.registry.Task;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.fit.TrainingApart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A training that the disk has no room for fails with the reason, and the program goes on. The
/// process may write no file of more than 8 MB: the system refuses it as a full disk does.
final class FullDiskTest {
  private static final int MOST_KILOBYTES = 8192;

  @TempDir Path folder;

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void a_training_without_room_fails_with_the_reason_and_the_next_one_runs() throws Exception {
    var command =
        List.of(
            "bash",
            "-c",
            "ulimit -f " + MOST_KILOBYTES + " && exec \"$@\"",
            "limited",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Trainings.class.getName(),
            folder.toString());
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    assertEquals(
        List.of(
            "FAILED the model could not be stored: File too large",
            "FAILED the rows could not be handed to a training process: File too large",
            "COMPLETED "),
        told.lines().filter(line -> line.matches("[A-Z]{6,} .*")).toList(),
        told);
  }

  /// A model too large to be stored, rows too many to be handed over, and one that fits.
  static final class Trainings {
    private Trainings() {}

    public static void main(String[] arguments) throws IOException {
      var folder = Path.of(arguments[0]);
      var home = new Home(folder.resolve("home"));
      try (var workbench = Workbench.open(home)) {
        train(workbench, imported(workbench, folder, 400), "telemanom", LARGE, "a");
        workbench.models().trainApart(new TrainingApart(home.scratch(), 0));
        var many = imported(workbench, folder, 300_000);
        train(workbench, many, "telemanom", Map.of(), "");
        train(workbench, many, "robust-z", Map.of(), "");
        for (var run :
            workbench.runs().find(RunQuery.NEWEST.filter("kind = train")).runs().reversed()) {
          System.out.println(run.state() + " " + run.message());
        }
      }
    }

    private static final Map<String, String> LARGE =
        Map.of(
            "units",
            "450",
            "window",
            "10",
            "windows-per-epoch",
            "64",
            "epochs",
            "1",
            "min-periods",
            "5");

    private static void train(
        Workbench workbench,
        Dataset dataset,
        String method,
        Map<String, String> settings,
        String channel) {
      var request =
          new TrainRequest(
              dataset, "", Task.ANOMALY, method, settings, .6, .3, "watch", channel, 0);
      try {
        workbench.models().train(request, Progress.NONE);
      } catch (RuntimeException e) {
        System.out.println("told: " + e.getMessage());
      }
    }

    private static Dataset imported(Workbench workbench, Path folder, int rows) throws IOException {
      var lines = new ArrayList<String>();
      lines.add("t,a,b,c,d");
      for (int row = 0; row < rows; row++) {
        lines.add("%d,%d,%d,%d,%d".formatted(row, row % 7, row % 11, row % 13, row % 5));
      }
      var file = folder.resolve(rows + ".csv.gz");
      try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      }
      var result =
          workbench
              .datasets()
              .importFile(file, ReadingOptions.NONE, Optional.empty(), Progress.NONE);
      return assertInstanceOf(ImportResult.Imported.class, result).dataset();
    }
  }
}
