package io.driftglass.workbench.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.label.Said;
import io.driftglass.label.Truth;
import io.driftglass.label.Verdict;
import io.driftglass.prepare.Recipe;
import io.driftglass.prepare.RecipeStep;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Channel;
import io.driftglass.series.Interval;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Versions made by recipe, through the real store.
final class PreparingTest {
  private static final int ROWS = 10_500;

  @TempDir Path folder;

  private Workbench open() {
    return Workbench.open(new Home(folder.resolve("home")));
  }

  /// Two machines, a row a minute; every 50th value of `b` is missing.
  private Dataset imported(Workbench workbench) throws IOException {
    return imported(workbench, "");
  }

  /// @param changed `cell` or `stamp` in row 10,001 of the second machine, or neither
  private Dataset imported(Workbench workbench, String changed) throws IOException {
    var file = folder.resolve("line.csv");
    var text = new StringBuilder("time,machine,a,b\n");
    for (int row = 0; row < ROWS; row++) {
      for (var machine : List.of("m1", "m2")) {
        boolean here = row == 10_001 && machine.equals("m2");
        text.append(
            "2026-03-%02dT%02d:%02d:%s,%s,%d,%s\n"
                .formatted(
                    1 + row / 1440,
                    row / 60 % 24,
                    row % 60,
                    here && changed.equals("stamp") ? "01" : "00",
                    machine,
                    here && changed.equals("cell") ? 500 : row % 97,
                    row % 50 == 7 ? "" : Integer.toString(row % 89)));
      }
    }
    Files.writeString(file, text);
    var result =
        workbench
            .datasets()
            .importFile(
                file,
                ReadingOptions.NONE.with(ReadingOption.ENTITY, "machine"),
                Optional.of("line"),
                Progress.NONE);
    return assertInstanceOf(ImportResult.Imported.class, result).dataset();
  }

  private static Preparing.Made make(Workbench workbench, Dataset parent, String... steps) {
    var recipe = new Recipe(Arrays.stream(steps).map(RecipeStep::parse).toList());
    return workbench.preparing().make(parent, recipe, Optional.empty(), "clean", Progress.NONE);
  }

  @Test
  void a_recipe_makes_a_version_with_its_parent_and_its_marks_and_both_stay_after_a_restart()
      throws IOException {
    Dataset parent;
    Preparing.Made made;
    try (var workbench = open()) {
      parent = imported(workbench);
      made = make(workbench, parent, "fill:by=linear");
      assertEquals("line v2", made.dataset().title());
      assertEquals(2 * ROWS / 50, made.reports().getFirst().filled());
      assertEquals(List.of("m1", "m2"), made.dataset().entities());
      assertEquals(0, made.dataset().missing());
    }
    try (var workbench = open()) {
      var again = workbench.datasets().get("line");
      var lineage = again.lineage().orElseThrow();
      assertEquals(made.dataset(), again);
      assertEquals(parent.id(), lineage.parent());
      assertEquals(parent.sha256(), lineage.parentSha256());
      assertEquals(
          new Recipe(List.of(RecipeStep.parse("fill:by=linear"))), Recipe.of(lineage.recipe()));
      var frame = workbench.datasets().frame(again, "m2");
      int b = frame.indexOf("b");
      assertEquals(ROWS / 50, frame.filled(b).cardinality());
      assertTrue(frame.filled(b).get(10_007), "a mark beyond the first blocks");
      assertEquals(7, frame.filled(b).nextSetBit(0));
      assertTrue(frame.filled(frame.indexOf("a")).isEmpty());
      assertEquals(JobState.COMPLETED, workbench.runs().list().getFirst().state());
    }
  }

  @Test
  void a_recipe_that_changes_nothing_keeps_the_fingerprint() throws IOException {
    try (var workbench = open()) {
      var parent = imported(workbench);
      assertEquals(parent.sha256(), make(workbench, parent, "clip:min=-1000").dataset().sha256());
    }
  }

  @Test
  void one_cell_or_one_stamp_in_row_10001_changes_the_fingerprint() throws IOException {
    try (var workbench = open()) {
      var first = imported(workbench);
      assertEquals(first.sha256(), imported(workbench).sha256());
      assertNotEquals(first.sha256(), imported(workbench, "cell").sha256());
      assertNotEquals(first.sha256(), imported(workbench, "stamp").sha256());
    }
  }

  @Test
  void a_rehearsal_counts_the_same_and_keeps_nothing() throws IOException {
    try (var workbench = open()) {
      var parent = imported(workbench);
      var recipe = new Recipe(List.of(RecipeStep.of("fill")));
      var rehearsed =
          workbench.preparing().rehearse(parent, recipe, Optional.empty(), Progress.NONE);
      assertEquals(List.of(parent), workbench.datasets().list());
      assertEquals(make(workbench, parent, "fill").reports(), rehearsed);
    }
  }

  @Test
  void a_recipe_that_leaves_no_row_makes_no_version_and_says_so() throws IOException {
    try (var workbench = open()) {
      var parent = imported(workbench);
      var wrong =
          assertThrows(
              InsufficientData.class, () -> make(workbench, parent, "crop:from=2030-01-01"));
      assertEquals("No row is left of line v1.", wrong.getMessage());
      assertEquals(List.of(parent), workbench.datasets().list());
      assertFalse(wrong.remedy().isEmpty());
    }
  }

  /// Labels are stretches of time, not rows: ten minutes of a series are one row of its means.
  @Test
  void what_was_said_of_a_stretch_is_said_of_it_in_every_version() throws IOException {
    try (var workbench = open()) {
      var parent = imported(workbench);
      var frame = workbench.datasets().frame(parent, "m2");
      var stretch = new Interval(frame.tick(600), frame.tick(660));
      var said = new Said(Verdict.ANOMALY, 4, "leak");
      workbench.review().say(parent, "m2", stretch, said, "ada");
      var means = make(workbench, parent, "resample:every=10 rows").dataset();
      var labels = workbench.review().labels(means, "m2");
      assertEquals(1, labels.size());
      assertEquals(stretch, labels.getFirst().interval());
      assertEquals(4, labels.getFirst().kind());
      assertEquals(List.of(), workbench.review().labels(means, "m1"));
      boolean[] truth = Truth.of(workbench.datasets().frame(means, "m2"), labels);
      assertEquals(6, IntStream.range(0, truth.length).filter(row -> truth[row]).count());
      assertTrue(truth[60] && truth[65] && !truth[66]);
      workbench.review().takeBack(labels.getFirst().id());
      assertEquals(1, workbench.review().labels(parent, "m2").size(), "each version its own");
    }
  }

  @Test
  void other_datasets_are_joined_by_their_name() throws IOException {
    try (var workbench = open()) {
      var parent = imported(workbench);
      var means = make(workbench, parent, "resample:every=60 rows").dataset();
      var joined = make(workbench, parent, "join:with=line v2,within=60 rows").dataset();
      assertEquals(means.version(), 2);
      assertEquals(
          List.of("a", "b", "a (2)", "b (2)"),
          joined.channels().stream().map(Channel::name).toList());
    }
  }
}
