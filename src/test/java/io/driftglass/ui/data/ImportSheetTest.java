package io.driftglass.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.plan.ColumnPlan;
import io.driftglass.series.Kind;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportSheetTest {
  private static final Path PICTURES = Path.of("target/screenshots");

  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;

  @BeforeEach
  void open() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    desk = Desks.here(workbench);
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void a_dropped_file_opens_the_sheet_and_enter_imports_it() throws Exception {
    Scene scene = Fx.call(() -> sheet(Theme.LIGHT));
    Fx.run(() -> Event.fireEvent(scene.getRoot().getChildrenUnmodifiable().getFirst(), enter()));

    assertTrue(desk.tools().sheets().shownProperty().get().isEmpty());
    assertEquals(
        List.of("air v1"), workbench.datasets().list().stream().map(d -> d.title()).toList());
  }

  @Test
  void rows_that_will_be_left_out_are_shown_before_the_import() throws Exception {
    Fx.call(() -> sheet(Theme.LIGHT));
    var model = new ImportViewModel(desk, (plan, result) -> {}, (plan, failure) -> {});
    model.open(List.of(folder.resolve("air.csv")));
    var ready = (ImportViewModel.State.Ready) model.state();
    assertEquals("2 rows will be left out", ImportViewModel.rejectedTitle(ready.preview()));
    assertEquals(
        List.of(
            List.of("line 62", "Date", "31/02/2004 12.00.00", "no such day or time"),
            List.of("line 63", "CO(GT)", "13,6,1", "two decimal marks")),
        ImportViewModel.rejected(ready.preview(), 3));
    assertEquals("Import 60 rows", ImportViewModel.confirmation(ready.preview()));
    var size = ImportViewModel.size(ready.preview());
    assertTrue(size.endsWith("60 rows · a row every 1 h · 96.8 % of them understood"), size);
  }

  @Test
  void a_column_is_renamed_left_out_and_read_as_texts() throws Exception {
    Fx.call(() -> sheet(Theme.LIGHT));
    var model = new ImportViewModel(desk, (plan, result) -> {}, (plan, failure) -> {});
    model.open(List.of(folder.resolve("air.csv")));
    model.rename(column(model, 2), "CO");
    model.kind(column(model, 3), Kind.CATEGORY);
    assertEquals("CO", column(model, 2).name());
    assertEquals(Kind.CATEGORY, column(model, 3).kind());
    model.unit(column(model, 2), "mg/m³");
    model.leaveOut(column(model, 3));
    assertEquals("mg/m³", column(model, 2).unit());
    assertEquals("CO", column(model, 2).name());
    assertEquals(ColumnPlan.Use.DROPPED, column(model, 3).use());
    model.leaveOut(column(model, 3));
    assertEquals(ColumnPlan.Use.CHANNEL, column(model, 3).use());
  }

  private static ColumnPlan column(ImportViewModel model, int index) {
    return ((ImportViewModel.State.Ready) model.state()).preview().plan().columns().get(index);
  }

  @Test
  void no_label_of_the_sheet_is_cut_in_light_or_dark() throws Exception {
    Files.createDirectories(PICTURES);
    for (var theme : Theme.values()) {
      Scene scene = Fx.call(() -> sheet(theme));
      var name = "import-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
      Png.write(Fx.call(() -> Snapshot.of(scene, 1)), PICTURES.resolve(name));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
      var sheet = (Region) scene.getRoot().getChildrenUnmodifiable().getFirst();
      assertTrue(sheet.getHeight() <= 720, () -> "the sheet is " + sheet.getHeight() + " px high");
      Fx.run(() -> desk.tools().sheets().dismiss());
    }
  }

  private Scene sheet(Theme theme) throws IOException {
    Parent page = DataView.of(desk);
    desk.tools().drops().take(List.of(file()));
    Region sheet = desk.tools().sheets().shownProperty().get().orElseThrow().content();
    sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    assertEquals("data", desk.navigator().pageProperty().get());
    assertTrue(page.getChildrenUnmodifiable().size() > 0);
    return Snapshot.stage(new StackPane(sheet), 1280, 720, theme);
  }

  private static KeyEvent enter() {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false);
  }

  private Path file() throws IOException {
    var text = new StringBuilder("Date;Time;CO(GT);NOx(GT)\n");
    for (int row = 0; row < 60; row++) {
      String co = row % 5 == 0 ? "-200" : "2," + row % 10;
      text.append(
          "%02d/03/2004;%02d.00.00;%s;%d%n".formatted(10 + row / 24, row % 24, co, 100 + row));
    }
    text.append("31/02/2004;12.00.00;2,6;150\n12/03/2004;12.00.00;13,6,1;151\n");
    return Files.writeString(folder.resolve("air.csv"), text);
  }
}
