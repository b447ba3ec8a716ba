package io.driftglass.workbench.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.export.ExportPlan;
import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.prepare.Recipe;
import io.driftglass.prepare.RecipeStep;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Versions on the recycle list and back, how they differ, and what they are as files.
final class VersionsTest {
  private static final String TEXT =
      """
      time,=cmd,state
      2026-03-01T00:00:00,1.5,on
      2026-03-01T00:01:00,,=1+1
      2026-03-01T00:02:00,-2.25,off
      2026-03-01T00:03:00,1000000.125,on
      """;

  @TempDir Path folder;

  private Workbench open() {
    return Workbench.open(new Home(folder.resolve("home")));
  }

  private Dataset imported(Workbench workbench, Path file, ReadingOptions options)
      throws IOException {
    var result = workbench.datasets().importFile(file, options, Optional.of("line"), Progress.NONE);
    return assertInstanceOf(ImportResult.Imported.class, result).dataset();
  }

  private Dataset imported(Workbench workbench) throws IOException {
    var file = folder.resolve("line.csv");
    Files.writeString(file, TEXT);
    return imported(workbench, file, ReadingOptions.NONE);
  }

  private static Dataset filled(Workbench workbench, Dataset parent) {
    var recipe = new Recipe(List.of(RecipeStep.of("fill")));
    return workbench
        .preparing()
        .make(parent, recipe, Optional.empty(), "clean", Progress.NONE)
        .dataset();
  }

  @Test
  void a_deleted_version_is_hidden_and_comes_back_with_the_same_rows() throws IOException {
    Dataset first;
    try (var workbench = open()) {
      first = imported(workbench);
      workbench.versions().recycle(first, false);
      assertEquals(List.of(), workbench.datasets().list());
      assertThrows(NotFound.class, () -> workbench.datasets().get("line"));
    }
    try (var workbench = open()) {
      assertEquals(first, workbench.versions().recycled().getFirst().dataset());
      assertEquals(first, workbench.versions().restore("line v1"));
      assertEquals(List.of(first), workbench.datasets().list());
      assertEquals(4, workbench.datasets().frame(first, "").rows());
    }
  }

  @Test
  void the_number_of_a_deleted_version_is_not_given_again() throws IOException {
    try (var workbench = open()) {
      workbench.versions().recycle(imported(workbench), false);
      assertEquals("line v2", imported(workbench).title());
    }
  }

  @Test
  void what_stands_on_a_version_keeps_it_from_being_deleted() throws IOException {
    try (var workbench = open()) {
      var first = imported(workbench);
      var second = filled(workbench, first);
      var refused = assertThrows(Conflict.class, () -> workbench.versions().recycle(first, false));
      assertEquals("line v1 is in use by line v2 (made of it).", refused.getMessage());
      workbench.versions().recycle(second, false);
      workbench.versions().recycle(first, false);
      assertEquals(List.of(), workbench.datasets().list());
    }
  }

  @Test
  void after_the_recycle_period_a_version_is_gone_for_good() throws IOException {
    try (var workbench = open()) {
      workbench.versions().recycle(imported(workbench), false);
    }
    var none = folder.resolve("no.toml");
    var config = Config.of(Map.of("storage.recycle_days", "0"), Map.of(), none);
    try (var workbench = Workbench.open(new Home(folder.resolve("home")), config)) {
      assertEquals(List.of(), workbench.versions().recycled());
    }
  }

  @Test
  void versions_differ_by_what_the_recipe_did() throws IOException {
    try (var workbench = open()) {
      var first = imported(workbench);
      var difference =
          workbench.versions().difference(first, filled(workbench, first), Progress.NONE);
      assertEquals(1, difference.changed());
      assertEquals(3, difference.same());
      assertEquals(1, difference.channels().getFirst().filled());
    }
  }

  @Test
  void every_form_of_file_comes_back_as_the_same_rows() throws IOException {
    try (var workbench = open()) {
      var first = imported(workbench);
      for (var name : List.of("out.csv", "out.tsv", "out.xlsx", "out.json")) {
        var file = folder.resolve(name);
        var written = workbench.exports().write(first, ExportPlan.of(file), Progress.NONE);
        assertEquals(4, written.rows());
        assertEquals(Files.size(file), written.bytes());
        var again = imported(workbench, file, ReadingOptions.NONE);
        var before = workbench.datasets().frame(first, "");
        var after = workbench.datasets().frame(again, "");
        assertEquals(4, after.rows(), name);
        for (int row = 0; row < 4; row++) {
          assertEquals(before.column(0)[row], after.column(0)[row], name);
        }
        assertEquals(before.clock().text(before.tick(3)), after.clock().text(after.tick(3)), name);
      }
      assertEquals(4, workbench.exports().history().size());
      assertEquals(first.sha256(), workbench.exports().history().getFirst().dataSha256());
    }
  }

  @Test
  void formulas_in_heads_and_cells_are_disarmed_and_numbers_stay_numbers() throws IOException {
    try (var workbench = open()) {
      var file = folder.resolve("safe.csv");
      workbench.exports().write(imported(workbench), ExportPlan.of(file), Progress.NONE);
      assertEquals(
          """
          time,'=cmd,state
          2026-03-01T00:00:00,1.5,on
          2026-03-01T00:01:00,,'=1+1
          2026-03-01T00:02:00,-2.25,off
          2026-03-01T00:03:00,1000000.125,on
          """,
          Files.readString(file));
    }
  }

  @Test
  void a_decimal_comma_parts_cells_by_semicolons_and_reads_back() throws IOException {
    try (var workbench = open()) {
      var first = imported(workbench);
      var file = folder.resolve("komma.csv");
      var plan =
          new ExportPlan(file, ExportPlan.Form.CSV, ',', List.of("=cmd"), Optional.empty(), false);
      workbench.exports().write(first, plan, Progress.NONE);
      assertTrue(Files.readString(file).contains("2026-03-01T00:02:00;-2,25\n"));
      var again = imported(workbench, file, ReadingOptions.NONE.with(ReadingOption.DECIMAL, ","));
      assertEquals(-2.25, workbench.datasets().frame(again, "").column(0)[2]);
    }
  }

  @Test
  void filled_values_can_be_told_in_a_column_of_their_own() throws IOException {
    try (var workbench = open()) {
      var file = folder.resolve("marks.csv");
      var second = filled(workbench, imported(workbench));
      var plan =
          new ExportPlan(file, ExportPlan.Form.CSV, '.', List.of("=cmd"), Optional.empty(), true);
      workbench.exports().write(second, plan, Progress.NONE);
      assertEquals("2026-03-01T00:01:00,-0.375,1", Files.readAllLines(file).get(2));
      assertNotEquals("", Files.readAllLines(file).getFirst());
    }
  }

  @Test
  void a_file_that_cannot_be_finished_leaves_nothing() throws IOException {
    try (var workbench = open()) {
      var first = imported(workbench);
      var file = folder.resolve("none.csv");
      var plan =
          new ExportPlan(file, ExportPlan.Form.CSV, '.', List.of("x"), Optional.empty(), false);
      assertThrows(
          SchemaMismatch.class, () -> workbench.exports().write(first, plan, Progress.NONE));
      try (var left = Files.list(folder)) {
        assertEquals(
            List.of(), left.filter(f -> f.getFileName().toString().startsWith("none")).toList());
      }
    }
  }
}
