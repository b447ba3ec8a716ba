package io.driftglass.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceTest {
  @TempDir Path folder;

  @Test
  void what_was_deleted_goes_for_good_and_the_file_shrinks() throws IOException {
    var home = new Home(folder.resolve("home"));
    Path file;
    Dataset small;
    try (var workbench = Workbench.open(home)) {
      file = workbench.space().file();
      small = imported(workbench, "small", 1000);
      var large = imported(workbench, "large", 300_000);
      workbench.versions().recycle(large, false);
    }
    long before = file.toFile().length();
    try (var workbench = Workbench.open(home)) {
      var found = workbench.space().look();
      assertEquals(new Space.Found(before, 1, 300_000, 0), found);
      assertEquals(found, workbench.space().free(Progress.NONE));
      assertEquals(List.of(), workbench.versions().recycled());
      assertEquals(List.of(small), workbench.datasets().list());
    }
    assertTrue(file.toFile().length() < before / 2, before + " to " + file.toFile().length());
    try (var workbench = Workbench.open(home)) {
      assertEquals(small.sha256(), workbench.datasets().rehash(small, Progress.NONE));
    }
  }

  private Dataset imported(Workbench workbench, String name, int rows) throws IOException {
    var random = new Random(1);
    var text = new StringBuilder("t,x\n");
    for (int row = 0; row < rows; row++) {
      text.append(row).append(String.format(Locale.ROOT, ",%.9f\n", random.nextGaussian()));
    }
    var file = Files.writeString(folder.resolve(name + ".csv"), text);
    var result =
        workbench.datasets().importFile(file, ReadingOptions.NONE, Optional.empty(), Progress.NONE);
    return ((ImportResult.Imported) result).dataset();
  }
}
