package io.driftglass.data.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.series.Role;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same rows are looked at once, under whatever name; other rows are looked at anew.
final class ProfileStoreTest {
  @TempDir Path folder;

  @Test
  void a_profile_is_taken_once_of_the_same_rows() throws IOException {
    var home = new Home(folder.resolve("home"));
    Profile first;
    try (var workbench = Workbench.open(home)) {
      var one = imported(workbench, "one", "1.5");
      first = profile(workbench, one, true);
      assertEquals(first, profile(workbench, imported(workbench, "two", "1.5"), false));
      profile(workbench, imported(workbench, "three", "1.6"), true);
      workbench.versions().recycle(one, false);
    }
    try (var workbench = Workbench.open(home)) {
      assertEquals(first, profile(workbench, workbench.datasets().get("two"), false));
    }
  }

  @Test
  void seasons_are_those_of_the_target_as_it_is_now() throws IOException {
    var file = folder.resolve("two.csv");
    Files.writeString(file, "t,x,y\n0,1,4\n1,2,5\n2,3,7\n");
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      assertEquals("x", of(workbench, file, ReadingOptions.NONE).seasonsOf());
      var input = ReadingOptions.NONE.withRole("x", Role.INPUT);
      assertEquals("y", of(workbench, file, input).seasonsOf());
    }
  }

  private static Profile of(Workbench workbench, Path file, ReadingOptions options)
      throws IOException {
    var result = workbench.datasets().importFile(file, options, Optional.empty(), Progress.NONE);
    var dataset = ((ImportResult.Imported) result).dataset();
    return workbench.datasets().profile(dataset, "", Progress.NONE);
  }

  /// @param looked whether the rows have to be looked at
  private static Profile profile(Workbench workbench, Dataset dataset, boolean looked) {
    List<String> told = new ArrayList<>();
    var progress =
        new Progress() {
          @Override
          public void report(double fraction, String message) {
            told.add(message);
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    var profile = workbench.datasets().profile(dataset, "", progress);
    assertEquals(looked, told.contains("looking at x"), dataset.title());
    return profile;
  }

  private Dataset imported(Workbench workbench, String name, String value) throws IOException {
    var file = folder.resolve(name + ".csv");
    Files.writeString(file, "t,x\n0,1\n1,\n2," + value + "\n3,4\n");
    var result =
        workbench
            .datasets()
            .importFile(file, ReadingOptions.NONE, Optional.of(name), Progress.NONE);
    return ((ImportResult.Imported) result).dataset();
  }
}
