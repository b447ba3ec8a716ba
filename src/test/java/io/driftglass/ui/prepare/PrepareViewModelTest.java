package io.driftglass.ui.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.prepare.Recipe;
import io.driftglass.prepare.RecipeStep;
import io.driftglass.ui.kit.CompareSheet;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrepareViewModelTest {
  @TempDir Path folder;

  private Workbench workbench;
  private Desk desk;
  private PrepareViewModel model;
  private Dataset dataset;

  @BeforeEach
  void open() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    dataset = imported("line");
    desk = Desks.here(workbench, folder.resolve("recipe.json"));
    model = new PrepareViewModel(desk);
    desk.selection().datasetProperty().set(dataset);
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  /// 60 rows a minute apart: two spikes, one gap of three rows, one stretch that is stuck.
  private Dataset imported(String name) throws IOException {
    var text = new StringBuilder("time,level,flow\n");
    for (int row = 0; row < 60; row++) {
      String level = row == 10 || row == 40 ? "99" : Integer.toString(row % 5);
      if (row >= 20 && row < 23) level = "";
      text.append("2026-03-01T00:%02d:00,%s,%d\n".formatted(row, level, row / 12));
    }
    var file = folder.resolve(name + ".csv");
    Files.writeString(file, text);
    var result =
        workbench
            .datasets()
            .importFile(file, ReadingOptions.NONE, Optional.of(name), Progress.NONE);
    return assertInstanceOf(ImportResult.Imported.class, result).dataset();
  }

  private List<String> steps() {
    return model.recipeProperty().get().steps().stream().map(RecipeStep::step).toList();
  }

  private Trial trial() {
    return model.trialProperty().get().orElseThrow();
  }

  @Test
  void a_dataset_without_steps_is_shown_as_it_came_and_cannot_be_saved() {
    assertEquals(Optional.of(dataset), model.sourceProperty().get());
    assertEquals("level", model.channelProperty().get());
    assertFalse(model.savable());
    assertEquals(60, trial().result().rows());
  }

  @Test
  void a_step_is_tried_at_once_and_its_values_are_marked() {
    model.editor().add("outliers");
    var stage = trial().at(0).orElseThrow();
    assertEquals(2, stage.report().emptied());
    assertEquals(List.of(10, 40), model.shown().orElseThrow().rings().stream().boxed().toList());
    model.editor().add("fill");
    model.editor().choose(0);
    assertEquals("emptied, then filled by step 2", model.shown().orElseThrow().told());
    assertEquals(5, trial().at(1).orElseThrow().report().filled());
    assertTrue(model.savable());
  }

  @Test
  void every_change_can_be_taken_back_to_the_same_recipe_and_the_same_rows() {
    model.editor().add("outliers");
    model.editor().add("fill");
    var hash = model.recipeProperty().get().sha256();
    var rows = trial().result().column(0).clone();
    model.editor().move(0, 1);
    model.editor().toggle(1);
    model.editor().set(0, "by", "mean");
    model.editor().remove(0);
    for (int n = 0; n < 4; n++) model.editor().undo();
    assertEquals(hash, model.recipeProperty().get().sha256());
    org.junit.jupiter.api.Assertions.assertArrayEquals(rows, trial().result().column(0));
    assertEquals(List.of("outliers", "fill"), steps());
    for (int n = 0; n < 4; n++) model.editor().redo();
    assertEquals(List.of("outliers"), steps());
    assertTrue(model.recipeProperty().get().steps().getFirst().off());
  }

  @Test
  void what_is_typed_into_one_setting_is_taken_back_at_once() {
    model.editor().add("outliers");
    model.editor().set(0, "limit", "5");
    model.editor().set(0, "limit", "5.5");
    model.editor().set(0, "limit", "5.55");
    model.editor().set(0, "by", "z");
    model.editor().undo();
    assertEquals("5.55", model.recipeProperty().get().steps().getFirst().settings().get("limit"));
    model.editor().undo();
    assertEquals(List.of(RecipeStep.of("outliers")), model.recipeProperty().get().steps());
    model.editor().redo();
    assertEquals("5.55", model.recipeProperty().get().steps().getFirst().settings().get("limit"));
  }

  @Test
  void a_step_that_does_not_fit_says_why_and_what_was_done_before_stays() {
    model.editor().add("outliers");
    model.editor().add("calendar");
    model.editor().set(1, "parts", "moon");
    var failed = trial().failed().orElseThrow();
    assertEquals(1, failed.place());
    assertEquals("parts must be parts of a date, not 'moon'.", failed.problem().what());
    assertEquals(1, trial().stages().size());
    assertFalse(model.savable());
  }

  @Test
  void a_saved_version_shows_its_recipe_and_undo_takes_it_back() {
    model.editor().add("fill");
    assertEquals(2, model.nextVersion());
    model.keep();
    assertTrue(model.savedProperty().get());
    var made = workbench.datasets().get("line v2");
    desk.selection().datasetProperty().set(made);
    assertEquals(Optional.of(dataset), model.sourceProperty().get());
    assertEquals(List.of("fill"), steps());
    assertTrue(model.savedProperty().get());
    model.editor().add("scale");
    assertFalse(model.savedProperty().get());
    assertEquals(3, model.nextVersion());
    model.editor().undo();
    model.editor().undo();
    assertEquals(List.of(dataset), workbench.datasets().list());
    model.editor().redo();
    assertEquals(List.of(made, dataset), workbench.datasets().list());
  }

  @Test
  void a_recipe_is_done_to_other_data() throws IOException {
    var other = imported("other");
    model.refresh();
    model.editor().add("fill");
    model.applyTo(other);
    var made = workbench.datasets().get("other v2");
    assertEquals(other.id(), made.lineage().orElseThrow().parent());
    assertEquals(0, made.missing());
    assertFalse(model.savedProperty().get());
  }

  @Test
  void a_recipe_goes_to_a_file_and_comes_back() {
    model.editor().add("outliers");
    model.editor().add("fill");
    var recipe = model.recipeProperty().get();
    model.editor().save(model.sourceProperty().get());
    model.editor().remove(1);
    model.editor().load();
    assertEquals(recipe, model.recipeProperty().get());
    model.editor().undo();
    assertEquals(List.of("outliers"), steps());
  }

  @Test
  void a_file_that_is_no_recipe_is_refused_in_a_sentence() throws IOException {
    Files.writeString(folder.resolve("recipe.json"), "[1, 2");
    model.editor().load();
    assertTrue(
        model.problemProperty().get().orElseThrow().what().startsWith("This is not a recipe"));
    assertEquals(Recipe.EMPTY, model.recipeProperty().get());
  }

  @Test
  void the_rows_before_and_after_are_compared() {
    model.editor().add("outliers");
    var difference = model.difference().orElseThrow();
    assertEquals(2, difference.changed());
    assertEquals(
        "2 rows changed, 58 the same, 0 rows added, 0 removed.",
        CompareSheet.sentence(difference).replace("0 added", "0 rows added"));
  }
}
