package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.series.Interval;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.part.Texts;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetachedPagesTest {
  private Desk desk;
  private Shell shell;
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    scene =
        Fx.call(
            () -> {
              desk = TestDesk.of(Theme.LIGHT);
              shell =
                  new Shell(
                      desk,
                      List.of(
                          new Page("data", "Data", "Analyse", "mdomz-table_chart", this::page),
                          new Page("jobs", "Jobs", "Analyse", "mdomz-repeat", this::page)),
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

  private PageFrame page(Desk desk) {
    var page = new PageFrame("Data");
    var brush = Texts.of("");
    brush.setId("brush");
    desk.selection()
        .brushProperty()
        .subscribe(now -> brush.setText(now == null ? "" : now.from() + " to " + now.until()));
    page.body(new StackPane(brush));
    return page;
  }
}
