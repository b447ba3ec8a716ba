package io.driftglass.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.workbench.Activity.About;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private io.driftglass.data.Dataset imported(Workbench workbench, String name) throws IOException {
    var file = Files.writeString(folder.resolve(name), "t,x\n0,1\n1,2\n");
    var result =
        workbench.datasets().importFile(file, ReadingOptions.NONE, Optional.empty(), Progress.NONE);
    return ((ImportResult.Imported) result).dataset();
  }
}
