package io.driftglass.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Data page as it is used: a file's delimiter is changed on the sheet, the rows left out are
/// looked at and saved, versions are compared, a table is pasted.
class DataPageTest {
  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private Parent view;
  private Scene page;

  @BeforeEach
  void open() throws Exception {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    desk = Desks.here(workbench, folder.resolve("saved.csv"));
    view = Fx.call(() -> DataView.of(desk));
    page = Fx.call(() -> Snapshot.stage(view, 1280, 900, Theme.LIGHT));
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void another_delimiter_is_chosen_on_the_sheet_and_the_preview_follows() throws Exception {
    var file = folder.resolve("odd.csv");
    Files.writeString(file, "time;a,b\n2026-01-01;1,5\n2026-01-02;2,5\n2026-01-03;3,5\n");
    drop(file);
    assertEquals("Delimiter semicolon", chip("Delimiter").getAccessibleText());
    assertEquals(List.of("time", "a,b"), header());

    choose("Delimiter", "comma");
    assertEquals("Delimiter comma", chip("Delimiter").getAccessibleText());
    assertEquals(List.of("time;a", "b"), header());

    choose("Delimiter", "semicolon");
    Fx.run(() -> sheet().fireEvent(key(KeyCode.ENTER, false)));
    assertEquals(3, workbench.datasets().list().getFirst().rows());
    assertEquals("a,b", workbench.datasets().list().getFirst().channels().getFirst().name());
  }

  @Test
  void the_rows_that_were_left_out_are_shown_and_saved() throws Exception {
    var text = new StringBuilder("time,x\n");
    for (int day = 1; day <= 28; day++) {
      text.append("2026-02-%02d,%s\n".formatted(day, day == 3 ? "3x3" : day));
    }
    imported(text + "2026-02-30,5\n");
    Fx.run(() -> button(page.getRoot(), "Show rows").fire());
    TableView<?> table = Fx.call(() -> (TableView<?>) staged().lookup("#rejects"));
    assertEquals(2, Fx.call(() -> table.getItems().size()));
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(staged().getScene())));

