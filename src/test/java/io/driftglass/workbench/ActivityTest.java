package io.driftglass.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.registry.Task;
import io.driftglass.workbench.Activity.About;
import io.driftglass.workbench.fit.TrainRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityTest {
  @TempDir Path folder;

  @Test
  void what_was_done_is_told_newest_first_until_it_is_cleared() throws IOException {
    var home = new Home(folder.resolve("home"));
    try (var workbench = Workbench.open(home)) {
      assertEquals(List.of(), workbench.activity().latest());
      var pump = imported(workbench, "pump.csv");
      imported(workbench, "fan.csv");
      workbench.versions().recycle(pump, false);
      assertEquals(
          List.of("Deleted pump v1", "Import fan.csv", "Import pump.csv"), told(workbench));
      assertTrue(workbench.activity().latest().stream().allMatch(e -> e.about() == About.DATA));
    }
    try (var workbench = Workbench.open(home)) {
      assertEquals(3, told(workbench).size());
      workbench.activity().clear();
      assertEquals(List.of(), told(workbench));
      imported(workbench, "valve.csv");
      assertEquals(List.of("Import valve.csv"), told(workbench));
    }
  }

  @Test
  void steps_of_a_model_are_told_as_people_say_them() throws IOException {
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      var text = new StringBuilder("t,x\n");
      for (int row = 0; row < 300; row++) text.append(row).append(',').append(row % 7).append('\n');
      Files.writeString(folder.resolve("pump.csv"), text);
      var dataset = read(workbench, folder.resolve("pump.csv"));
      var request = new TrainRequest(dataset, "", Task.FORECAST, "naive", Map.of(), .6, .2, "pump");
      var version = workbench.models().train(request, Progress.NONE);
      workbench.models().alias(version, "champion", "");
      assertEquals(
          List.of("pump v1 is called champion", "Registered pump v1"),
          workbench.activity().latest().stream()
              .filter(entry -> entry.about() == About.MODEL)
              .map(Activity.Entry::what)
              .toList());
    }
  }

  @Test
  void no_more_than_the_last_are_told() throws IOException {
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      for (int i = 0; i < Activity.MOST + 5; i++) imported(workbench, "f%03d.csv".formatted(i));
      var told = told(workbench);
      assertEquals(Activity.MOST, told.size());
      assertEquals("Import f%03d.csv".formatted(Activity.MOST + 4), told.getFirst());
    }
  }

  private static List<String> told(Workbench workbench) {
    return workbench.activity().latest().stream().map(Activity.Entry::what).toList();
  }

  private Dataset imported(Workbench workbench, String name) throws IOException {
    return read(workbench, Files.writeString(folder.resolve(name), "t,x\n0,1\n1,2\n"));
  }

  private static Dataset read(Workbench workbench, Path file) throws IOException {
    var result =
        workbench.datasets().importFile(file, ReadingOptions.NONE, Optional.empty(), Progress.NONE);
    return ((ImportResult.Imported) result).dataset();
  }
}
