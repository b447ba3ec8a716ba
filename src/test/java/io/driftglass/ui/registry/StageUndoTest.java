package io.driftglass.ui.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.ImportResult.Imported;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Task;
import io.driftglass.registry.Transition;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.fit.TrainRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Changes of stages in a stored registry are taken back by changes of their own: the history grows
/// and keeps what it had.
class StageUndoTest {
  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private RegistryViewModel model;
  private final List<Object> refused = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    desk = Desks.here(workbench);
    var result =
        workbench
            .datasets()
            .importFile(file(), ReadingOptions.NONE, Optional.of("level"), Progress.NONE);
    var dataset = ((Imported) result).dataset();
    var request = new TrainRequest(dataset, "", Task.ANOMALY, "robust-z", Map.of(), .7, .2, "pump");
    for (int i = 0; i < 3; i++) workbench.models().train(request, Progress.NONE);
    var tools = desk.tools();
    model =
        new RegistryViewModel(
            new WorkspaceRegistry(workbench),
            desk.loader(),
            tools.undo(),
            tools.notices(),
            ZoneOffset.UTC);
    model.refresh();
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void a_promotion_is_taken_back_with_the_version_it_replaced() {
    promote(1, Stage.PRODUCTION, "first");
    promote(2, Stage.STAGING, "try");
    promote(2, Stage.PRODUCTION, "better");
    assertEquals(List.of("ARCHIVED", "PRODUCTION", "NONE"), stages());
    var before = history();
    desk.tools().undo().undo();
    assertEquals(List.of("PRODUCTION", "STAGING", "NONE"), stages());
    assertEquals(before, history().subList(0, before.size()), "history is never rewritten");
    assertEquals(
        List.of(
            "pump v2 PRODUCTION to STAGING: taken back",
            "pump v1 ARCHIVED to PRODUCTION: taken back"),
        history().subList(before.size(), history().size()));
    desk.tools().undo().redo();
    assertEquals(List.of("ARCHIVED", "PRODUCTION", "NONE"), stages());
    assertEquals("pump v2 STAGING to PRODUCTION: better", history().getLast());
  }

  @Test
  void archiving_is_taken_back_and_done_again() {
    promote(3, Stage.ARCHIVED, "old");
    desk.tools().undo().undo();
    assertEquals(List.of("NONE", "NONE", "NONE"), stages());
    desk.tools().undo().redo();
    assertEquals(List.of("NONE", "NONE", "ARCHIVED"), stages());
  }

  @Test
  void a_rollback_is_taken_back_and_the_next_one_goes_where_it_would_have_gone() {
    promote(1, Stage.PRODUCTION, "first");
    promote(2, Stage.PRODUCTION, "second");
    model.rollback("worse", () -> {}, refused::add);
    assertEquals(List.of("PRODUCTION", "ARCHIVED", "NONE"), stages());
    desk.tools().undo().undo();
    assertEquals(List.of("ARCHIVED", "PRODUCTION", "NONE"), stages());
    assertEquals("pump v1", workbench.models().before(version(2)).orElseThrow().title());
    desk.tools().undo().redo();
    assertEquals(List.of("PRODUCTION", "ARCHIVED", "NONE"), stages());
  }

  @Test
  void a_version_that_was_moved_since_stays_where_it_is_and_says_so() {
    promote(1, Stage.PRODUCTION, "first");
    promote(2, Stage.PRODUCTION, "second");
    workbench.models().promote(version(3), Stage.PRODUCTION, "elsewhere");
    desk.tools().undo().undo();
    assertEquals(List.of("ARCHIVED", "ARCHIVED", "PRODUCTION"), stages());
    var told = desk.tools().notices().all().getFirst();
    assertEquals("That cannot be taken back", told.title());
    assertTrue(
        told.detail().startsWith("pump v2 is archived by now, not production"), told::detail);
  }

  @Test
  void one_that_cannot_go_back_takes_the_others_with_it() {
    promote(1, Stage.PRODUCTION, "first");
    promote(2, Stage.PRODUCTION, "second");
    workbench.models().promote(version(1), Stage.NONE, "elsewhere");
    desk.tools().undo().undo();
    assertEquals(List.of("NONE", "PRODUCTION", "NONE"), stages());
  }

  private void promote(int number, Stage to, String reason) {
    model.selectedProperty().set(version(number));
    model.promote(to, reason, () -> {}, refused::add);
    assertEquals(List.of(), refused);
  }

  private ModelVersion version(int number) {
    return workbench.models().get("pump v" + number);
  }

  private List<String> stages() {
    return workbench.models().list().reversed().stream().map(v -> v.stage().name()).toList();
  }

  /// Oldest first.
  private List<String> history() {
    return workbench.models().history("pump").reversed().stream().map(StageUndoTest::line).toList();
  }

  private static String line(Transition step) {
    return "%s %s to %s: %s".formatted(step.title(), step.from(), step.to(), step.why());
  }

  private Path file() throws IOException {
    var text = new StringBuilder("minute,level\n");
    for (int row = 0; row < 300; row++) {
      text.append(row).append(',').append(Math.sin(row)).append('\n');
    }
    return Files.writeString(folder.resolve("level.csv"), text);
  }
}
