package io.driftglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.config.Options;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window as the command line uses it.
class JavaFxWindowTest {
  @TempDir Path folder;

  @Test
  void a_page_is_drawn_of_a_file_that_is_not_kept() throws IOException {
    var csv = folder.resolve("boiler.csv");
    var text = new StringBuilder("minute,load\n");
    for (int row = 0; row < 600; row++) text.append(row).append(',').append(row % 7).append('\n');
    Files.writeString(csv, text);
    var home = folder.resolve("home");
    var out = folder.resolve("data.png");
    new JavaFxWindow()
        .snapshot(config(home), "data", Optional.of(csv.toString()), false, 1280, 820, out);
    assertEquals(1280, ImageIO.read(out.toFile()).getWidth());
    try (var workbench = Workbench.open(new Home(home))) {
      assertEquals(List.of(), workbench.datasets().list());
    }
    assertTrue(Files.exists(csv));
  }

  private Config config(Path home) {
    return Config.of(
        Map.of(Options.HOME.key(), home.toString()), Map.of(), folder.resolve("driftglass.toml"));
  }

  @Test
  void a_sample_that_cannot_be_made_is_not_told_as_a_picture_that_cannot_be_written()
      throws IOException {
    var home = Files.createDirectory(folder.resolve("home"));
    Files.writeString(home.resolve("samples"), "in the way");
    var out = folder.resolve("data.png");
    var told =
        assertThrows(
            IOException.class,
            () ->
                new JavaFxWindow()
                    .snapshot(config(home), "data", Optional.empty(), false, 1280, 820, out));
    assertFalse(String.valueOf(told.getMessage()).contains("data.png"), told.getMessage());
  }
}
