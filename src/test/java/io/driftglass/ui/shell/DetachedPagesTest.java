package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.series.Interval;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedPagesTest {
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
  private Desk desk;
  private Shell shell;
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    scene =
        Fx.call(
            () -> {
              desk = TestDesk.of(workbench, Theme.LIGHT);
              shell =
                  new Shell(
                      desk,
                      List.of(
                          page("data", "Data", "mdomz-table_chart"),
                          page("jobs", "Jobs", "mdomz-repeat")),
                      "harbour",
                      list -> list.accept(List.of()));
              return Snapshot.stage(shell.root(), 1280, 720, Theme.LIGHT);
            });
  }

  @AfterEach
  void close() throws Exception {
    Fx.run(shell::close);
    assertEquals(List.of(), windows());
  }

  @Test
  void a_page_goes_into_a_window_of_its_own_and_comes_back_when_that_is_closed() throws Exception {
    Fx.run(() -> command("Open in new window"));
    assertEquals(List.of("Data · harbour"), windows().stream().map(Stage::getTitle).toList());
    assertFalse(Fx.call(() -> isIn(scene)));
    assertTrue(Fx.call(() -> isIn(windows().getFirst().getScene())));
    Fx.run(() -> windows().getFirst().hide());
    assertEquals(List.of(), windows());
    assertTrue(Fx.call(() -> isIn(scene)));
  }

  @Test
  void the_place_it_left_brings_it_back() throws Exception {
    Fx.run(() -> shell.detachShown());
    Fx.run(() -> Snapshot.layOut(scene));
    Fx.run(
        () ->
            scene.getRoot().lookupAll(".button").stream()
                .filter(node -> node instanceof Button b && "Bring it back".equals(b.getText()))
                .map(Button.class::cast)
                .forEach(Button::fire));
    assertEquals(List.of(), windows());
    assertTrue(Fx.call(() -> isIn(scene)));
  }

  @Test
  void the_selection_is_one_in_all_windows() throws Exception {
    Fx.run(() -> shell.detachShown());
    Fx.run(() -> desk.navigator().open("jobs"));
    Fx.run(() -> desk.selection().brushProperty().set(new Interval(5, 9)));
    var there = Fx.call(() -> (Label) windows().getFirst().getScene().lookup("#brush"));
    assertEquals("5 to 9", there.getText());
    Fx.run(() -> desk.selection().brushProperty().set(new Interval(6, 7)));
    assertEquals("6 to 7", there.getText());
  }

  @Test
  void the_menu_of_the_sidebar_opens_any_page_and_a_second_time_the_same_window() throws Exception {
    Fx.run(() -> Snapshot.layOut(scene));
    Fx.run(this::chooseInTheSidebar);
    Fx.run(this::chooseInTheSidebar);
    assertEquals(List.of("Jobs · harbour"), windows().stream().map(Stage::getTitle).toList());
    assertTrue(Fx.call(() -> isIn(scene)), "the page that was shown stays");
  }

  @Test
  void the_palette_and_the_shortcuts_open_in_the_window_at_hand_for_its_page() throws Exception {
    Fx.run(() -> shell.detachShown());
    Fx.run(() -> desk.navigator().open("jobs"));
    var own = Fx.call(() -> windows().getFirst().getScene());
    Fx.run(() -> press(own, KeyCode.P, true));
    assertEquals(List.of(true, false), Fx.call(() -> shown(".palette", own)));
    Fx.run(() -> press(own, KeyCode.ESCAPE, false));
    assertEquals(List.of(false, false), Fx.call(() -> shown(".palette", own)));
    Fx.run(() -> type(own));
    assertEquals(List.of(true, false), Fx.call(() -> shown(".shortcuts", own)));
    assertTrue(Fx.call(() -> says(own, "Look at data")), "the keys of the page in that window");
    assertFalse(Fx.call(() -> says(own, "Look at jobs")));
    Fx.run(() -> press(scene, KeyCode.ESCAPE, false));
    Fx.run(() -> press(scene, KeyCode.P, true));
    assertEquals(List.of(false, true), Fx.call(() -> shown(".palette", own)));
    Fx.run(() -> press(scene, KeyCode.ESCAPE, false));
  }

  @Test
  void a_sheet_goes_with_the_window_it_lies_over() throws Exception {
    Fx.run(() -> shell.detachShown());
    var own = Fx.call(() -> windows().getFirst().getScene());
    Fx.run(() -> press(own, KeyCode.P, true));
    Fx.run(() -> windows().getFirst().hide());
    assertTrue(desk.tools().sheets().shownProperty().get().isEmpty());
    assertEquals(List.of(false, false), Fx.call(() -> shown(".palette", own)));
  }

  @Test
  void keys_of_the_page_work_in_its_own_window_wherever_the_focus_is() throws Exception {
    Fx.run(() -> shell.detachShown());
    var own = Fx.call(() -> windows().getFirst().getScene());
    Fx.run(() -> press(own, KeyCode.L, false));
    Fx.run(() -> press(own, KeyCode.F5, false));
    assertEquals(List.of("looked at data", "refreshed data"), told);
  }

  /// Whether a sheet is shown in the window of its own, and in the main one.
  private List<Boolean> shown(String sheet, Scene own) {
    return List.of(own.getRoot().lookup(sheet) != null, scene.getRoot().lookup(sheet) != null);
  }

  private static boolean says(Scene scene, String words) {
    return scene.getRoot().lookupAll(".label").stream()
        .anyMatch(node -> node instanceof Label label && words.equals(label.getText()));
  }

  private static void press(Scene scene, KeyCode code, boolean ctrlShift) {
    Event.fireEvent(
        scene.getRoot(),
        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, ctrlShift, ctrlShift, false, false));
  }

  private static void type(Scene scene) {
    Event.fireEvent(
        scene.getRoot(),
        new KeyEvent(KeyEvent.KEY_TYPED, "?", "", KeyCode.UNDEFINED, false, false, false, false));
  }

  private void chooseInTheSidebar() {
    var item = (ToggleButton) scene.getRoot().lookup("#nav-jobs");
    item.getContextMenu().getItems().getFirst().fire();
  }

  private void command(String title) {
    shell.commands().stream()
        .filter(command -> command.title().equals(title))
        .findFirst()
        .orElseThrow()
        .run()
        .run();
  }

  private static boolean isIn(Scene scene) {
    return scene.getRoot().lookup("#brush") != null;
  }

  private static List<Stage> windows() {
    return Window.getWindows().stream()
        .filter(window -> window instanceof Stage stage && stage.isShowing())
        .map(Stage.class::cast)
        .filter(stage -> stage.getTitle() != null && stage.getTitle().endsWith("harbour"))
        .toList();
  }

  private Page page(String id, String title, String icon) {
    return new Page(id, title, "Analyse", icon, made -> page(made, id));
  }

  private PageFrame page(Desk desk, String id) {
    var page = new PageFrame("Data");
    page.onRefresh(() -> told.add("refreshed " + id));
    page.commands()
        .add(Command.of("Look at " + id, "mdomz-search", "L", () -> told.add("looked at " + id)));
    var brush = Texts.of("");
    brush.setId("brush");
    desk.selection()
        .brushProperty()
        .subscribe(now -> brush.setText(now == null ? "" : now.from() + " to " + now.until()));
    page.body(new StackPane(brush));
    return page;
  }
}
