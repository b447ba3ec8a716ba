package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Drops;
import io.driftglass.ui.kit.FileChoice;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Navigator;
import io.driftglass.ui.kit.Notices;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.Selection;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.Tools;
import io.driftglass.ui.kit.Undo;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.part.Welcome;
import io.driftglass.ui.kit.task.TaskRunner;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellTest {
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

  private final List<Object> told = new ArrayList<>();
  private final TaskRunner runner = new TaskRunner(1, InstantSource.system());
  private final Navigator navigator = new Navigator();
  private final Sheets sheets = new Sheets();
  private final Notices notices = new Notices();
  private final Undo undo = new Undo();

  @Test
  void the_first_page_is_open_and_a_number_opens_another() throws Exception {
    var scene = scene(1280, 720, Theme.LIGHT);
    assertEquals("data", navigator.pageProperty().get());
    press(scene, KeyCode.DIGIT2, true, false);

    assertEquals("jobs", navigator.pageProperty().get());
  }

  @Test
  void ctrl_o_hands_the_chosen_file_to_the_data_page() throws Exception {
    var scene = scene(1280, 720, Theme.LIGHT);
    press(scene, KeyCode.DIGIT2, true, false);
    press(scene, KeyCode.O, true, false);

    assertEquals("data", navigator.pageProperty().get());
    assertEquals(List.of(List.of(Path.of("pump.csv"))), told);
  }

  @Test
  void the_palette_offers_pages_and_the_open_pages_commands_and_esc_closes_it() throws Exception {
    var scene = scene(1280, 720, Theme.LIGHT);
    press(scene, KeyCode.P, true, true);
    assertTrue(sheets.shownProperty().get().orElseThrow().content() instanceof CommandPalette);
    picture(scene, "palette");
    press(scene, KeyCode.ESCAPE, false, false);

    assertTrue(sheets.shownProperty().get().isEmpty());
  }

  @Test
  void enter_runs_what_was_typed_into_the_palette() throws Exception {
    var scene = scene(1280, 720, Theme.LIGHT);
    press(scene, KeyCode.P, true, true);
    Fx.run(
        () -> {
          var field = (TextField) scene.getRoot().lookup("#palette-field");
          field.setText("job");
          Event.fireEvent(
              field,
              new KeyEvent(
                  KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });

    assertEquals("jobs", navigator.pageProperty().get());
    assertTrue(sheets.shownProperty().get().isEmpty());
  }

  @Test
  void f6_moves_from_the_sidebar_to_the_page_and_back() throws Exception {
    var scene = scene(1280, 720, Theme.LIGHT);
    press(scene, KeyCode.F6, false, false);
    assertTrue(Fx.call(() -> within(scene.getFocusOwner(), ".sidebar", scene)));
    press(scene, KeyCode.F6, false, false);
    assertTrue(Fx.call(() -> within(scene.getFocusOwner(), ".page", scene)));
    press(scene, KeyCode.F6, false, false);

    assertTrue(Fx.call(() -> within(scene.getFocusOwner(), ".sidebar", scene)));
  }

  private static boolean within(Node node, String selector, Scene scene) {
    var part = scene.getRoot().lookup(selector);
    for (var n = node; n != null; n = n.getParent()) if (n.equals(part)) return true;
    return false;
  }

  @Test
  void f5_and_esc_go_to_the_open_page() throws Exception {
    var scene = scene(1280, 720, Theme.LIGHT);
    press(scene, KeyCode.F5, false, false);
    press(scene, KeyCode.ESCAPE, false, false);

    assertEquals(List.of("refresh", "escape"), told);
  }

  @Test
  void ctrl_z_and_ctrl_y_take_back_and_do_again() throws Exception {
    var scene = scene(1280, 720, Theme.LIGHT);
    Fx.run(() -> undo.did("a step", () -> told.add("undone"), () -> told.add("redone")));
    press(scene, KeyCode.Z, true, false);
    press(scene, KeyCode.Y, true, false);
    press(scene, KeyCode.Y, true, false);

    assertEquals(List.of("undone", "redone"), told);
  }

  @Test
  void the_sidebar_shows_icons_alone_under_1280() throws Exception {
    assertEquals(200, sidebarWidth(1280));
    assertEquals(56, sidebarWidth(1279));
  }

  @Test
  void a_running_job_is_counted_beside_the_jobs_page() throws Exception {
    scene(1280, 720, Theme.LIGHT);
    var gate = new java.util.concurrent.CountDownLatch(1);
    Fx.call(
        () ->
            runner.start(
                "Wait",
                progress -> {
                  gate.await();
                  return null;
                },
                told::add,
                told::add));
    Fx.await(() -> "1 running".equals(navigator.badges().get("jobs")));
    gate.countDown();
    Fx.await(() -> !navigator.badges().containsKey("jobs"));
  }

  @Test
  void a_toast_appears_and_at_most_three_stay() throws Exception {
    var scene = scene(1280, 720, Theme.DARK);
    Fx.run(
        () -> {
          for (int i = 1; i <= 4; i++) {
            notices.toast(Tone.DONE, "v" + i + " is registered", "7,200 rows", "Open", () -> {});
          }
        });
    assertEquals(3, Fx.call(() -> scene.getRoot().lookupAll(".toast").size()));
    picture(scene, "toasts-dark");
  }

  @Test
  void a_toast_that_is_still_there_is_not_shown_again() throws Exception {
    var scene = scene(1280, 720, Theme.DARK);
    Fx.run(
        () -> {
          for (int i = 1; i <= 3; i++) notices.toast(Tone.REFUSE, "No notes", "It is closed.");
          notices.toast(Tone.REFUSE, "No limits", "It is closed.");
        });
    assertEquals(2, Fx.call(() -> scene.getRoot().lookupAll(".toast").size()));
    assertEquals(4, notices.all().size());
  }

  @Test
  void no_label_is_cut() throws Exception {
    for (var theme : Theme.values()) {
      var scene = scene(1440, 900, theme);
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
      picture(scene, "welcome-" + theme.name().toLowerCase(java.util.Locale.ROOT));
      type(scene, "?");
      assertFalse(sheets.shownProperty().get().isEmpty());
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
      picture(scene, "shortcuts-" + theme.name().toLowerCase(java.util.Locale.ROOT));
      Fx.run(sheets::close);
    }
  }

  private double sidebarWidth(int width) throws Exception {
    var scene = scene(width, 720, Theme.LIGHT);
    return Fx.call(() -> scene.getRoot().lookup(".sidebar").getLayoutBounds().getWidth());
  }

  private Scene scene(int width, int height, Theme theme) throws Exception {
    return Fx.call(
        () -> {
          var shell =
              new Shell(
                  desk(theme),
                  List.of(
                      new Page("data", "Data", "Analyse", "mdomz-table_chart", this::page),
                      new Page(
                          "jobs",
                          "Jobs",
                          "Workspace",
                          "mdomz-pending_actions",
                          d -> new PageFrame("Jobs"))),
                  "New workspace",
                  list -> list.accept(List.of()));
          shell.sizeProperty().set("Nothing stored yet");
          return Snapshot.stage(shell.root(), width, height, theme);
        });
  }

  private PageFrame page(Desk desk) {
    var page = new PageFrame("Data");
    page.onRefresh(() -> told.add("refresh"));
    page.onEscape(() -> told.add("escape"));
    page.body(new StackPane(new Welcome(() -> {}, () -> {})));
    page.commands().add(new Command("Commands", "Profile", "", "mdomz-table_chart", "", () -> {}));
    page.hintsProperty().set("Ctrl Shift P for every command · ? for shortcuts");
    desk.tools().drops().onFiles(told::add);
    return page;
  }

  private Desk desk(Theme theme) {
    var tools =
        new Tools(
            runner.loader(),
            runner.jobs(),
            FileChoice.of(Path.of("pump.csv")),
            new Drops(),
            sheets,
            notices,
            undo,
            Instant.now(),
            Look.of(theme));
    return new Desk(workbench, runner, navigator, new Selection(), tools);
  }

  private static void picture(Scene scene, String name) throws Exception {
    var image = Fx.call(() -> Snapshot.of(scene, 1));
    Png.write(image, Path.of("target/screenshots/" + name + ".png"));
  }

  private static void press(Scene scene, KeyCode code, boolean ctrl, boolean shift)
      throws Exception {
    Fx.run(() -> fire(scene, KeyEvent.KEY_PRESSED, "", code, ctrl, shift));
  }

  private static void type(Scene scene, String character) throws Exception {
    Fx.run(() -> fire(scene, KeyEvent.KEY_TYPED, character, KeyCode.UNDEFINED, false, false));
  }

  private static void fire(
      Scene scene,
      javafx.event.EventType<KeyEvent> type,
      String character,
      KeyCode code,
      boolean ctrl,
      boolean shift) {
    var event = new KeyEvent(type, character, "", code, shift, ctrl, false, false);
    Event.fireEvent(scene.getRoot(), event);
  }
}