    Fx.run(() -> button(sheet(), "Save as CSV").fire());
    assertEquals(
        List.of(
            "line,column,value,reason,timestamp",
            "4,x,3x3,not a number,2026-02-03",
            "30,time,2026-02-30,no such day or time,2026-02-30"),
        Files.readAllLines(folder.resolve("saved.csv")));
  }

  @Test
  void two_versions_are_compared_by_the_menu() throws Exception {
    imported("time,x\n2026-01-01,1\n2026-01-02,2\n2026-01-03,3\n");
    imported("time,x\n2026-01-01,1\n2026-01-02,7\n2026-01-04,4\n");
    Fx.run(
        () -> {
          var menu = (MenuButton) page.getRoot().lookup("#dataset-menu");
          menu.getOnShowing().handle(null);
          var compare = (Menu) item(menu.getItems(), "Compare with");
          item(compare.getItems(), "data v1").fire();
        });
    assertTrue(
        Fx.call(() -> texts(sheet())).contains("1 row changed, 1 the same, 1 added, 1 removed."),
        () -> texts(sheet()).toString());
  }

  @Test
  void a_file_that_was_imported_before_is_opened_again_from_the_menu() throws Exception {
    imported("time,x\n2026-01-01,1\n2026-01-02,2\n");
    Fx.run(
        () -> {
          var open = (MenuButton) page.getRoot().lookup("#open-file");
          open.getOnShowing().handle(null);
          item(open.getItems(), "data.csv in " + folder.getFileName()).fire();
        });
    assertEquals(List.of("time", "x"), header());
  }

  @Test
  void the_file_of_a_dataset_is_imported_again_as_it_was_read_but_for_what_is_changed()
      throws Exception {
    var text = "time;a,b\n2026-01-01;1,5\n2026-01-02;2,5\n2026-01-03;3,5\n";
    drop(Files.writeString(folder.resolve("odd.csv"), text));
    choose("Delimiter", "comma");
    Fx.run(() -> sheet().fireEvent(key(KeyCode.ENTER, false)));
    Fx.run(() -> Snapshot.layOut(page));
    Fx.run(
        () -> {
          var menu = (MenuButton) page.getRoot().lookup("#dataset-menu");
          item(menu.getItems(), "Import again …").fire();
        });
    assertEquals(List.of("time;a", "b"), header());
    choose("Delimiter", "semicolon");
    Fx.run(() -> sheet().fireEvent(key(KeyCode.ENTER, false)));
    var versions = workbench.datasets().list();
    assertEquals(List.of("odd v2", "odd v1"), versions.stream().map(d -> d.title()).toList());
    assertEquals("a,b", versions.getFirst().channels().getFirst().name());
  }

  @Test
  void what_was_done_stands_below_the_datasets_and_in_a_sheet_that_clears_it() throws Exception {
    imported("time,x\n2026-01-01,1\n2026-01-02,2\n");
    var card = (Parent) Fx.call(() -> page.getRoot().lookup("#activity"));
    assertTrue(Fx.call(() -> texts(card)).contains("Import data.csv"));
    Fx.run(() -> button(card, "All").fire());
    TableView<?> all = Fx.call(() -> (TableView<?>) staged().lookup("#activity-all"));
    assertEquals(1, Fx.call(() -> all.getItems().size()));
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(staged().getScene())));
    Fx.run(() -> button(sheet(), "Clear").fire());
    assertEquals(0, Fx.call(() -> all.getItems().size()));
    assertTrue(Fx.call(() -> !card.isVisible()));
    assertEquals(1, workbench.runs().list().size());
  }

  @Test
  void cells_copied_from_a_spreadsheet_are_pasted_by_the_keyboard() throws Exception {
    Fx.run(
        () -> {
          var content = new ClipboardContent();
          content.putString("time\tx\n2026-01-01\t1\n2026-01-02\t2\n");
          Clipboard.getSystemClipboard().setContent(content);
          view.fireEvent(key(KeyCode.V, true));
        });
    assertEquals(List.of("time", "x"), header());
  }

  private void imported(String text) throws Exception {
    drop(Files.writeString(folder.resolve("data.csv"), text));
    Fx.run(() -> sheet().fireEvent(key(KeyCode.ENTER, false)));
    Fx.run(() -> Snapshot.layOut(page));
  }

  private void drop(Path file) throws Exception {
    Fx.run(() -> desk.tools().drops().take(List.of(file)));
  }

  private Parent sheet() {
    return (Parent) desk.tools().sheets().shownProperty().get().orElseThrow().content();
  }

  /// The sheet in a scene of its own, laid out.
  private Parent staged() {
    var sheet = sheet();
    if (sheet.getScene() == null) {
      Snapshot.layOut(Snapshot.stage(new StackPane(sheet), 1280, 720, Theme.LIGHT));
    }
    return sheet;
  }

  private void choose(String name, String choice) throws Exception {
    var chip = chip(name);
    Fx.run(() -> item(chip.getItems(), choice).fire());
  }

  private MenuButton chip(String name) throws Exception {
    return Fx.call(
        () ->
            staged().lookupAll(".menu-button").stream()
                .map(MenuButton.class::cast)
                .filter(chip -> chip.getAccessibleText().startsWith(name + " "))
                .findFirst()
                .orElseThrow());
  }

  /// The names above the columns of the preview.
  private List<String> header() throws Exception {
    return Fx.call(
        () -> {
          var table = (TableView<?>) staged().lookup(".preview-table");
          return table.getColumns().stream()
              .map(column -> texts(column.getGraphic()).getFirst())
              .toList();
        });
  }

  private static MenuItem item(List<MenuItem> items, String title) {
    return items.stream().filter(item -> title.equals(item.getText())).findFirst().orElseThrow();
  }

  private static Button button(Node root, String title) {
    return root.lookupAll(".button").stream()
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .filter(button -> title.equals(button.getText()))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(Node node) {
    var own = node instanceof Labeled labeled ? Stream.of(labeled.getText()) : Stream.<String>of();
    var below =
        node instanceof Parent parent
            ? parent.getChildrenUnmodifiable().stream().flatMap(child -> texts(child).stream())
            : Stream.<String>of();
    return Stream.concat(own, below).filter(text -> text != null).toList();
  }

  private static KeyEvent key(KeyCode code, boolean shortcut) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, shortcut, false, false);
  }
}
