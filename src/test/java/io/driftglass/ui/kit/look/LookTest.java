package io.driftglass.ui.kit.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.ui.kit.Fx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;

class LookTest {
  @Test
  void every_icon_named_in_the_program_exists() throws Exception {
    var literals = new TreeSet<String>();
    for (var file : sources()) {
      var found = Pattern.compile("\"(md(?:oal|omz)-[a-z0-9_]+)\"").matcher(Files.readString(file));
      while (found.find()) literals.add(found.group(1));
    }
    Fx.run(() -> literals.forEach(FontIcon::new));

    assertTrue(literals.size() >= 4);
  }

  @Test
  void the_families_the_style_sheet_names_are_loaded() throws Exception {
    Fx.run(Look::loadFonts);

    assertTrue(
        Font.getFamilies()
            .containsAll(
                List.of("Drift Sans", "Drift Sans Medium", "Drift Sans Head", "JetBrains Mono")));
  }

  @Test
  void dark_is_darker_than_light() throws Exception {
    assertEquals(Color.web("#f2f4f7"), background(Theme.LIGHT));
    assertEquals(Color.web("#101419"), background(Theme.DARK));
  }

  private static Color background(Theme theme) throws Exception {
    return Fx.call(
        () -> {
          var page = new Region();
          page.getStyleClass().add("canvas");
          Snapshot.of(new StackPane(page), 40, 40, theme);
          return (Color) page.getBackground().getFills().getFirst().getFill();
        });
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
