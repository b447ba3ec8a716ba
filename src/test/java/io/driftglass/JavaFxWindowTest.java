package io.driftglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.config.Options;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.shell.PageSnapshot;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.awt.image.BufferedImage;
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
    var drawn = ImageIO.read(out.toFile());
    assertEquals(1280, drawn.getWidth());
    try (var workbench = Workbench.open(new Home(home))) {
      assertEquals(List.of(), workbench.datasets().list());
      var empty = folder.resolve("empty.png");
      PageSnapshot.write(workbench, "data", Optional.empty(), Theme.LIGHT, 1280, 820, empty);
      double other = different(drawn, ImageIO.read(empty.toFile()));
      assertTrue(other > .05, "the page shows the file, not how to open one: " + other);
    }
    assertTrue(Files.exists(csv));
  }

  /// The share of pixels, right of the navigation and below the head of the page.
  private static double different(BufferedImage one, BufferedImage other) {
    int count = 0;
    for (int y = 110; y < 780; y++) {
      for (int x = 210; x < 1280; x++) if (one.getRGB(x, y) != other.getRGB(x, y)) count++;
    }
    return count / (670. * 1070);
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
