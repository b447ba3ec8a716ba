package io.driftglass.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.config.Options;
import io.driftglass.job.Progress;
import io.driftglass.problem.UnsupportedFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchWorkspaceTest {
  @TempDir Path folder;

  @Test
  void a_file_is_worked_through_in_a_workspace_that_is_gone_afterwards() throws IOException {
    var text = new StringBuilder("minute,load\n");
    for (int row = 0; row < 600; row++) {
      text.append("%d,%.4f%n".formatted(row, Math.sin(row / 8.) + (row == 500 ? 9 : 0)));
    }
    var file = Files.writeString(folder.resolve("boiler.csv"), text);
    Path root;
    try (var aside = ScratchWorkspace.of(file, config(), Progress.NONE)) {
      root = aside.workbench().home().root();
      assertEquals("plant", root.getFileName().toString());
      assertEquals("boiler v1", aside.dataset().title());
      aside.work(Progress.NONE);
      assertTrue(aside.workbench().detection().count(aside.dataset(), "") > 0);
    }
    assertFalse(Files.exists(root.getParent()));
    assertFalse(Files.exists(folder.resolve("plant")));
  }

  @Test
  void a_file_of_two_rows_is_looked_at_as_far_as_it_goes() throws IOException {
    var file = Files.writeString(folder.resolve("few.csv"), "minute,load\n0,1.5\n1,2.5\n");
    try (var aside = ScratchWorkspace.of(file, config(), Progress.NONE)) {
      aside.work(Progress.NONE);
      assertEquals(2, aside.dataset().rows());
    }
  }

  @Test
  void what_is_no_table_is_refused() throws IOException {
    var file = Files.writeString(folder.resolve("letter.pdf"), "%PDF-1.7 no table");
    assertThrows(UnsupportedFormat.class, () -> ScratchWorkspace.of(file, config(), Progress.NONE));
  }

  private Config config() {
    return Config.of(
        Map.of(Options.HOME.key(), folder.resolve("plant").toString()),
        Map.of(),
        folder.resolve("driftglass.toml"));
  }
}
