package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.ToggleSwitch;
import io.driftglass.config.Config;
import io.driftglass.config.Options;
import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.FileChoice;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Keys;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.MainJob;
import io.driftglass.workbench.SampleData;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The palette has whatever the pages have, and the keys that are told do what is told.
class PaletteTest {
  @TempDir static Path folder;
  private static Workbench workbench;
  private static Dataset dataset;
  private Session session;
  private Scene scene;

  @BeforeAll
  static void doTheMainJob() throws IOException {
    var config =
        Config.of(
            Map.of(Options.METRICS_PORT.key(), "0"), Map.of(), folder.resolve("driftglass.toml"));
    workbench = Workbench.open(new Home(folder.resolve("harbour-works")), config);
    var sample = SampleData.file(workbench);
    dataset = MainJob.run(workbench, sample, Progress.NONE).dataset();
    workbench.windowMemory().opened(sample);
  }

  @AfterAll
  static void closeWorkbench() {
    workbench.close();
  }

  @AfterEach
  void closeSession() throws Exception {
    Fx.run(session::close);
  }

  static List<Page> pages() {
    return Pages.ALL;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_action_of_a_page_is_in_the_palette(Page page) throws Exception {
    open(page.id());
    var offered =
        new HashSet<>(
            Fx.call(() -> session.shell().commands().stream().map(Command::title).toList()));
    var missing = new ArrayList<String>();
    for (var title : Fx.call(this::clickable)) if (!offered.contains(title)) missing.add(title);
    assertEquals(List.of(), missing);
  }

  @Test
  void every_page_is_offered() throws Exception {
    open("jobs");
    var goTo =
        Fx.call(
            () ->
                session.shell().commands().stream()
                    .filter(command -> command.group().equals("Go to"))
                    .toList());
    assertEquals(
        Pages.ALL.stream().map(Page::title).toList(), goTo.stream().map(Command::title).toList());
  }

  /// Looks at every node by itself, so that what the palette's own walk leaves out is missed here.
  private List<String> clickable() {
    var names = new ArrayList<String>();
    var shown = scene.getRoot().lookup(".page");
    for (var node : shown.lookupAll("*")) {
      if (!isShown(node)) continue;
      if (node instanceof MenuButton menu && !(node instanceof SplitMenuButton)) {
        if (menu.getItems().isEmpty()) names.add(PageActions.name(menu));
        entries(menu.getItems(), names);
      } else if (node instanceof SplitMenuButton split) {
        names.add(PageActions.name(split));
        entries(split.getItems(), names);
      } else if (node instanceof ButtonBase || node instanceof ToggleSwitch) {
        names.add(PageActions.name(node));
      }
    }
    return names;
  }

  private static void entries(List<MenuItem> items, List<String> names) {
    for (var item : items) {
      if (item instanceof SeparatorMenuItem || item.isDisable()) continue;
      if (item instanceof javafx.scene.control.Menu menu) entries(menu.getItems(), names);
      else names.add(item.getText());
    }
  }

  private static boolean isShown(Node node) {
    for (var n = node; n != null; n = n.getParent()) {
      if (!n.isVisible() || !n.isManaged() || n.isDisabled()) return false;
    }
    return true;
  }

  @Test
  void an_action_of_a_page_runs_from_the_palette_as_if_it_were_clicked() throws Exception {
    open("registry");
    Fx.run(() -> command("State on a past day").run().run());
    assertTrue(session.desk().tools().sheets().shownProperty().get().isPresent());
  }

  @Test
  void commands_of_a_page_that_was_opened_before_open_it_first() throws Exception {
    open("registry");
    Fx.run(() -> session.desk().navigator().open("jobs"));
    Fx.run(() -> command("Look back to a past day").run().run());
    assertEquals("registry", session.desk().navigator().pageProperty().get());
    assertTrue(session.desk().tools().sheets().shownProperty().get().isPresent());
  }

  @Test
  void a_recent_file_is_opened_again() throws Exception {
    open("jobs");
    var taken = new ArrayList<Path>();
    Fx.run(() -> session.desk().tools().drops().onFiles(taken::addAll));
    choose("pump-station.csv");
    assertEquals("data", session.desk().navigator().pageProperty().get());
    assertEquals(
        List.of("pump-station.csv"), taken.stream().map(f -> f.getFileName().toString()).toList());
  }

  @Test
  void a_service_is_started_and_stopped() throws Exception {
    open("data");
    var metrics = workbench.services().list().getFirst();
    assertEquals(false, metrics.running());
    choose("Start Metrics endpoint");
    Fx.await(metrics::running);
    choose("Stop Metrics endpoint");
    Fx.await(() -> !metrics.running());
  }

  /// Types into the palette and presses Enter, once that is offered.
  private void choose(String title) throws Exception {
    Fx.run(() -> press(KeyCombination.valueOf("Shortcut+Shift+P")));
    Fx.run(() -> ((TextField) scene.getRoot().lookup("#palette-field")).setText(title));
    Fx.await(
        () -> {
          Snapshot.layOut(scene);
          return !scene.getRoot().lookupAll(".palette-row").isEmpty();
        });
    Fx.run(
        () -> {
          var field = scene.getRoot().lookup("#palette-field");
          Event.fireEvent(field, key(KeyCombination.valueOf("Enter")));
        });
    Fx.await(() -> session.runner().openProperty().get() == 0);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_key_that_a_page_declares_runs_its_command(Page page) throws Exception {
    open(page.id());
    var ran = new ArrayList<String>();
    var declared =
        Fx.call(
            () -> {
              var frame = session.shell().page().orElseThrow();
              frame
                  .commands()
                  .replaceAll(c -> Command.of(c.title(), c.icon(), c.keys(), told(ran, c)));
              return ShortcutSheet.lines(frame.commands());
            });
    for (var line : declared) {
      ran.clear();
      Fx.run(() -> press(Keys.combination(line.keys())));
      assertEquals(List.of(line.what()), ran, line.keys());
    }
  }

  private static Runnable told(List<String> ran, Command command) {
    return () -> ran.add(command.title());
  }

  private Command command(String title) {
    return session.shell().commands().stream()
        .filter(command -> command.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private void press(KeyCombination keys) {
    Event.fireEvent(scene.getRoot(), key(keys));
  }

  private static KeyEvent key(KeyCombination keys) {
    var combination = (KeyCodeCombination) keys;
    return new KeyEvent(
        KeyEvent.KEY_PRESSED,
        "",
        "",
        combination.getCode(),
        combination.getShift() == KeyCombination.ModifierValue.DOWN,
        combination.getShortcut() == KeyCombination.ModifierValue.DOWN,
        combination.getAlt() == KeyCombination.ModifierValue.DOWN,
        false);
  }

  private void open(String pageId) throws Exception {
    session = Fx.call(() -> new Session(workbench, FileChoice.of(), Look.of(Theme.LIGHT)));
    scene =
        Fx.call(
            () -> {
              session.desk().selection().datasetProperty().set(dataset);
              var stage = Snapshot.stage(session.shell().root(), 1440, 900, Theme.LIGHT);
              session.desk().navigator().open(pageId);
              return stage;
            });
    Fx.await(() -> session.runner().openProperty().get() == 0);
    Fx.run(() -> Snapshot.layOut(scene));
  }
}
