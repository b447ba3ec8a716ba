package io.driftglass.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.config.Options;
import io.driftglass.config.Origin;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewTest {
  private static final String FILE =
      """
      # as we like it
      [look]
      theme = "light"   # the office is bright

      [performance]
      workers = 3
      """;

  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private Scene scene;

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void every_setting_says_where_its_value_comes_from() throws Exception {
    open(
        Map.of(Options.LOG_FILES.key(), "7"),
        Map.of("DRIFTGLASS_STORAGE_CACHE_MEGABYTES", "128"),
        FILE);

    assertTrue(texts().contains("the command line"));
    assertTrue(texts().contains("the environment, DRIFTGLASS_STORAGE_CACHE_MEGABYTES"));
    assertTrue(texts().contains("the configuration file"));
    assertTrue(texts().contains("the default"));
    assertTrue(field("storage-cache_megabytes").isDisabled());
    assertFalse(field("performance-workers").isDisabled());
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
  }

  @Test
  void a_value_is_kept_in_the_file_and_leaves_its_other_lines_alone() throws Exception {
    open(Map.of(), Map.of(), FILE);
    enter("performance-workers", "5");

    assertEquals(FILE.replace("workers = 3", "workers = 5"), Files.readString(file()));
    enter("logging-files", "9");
    assertEquals(9, Config.of(Map.of(), Map.of(), file()).whole(Options.LOG_FILES));
    assertEquals(5, Config.of(Map.of(), Map.of(), file()).whole(Options.WORKERS));
  }

  @Test
  void what_is_being_typed_stays_when_another_value_is_kept() throws Exception {
    open(Map.of(), Map.of(), FILE);
    Fx.run(() -> ((TextField) field("logging-files")).setText("12"));
    enter("performance-workers", "5");

    assertEquals("12", ((TextField) field("logging-files")).getText());
    assertEquals(5, Config.of(Map.of(), Map.of(), file()).whole(Options.WORKERS));
    enter("performance-workers", "6");
    assertEquals(6, Config.of(Map.of(), Map.of(), file()).whole(Options.WORKERS));
  }

  @Test
  void a_bad_value_is_refused_beside_the_field_and_not_kept() throws Exception {
    open(Map.of(), Map.of(), FILE);
    enter("performance-workers", "many");

    assertEquals(FILE, Files.readString(file()));
    assertTrue(
        texts().stream().anyMatch(t -> t.contains("must be a whole number from 0 to 256")),
        texts().toString());
  }

  @Test
  void the_default_comes_back_when_a_value_is_taken_out() throws Exception {
    open(Map.of(), Map.of(), FILE);
    Fx.run(
        () ->
            scene.getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> "Default".equals(button.getText()))
                .forEach(Button::fire));

    var now = Config.of(Map.of(), Map.of(), file());
    assertEquals(Origin.DEFAULT, now.chosen(Options.WORKERS).origin());
    assertEquals(Origin.DEFAULT, now.chosen(Options.THEME).origin());
    assertTrue(Files.readString(file()).startsWith("# as we like it\n"));
  }

  @Test
  void text_size_and_theme_change_at_once() throws Exception {
    open(Map.of(), Map.of(), "");
    enter("look-text_percent", "150");
    Fx.run(() -> ((ComboBox<?>) field("look-theme")).getSelectionModel().select(2));

    assertEquals(1.5, desk.tools().look().textScaleProperty().get());
    assertEquals(Theme.DARK, desk.tools().look().theme());
    assertEquals("dark", Config.of(Map.of(), Map.of(), file()).text(Options.THEME));
  }

  private Path file() {
    return folder.resolve("settings").resolve("config.toml");
  }

  private void open(Map<String, String> given, Map<String, String> environment, String text)
      throws Exception {
    if (!text.isEmpty()) write(text);
    var config = Config.of(given, environment, file());
    workbench = Workbench.open(new Home(folder.resolve("home")), config);
    scene =
        Fx.call(
            () -> {
              desk = Desks.here(workbench);
              return Snapshot.stage(SettingsView.of(desk), 1280, 1600, Theme.LIGHT);
            });
  }

  private void write(String text) throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), text);
  }

  private Node field(String key) {
    return scene.getRoot().lookup("#setting-" + key);
  }

  private void enter(String key, String text) throws Exception {
    Fx.run(
        () -> {
          var field = (TextField) field(key);
          field.setText(text);
          field.fireEvent(new ActionEvent());
          Snapshot.layOut(scene);
        });
  }

  private List<String> texts() throws Exception {
    return Fx.call(
        () ->
            scene.getRoot().lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
  }
}
