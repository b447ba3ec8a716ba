package io.driftglass.ui.data.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.diff.Difference;
import io.driftglass.data.export.ExportPlan.Form;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.prepare.Recipe;
import io.driftglass.prepare.RecipeStep;
import io.driftglass.series.Interval;
import io.driftglass.ui.data.version.VersionsViewModel.Wish;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Notices;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionsViewModelTest {
  private static final Wish CSV = new Wish(Form.CSV, false, false);

  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private VersionsViewModel model;
  private Dataset dataset;

  @BeforeEach
  void open() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    desk = Desks.here(workbench, folder.resolve("out"));
    model = new VersionsViewModel(desk, () -> {});
    var file = Files.writeString(folder.resolve("pump.csv"), "t,flow\n0,1.5\n1,2.5\n2,3.5\n");
    dataset = imported(file);
    desk.selection().datasetProperty().set(dataset);
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void a_dataset_is_written_as_wished_and_remembered() throws IOException {
    model.export(new Wish(Form.CSV, true, false));
    var out = folder.resolve("out.csv");
    assertEquals(List.of("t;flow", "0;1,5", "1;2,5", "2;3,5"), Files.readAllLines(out));
    assertEquals(1, model.exported().size());
    assertEquals("pump v1", model.exported().getFirst().dataset());
    assertEquals(3, model.exported().getFirst().rows());
    assertEquals("pump-v1.csv", VersionsViewModel.fileName(dataset, CSV));
  }

  @Test
  void only_what_the_chart_shows_is_written_where_that_is_wished() throws IOException {
    desk.selection().intervalProperty().set(new Interval(1, 2));
    model.export(new Wish(Form.CSV, false, true));
    assertEquals(List.of("t,flow", "1,2.5"), Files.readAllLines(folder.resolve("out.csv")));
  }

  @Test
  void a_deleted_dataset_comes_back_by_undo_and_from_the_list() {
    model.delete();
    assertEquals(List.of(), workbench.datasets().list());
    assertNull(desk.selection().datasetProperty().get());
    assertEquals(List.of(dataset), model.recycled().stream().map(r -> r.dataset()).toList());

    desk.tools().undo().undo();
    assertEquals(List.of(dataset), workbench.datasets().list());
    assertEquals(dataset, desk.selection().datasetProperty().get());

    desk.tools().undo().redo();
    model.restore(dataset);
    assertEquals(List.of(dataset), workbench.datasets().list());
    assertEquals(List.of(), model.recycled());
  }

  @Test
  void a_dataset_that_another_is_made_of_stays_and_that_one_is_named() {
    prepared();
    model.delete();
    assertEquals(2, workbench.datasets().list().size());
    assertTrue(told().getFirst().startsWith("pump v1 is in use by pump v2"), told().toString());
  }

  @Test
  void it_goes_all_the_same_where_that_is_said_after_the_warning_and_comes_back() {
    var next = prepared();
    desk.selection().datasetProperty().set(dataset);
    model.delete();
    var warning = desk.tools().notices().all().getFirst();
    assertEquals("Delete all the same", warning.action().orElseThrow().title());
    warning.action().orElseThrow().run().run();
    assertEquals(List.of(next), workbench.datasets().list());

    desk.tools().undo().undo();
    assertEquals(2, workbench.datasets().list().size());
    desk.tools().undo().redo();
    assertEquals(List.of(next), workbench.datasets().list());
  }

  @Test
  void versions_are_compared_from_the_other_to_the_one_in_hand() {
    var next = prepared();
    desk.selection().datasetProperty().set(next);
    List<Dataset> others = new ArrayList<>();
    model.others(others::addAll);
    assertEquals(List.of(dataset), others);
    List<Difference> found = new ArrayList<>();
    model.compare(dataset, found::add);
    assertEquals(1, found.getFirst().changed());
    assertEquals(2, found.getFirst().same());
  }

  @Test
  void no_label_of_the_sheets_is_cut_in_light_or_dark() throws Exception {
    model.export(CSV);
    model.delete();
    model.listExported();
    for (var theme : Theme.values()) {
      desk.selection().datasetProperty().set(dataset);
      var sheets = desk.tools().sheets();
      Scene export = Fx.call(() -> scene(new StackPane(new ExportSheet(model, sheets)), theme));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(export)));
      Scene recycle = Fx.call(() -> scene(new StackPane(new RecycleSheet(model, sheets)), theme));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(recycle)));
    }
  }

  private static Scene scene(StackPane sheet, Theme theme) {
    return Snapshot.stage(sheet, 700, 500, theme);
  }

  private Dataset prepared() {
    var recipe = new Recipe(List.of(RecipeStep.parse("clip:min=2")));
    return workbench
        .preparing()
        .make(dataset, recipe, Optional.empty(), "clean", Progress.NONE)
        .dataset();
  }

  private Dataset imported(Path file) throws IOException {
    var result =
        workbench.datasets().importFile(file, ReadingOptions.NONE, Optional.empty(), Progress.NONE);
    return ((ImportResult.Imported) result).dataset();
  }

  private List<String> told() {
    return desk.tools().notices().all().stream().map(Notices.Notice::title).toList();
  }
}
