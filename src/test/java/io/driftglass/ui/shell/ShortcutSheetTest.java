package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Keys;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every line of the sheet of shortcuts is fired, and what it says happens.
class ShortcutSheetTest {
  @TempDir static Path folder;
  private static Workbench workbench;

  @BeforeAll
  static void openWorkbench() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("home")));
  }

  @AfterAll
  static void closeWorkbench() {
    workbench.close();
  }

  private final List<String> told = new ArrayList<>();
  private final Map<String, Callable<Boolean>> effects =
      Map.ofEntries(
          Map.entry("Ctrl+Shift+P", () -> sheet() instanceof CommandPalette),
          Map.entry("Ctrl+O", () -> told.equals(List.of("pump.csv"))),
          Map.entry("Ctrl+Z", () -> told.equals(List.of("undone"))),
          Map.entry("Ctrl+Y", () -> told.equals(List.of("undone", "redone"))),
          Map.entry("Ctrl+1", () -> desk().navigator().pageProperty().get().equals("data")),
          Map.entry("Ctrl+Plus", () -> desk().tools().look().textScaleProperty().get() > 1.05),
          Map.entry("Ctrl+Minus", () -> desk().tools().look().textScaleProperty().get() < 1.25),
          Map.entry("F5", () -> told.equals(List.of("refresh"))),
          Map.entry("F6", () -> focusLiesWithin(".page")),
          Map.entry("Esc", () -> told.equals(List.of("escape"))),
          Map.entry("?", () -> sheet() instanceof ShortcutSheet));
  private Desk desk;
  private Scene scene;

  static List<ShortcutSheet.Line> lines() {
    return ShortcutSheet.EVERYWHERE;
  }

  @BeforeEach
  void open() throws Exception {
    scene =
        Fx.call(
            () -> {
              desk = TestDesk.of(workbench, Theme.LIGHT, Path.of("pump.csv"));
              var shell =
                  new Shell(
                      desk,
                      List.of(
                          new Page("data", "Data", "Analyse", "mdomz-table_chart", this::page),
                          new Page("jobs", "Jobs", "Analyse", "mdomz-repeat", this::page)),
                      "harbour",
                      list -> list.accept(List.of()));
              desk.tools()
                  .drops()
                  .onFiles(files -> files.forEach(file -> told.add(file.toString())));
              return Snapshot.stage(shell.root(), 1280, 720, Theme.LIGHT);
            });
    told.clear();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void each_does_what_it_says(ShortcutSheet.Line line) throws Exception {
    var effect = Objects.requireNonNull(effects.get(line.keys()), "nothing is expected of " + line);
    Fx.run(() -> prepare(line.keys()));
    Fx.run(() -> fire(line.keys()));
    assertTrue(Fx.call(effect), line.toString());
  }

  @ParameterizedTest
  @MethodSource("lines")
  void none_does_anything_before_it_is_fired(ShortcutSheet.Line line) throws Exception {
    Fx.run(() -> prepare(line.keys()));
    assertEquals(false, Fx.call(effects.get(line.keys())), line.toString());
  }

  /// What a shortcut needs to have an effect that can be told from none.
  private void prepare(String keys) {
    var undo = desk.tools().undo();
    var look = desk.tools().look();
    switch (keys) {
      case "Ctrl+Z" -> undo.did("a step", () -> told.add("undone"), () -> told.add("redone"));
      case "Ctrl+Y" -> {
        undo.did("a step", () -> told.add("undone"), () -> told.add("redone"));
        undo.undo();
      }
      case "Ctrl+1" -> desk.navigator().open("jobs");
      case "F6" -> scene.getRoot().lookup("#nav-data").requestFocus();
      default -> {}
    }
    if (keys.equals("Ctrl+Minus")) look.scaleText(.3);
  }

  private PageFrame page(Desk desk) {
    var page = new PageFrame("Data");
    page.onRefresh(() -> told.add("refresh"));
    page.onEscape(() -> told.add("escape"));
    page.actions(Buttons.small("Something", () -> {}));
    page.commands().add(Command.of("Look", "mdomz-search", "L", () -> told.add("looked")));
    return page;
  }

  private Desk desk() {
    return desk;
  }

  private Node sheet() {
    return desk.tools().sheets().shownProperty().get().map(s -> s.content()).orElse(null);
  }

  private boolean focusLiesWithin(String selector) {
    var part = scene.getRoot().lookup(selector);
    for (Node n = scene.getFocusOwner(); n != null; n = n.getParent()) {
      if (n.equals(part)) return true;
    }
    return false;
  }

  private void fire(String keys) {
    if (keys.equals("?")) {
      Event.fireEvent(scene.getRoot(), event(KeyEvent.KEY_TYPED, "?", KeyCode.UNDEFINED, keys));
      return;
    }
    var code = ((KeyCodeCombination) Keys.combination(keys)).getCode();
    Event.fireEvent(scene.getRoot(), event(KeyEvent.KEY_PRESSED, "", code, keys));
  }

  private static KeyEvent event(
      javafx.event.EventType<KeyEvent> type, String typed, KeyCode code, String keys) {
    boolean shift = keys.contains("Shift+");
    boolean ctrl = keys.contains("Ctrl+");
    return new KeyEvent(type, typed, "", code, shift, ctrl, false, false);
  }
}
