package io.driftglass.ui.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Runner;
import io.driftglass.registry.Stage;
import io.driftglass.ui.kit.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryViewModelTest {
  private final MemoryRegistry registry = new MemoryRegistry();
  private final Undo undo = new Undo();
  private final RegistryViewModel model = new RegistryViewModel(registry, Runner.HERE, undo);
  private final List<Object> told = new ArrayList<>();

  @Test
  void models_stand_by_name_and_their_versions_newest_first() {
    registry.register("pump", "compressor", "pump");
    model.refresh();

    assertEquals(
        List.of("compressor", "pump"), model.groups().stream().map(ModelGroup::model).toList());
    assertEquals(
        List.of("pump v2", "pump v1"),
        model.groups().getLast().versions().stream().map(v -> v.title()).toList());
    assertEquals("2 models, 3 versions, 0 in production", model.headlineProperty().get());
  }

  @Test
  void the_newest_version_is_chosen_first_and_stays_chosen() {
    registry.register("pump");
    model.refresh();
    assertEquals("pump v1", model.selectedProperty().get().title());
    registry.register("pump");
    model.refresh();

    assertEquals("pump v1", model.selectedProperty().get().title());
    assertEquals("pump v1", model.detailsProperty().get().orElseThrow().version().title());
  }

  @Test
  void an_empty_registry_has_nothing_to_show() {
    model.refresh();

    assertEquals("", model.headlineProperty().get());
    assertEquals(Optional.empty(), model.detailsProperty().get());
  }

  @Test
  void the_filter_keeps_what_has_the_words_in_its_name() {
    registry.register("pump", "compressor");
    model.refresh();
    model.filterProperty().set("Comp");

    assertEquals(List.of("compressor"), model.groups().stream().map(ModelGroup::model).toList());
  }

  @Test
  void a_promotion_is_kept_with_its_reason_and_can_be_taken_back_and_done_again() {
    registry.register("pump");
    model.refresh();
    model.promote(Stage.STAGING, "fewer false alarms", () -> told.add("done"), told::add);
    assertEquals(Stage.STAGING, model.selectedProperty().get().stage());
    undo.undo();
    assertEquals(Stage.NONE, model.selectedProperty().get().stage());
    undo.redo();

    assertEquals(List.of("done"), told);
    assertEquals(Stage.STAGING, model.selectedProperty().get().stage());
    assertEquals(
        List.of("fewer false alarms", "taken back", "fewer false alarms", "run #318"),
        model.detailsProperty().get().orElseThrow().history().stream().map(t -> t.why()).toList());
  }

  @Test
  void a_refused_promotion_says_why_and_changes_nothing() {
    registry.register("pump");
    registry.refuse("pump v1 was never validated.");
    model.refresh();
    model.promote(Stage.PRODUCTION, "try", () -> told.add("done"), e -> told.add(e.getMessage()));

    assertEquals(List.of("pump v1 was never validated."), told);
    assertEquals(Stage.NONE, model.selectedProperty().get().stage());
    assertTrue(undo.nothingToUndo().get());
  }

  @Test
  void a_change_of_stage_needs_a_reason() {
    assertTrue(RegistryViewModel.wrong("  ").isPresent());
    assertFalse(RegistryViewModel.wrong("fewer false alarms").isPresent());
  }

  @Test
  void the_data_are_proved_where_the_stored_hash_is_the_cards() {
    registry.register("pump");
    model.refresh();
    assertTrue(model.detailsProperty().get().orElseThrow().dataProved());
    registry.changeData();
    model.refresh();

    assertFalse(model.detailsProperty().get().orElseThrow().dataProved());
  }

  @Test
  void what_could_not_be_computed_is_listed_with_its_reason() {
    registry.register("pump");
    var lines = CardLines.metrics(registry.versions().getFirst().card());

    assertEquals("0.710", lines.get("Event F1"));
    assertEquals("n/a: no labels in the validation rows", lines.get("Precision"));
  }
}
