package io.driftglass.ui.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Runner;
import io.driftglass.registry.Stage;
import io.driftglass.ui.kit.Notices;
import io.driftglass.ui.kit.Undo;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistryViewModelTest {
  private final MemoryRegistry registry = new MemoryRegistry();
  private final Undo undo = new Undo();
  private final Notices notices = new Notices();
  private final RegistryViewModel model =
      new RegistryViewModel(registry, Runner.HERE, undo, notices, ZoneOffset.UTC);
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
  void a_version_is_compared_with_the_one_in_production_by_their_cards_or_on_the_same_rows() {
    registry.register("pump", "pump");
    registry.promote(registry.versions().getFirst(), Stage.PRODUCTION, "first");
    model.refresh();
    var details = model.detailsProperty().get().orElseThrow();
    assertEquals("pump v1", details.other().orElseThrow().title());
    var byCards = details.compared().orElseThrow();
    assertEquals(21_600, byCards.rows());
    assertEquals(
        List.of(Compared.Verdict.EQUAL, Compared.Verdict.EQUAL),
        byCards.lines().stream().map(Compared.Line::verdict).toList());
    model.judgeBoth(Runner.HERE);
    assertEquals(
        List.of(
            new Compared.Line("event_f1", .8, .7, Compared.Verdict.BETTER),
            new Compared.Line("mae", 2.0, 1.0, Compared.Verdict.WORSE)),
        model.judgedProperty().get().orElseThrow().lines());
  }

  @Test
  void a_rollback_shows_the_version_that_came_back() {
    registry.register("pump", "pump");
    registry.promote(registry.versions().get(0), Stage.PRODUCTION, "first");
    registry.promote(registry.versions().get(1), Stage.PRODUCTION, "second");
    model.refresh();
    model.rollback("worse", () -> told.add("done"), told::add);
    assertEquals(List.of("done"), told);
    assertEquals("pump v1", model.selectedProperty().get().title());
    assertEquals(Stage.PRODUCTION, model.selectedProperty().get().stage());
  }

  @Test
  void a_past_day_is_shown_as_it_ended() {
    registry.register("pump");
    registry.promote(registry.versions().getFirst(), Stage.PRODUCTION, "first");
    model.lookBack(LocalDate.of(2026, 5, 1));
    var past = model.pastProperty().get().orElseThrow();
    assertEquals("1 version, 1 in production", past.headline());
    model.lookBack(LocalDate.of(2026, 4, 30));
    assertEquals(
        "0 versions, 0 in production", model.pastProperty().get().orElseThrow().headline());
  }

  @Test
  void a_proof_is_told() {
    registry.register("pump");
    model.refresh();
    model.prove(Runner.HERE, proof -> told.add(proof.holds()), told::add);
    assertEquals(List.of(true), told);
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
