package io.driftglass.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.db.Child;
import io.driftglass.db.Database;
import io.driftglass.db.DatabaseException;
import io.driftglass.db.Sql;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.InvalidId;
import io.driftglass.problem.ModelNotValidated;
import io.driftglass.problem.NotFound;
import io.driftglass.series.Interval;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir Path folder;
  private Database db;
  private ModelStore models;
  private Instant now = NOON;

  @BeforeEach
  void open() {
    db = Database.open(folder.resolve("w"));
    models = ModelStore.open(db, new Artifacts(folder.resolve("artifacts")), () -> now);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_registered_version_is_there_after_a_restart_with_its_card_and_its_weights() {
    var version = register("pump", 1);
    close();
    open();
    assertEquals(List.of(version), models.list());
    assertEquals(Cards.validated(), models.get(version.id()).card());
    assertEquals("pump v1", version.title());
    assertEquals(Stage.NONE, version.stage());
    assertEquals(NOON, version.registered());
    assertArrayEquals(new byte[] {1}, models.load(version, (header, in) -> in.readAllBytes()));
  }

  @Test
  void a_model_without_out_of_sample_validation_is_refused_and_nothing_is_kept() {
    var unseen = new Interval(700, 1000);
    var seen = new Interval(600, 1000);
    var mae = Map.of("mae", 1.5);
    assertRefused(
        Cards.card(unseen, 0, mae, Map.of()),
        "a model is registered with out-of-sample validation, but 0 rows were validated");
    assertRefused(
        Cards.card(seen, 300, mae, Map.of()),
        "the model was validated on rows it was trained on (Interval[from=600, until=1000] and"
            + " Interval[from=0, until=700])");
    assertRefused(
        Cards.card(unseen, 300, Map.of(), Map.of()),
        "a model is registered with out-of-sample metrics, but there are none");
    assertRefused(
        Cards.card(unseen, 300, Map.of("mae", Double.NaN), Map.of()),
        "the metric mae is NaN; a figure that cannot be computed has a reason instead");
    assertEquals(List.of(), models.list());
  }

  @Test
  void a_figure_that_cannot_be_computed_may_have_a_reason_instead() {
    var card =
        Cards.card(
            new Interval(700, 1000), 300, Map.of(), Map.of("mae", "the method predicts nothing"));
    assertEquals(card, models.register("pump", card, 1, "ada", out -> out.write(1)).card());
  }

  @Test
  void eight_threads_register_a_hundred_versions_each_with_the_numbers_1_to_800() throws Exception {
    try (var pool = Executors.newFixedThreadPool(8)) {
      var work =
          IntStream.range(0, 800)
              .<Callable<Integer>>mapToObj(i -> () -> register("pump", i % 7).number())
              .toList();
      for (var done : pool.invokeAll(work)) done.get();
    }
    assertEquals(
        IntStream.rangeClosed(1, 800).boxed().toList(),
        models.list().stream().map(ModelVersion::number).sorted().toList());
    assertEquals(800, models.history("pump").size());
  }

  @Test
  void the_former_production_version_is_archived_and_the_history_says_by_whom() {
    var first = register("pump", 1);
    var second = register("pump", 2);
    register("fan", 3);
    models.promote(first.id(), Stage.PRODUCTION, Optional.empty(), "ada", "good on May");
    models.promote(second.id(), Stage.PRODUCTION, Optional.of(first.id()), "bob", "better");
    assertEquals(Stage.ARCHIVED, models.get(first.id()).stage());
    assertEquals(Stage.PRODUCTION, models.get(second.id()).stage());
    assertEquals(
        List.of(
            step(2, Action.MOVE, Stage.NONE, Stage.PRODUCTION, "bob", "better"),
            step(1, Action.MOVE, Stage.PRODUCTION, Stage.ARCHIVED, "bob", "replaced by pump v2"),
            step(1, Action.MOVE, Stage.NONE, Stage.PRODUCTION, "ada", "good on May"),
            step(2, Action.REGISTER, Stage.NONE, Stage.NONE, "ada", "run 7"),
            step(1, Action.REGISTER, Stage.NONE, Stage.NONE, "ada", "run 7")),
        models.history("pump"));
  }

  private static Transition step(
      int number, Action action, Stage from, Stage to, String who, String why) {
    return new Transition("pump", number, "pump", Task.ANOMALY, action, from, to, who, NOON, why);
  }

  @Test
  void promoting_to_the_same_stage_leaves_no_trace() {
    var version = register("pump", 1);
    var before = models.history("pump");
    models.promote(version.id(), Stage.NONE, Optional.empty(), "ada", "again");
    assertEquals(before, models.history("pump"));
  }

  @Test
  void of_concurrent_promotions_one_wins_and_the_others_are_told() throws Exception {
    var ids = IntStream.range(0, 16).mapToObj(i -> register("pump", i).id()).toList();
    int told = 0;
    try (var pool = Executors.newFixedThreadPool(8)) {
      var work =
          ids.stream()
              .<Callable<ModelVersion>>map(
                  id -> () -> models.promote(id, Stage.PRODUCTION, Optional.empty(), "ada", "mine"))
              .toList();
      for (var done : pool.invokeAll(work)) {
        try {
          done.get();
        } catch (ExecutionException e) {
          assertTrue(
              e.getCause().getMessage().contains("was brought to production by ada"),
              e.getCause().getMessage());
          told++;
        }
      }
    }
    assertEquals(15, told);
    var stages = models.list().stream().map(ModelVersion::stage).toList();
    assertEquals(1, stages.stream().filter(Stage.PRODUCTION::equals).count());
    assertEquals(15, stages.stream().filter(Stage.NONE::equals).count());
  }

  @Test
  void one_version_of_all_models_that_watch_a_sensor_for_a_task_is_in_production() {
    var ridge = register("ridge", Cards.of("pump/flow", Task.ANOMALY));
    var lstm = register("lstm", Cards.of("pump/flow", Task.ANOMALY));
    var other = register("ridge", Cards.of("pump/level", Task.ANOMALY));
    var forecast = register("ahead", Cards.of("pump/flow", Task.FORECAST));
    for (var version : List.of(ridge, other, forecast)) promote(version);
    promote(lstm);
    assertEquals(
        List.of(
            "ridge v1 ARCHIVED",
            "lstm v1 PRODUCTION",
            "ridge v2 PRODUCTION",
            "ahead v1 PRODUCTION"),
        models.list().reversed().stream().map(v -> v.title() + " " + v.stage()).toList());
  }

  @Test
  void the_database_itself_allows_one_production_version() {
    register("pump", 1);
    register("pump", 2);
    var sql = "UPDATE model_version SET stage = 'PRODUCTION'";
    assertThrows(DatabaseException.class, () -> db.write(c -> Sql.update(c, sql)));
  }

  @Test
  void a_rollback_goes_one_further_back_each_time() {
    var versions = IntStream.range(0, 3).mapToObj(i -> register("pump", i)).toList();
    versions.forEach(this::promote);
    assertEquals("pump v2", models.rollback(versions.getLast(), "bob", "missed one").title());
    assertEquals(Stage.ARCHIVED, models.get(versions.getLast().id()).stage());
    assertEquals("pump v1", models.rollback(versions.getLast(), "bob", "this too").title());
    var e = assertThrows(NotFound.class, () -> models.rollback(versions.getLast(), "bob", ""));
    assertEquals("no earlier production version of pump is left to go back to", e.getMessage());
    assertEquals(Stage.PRODUCTION, models.get(versions.getFirst().id()).stage());
  }

  @Test
  void a_rollback_passes_over_versions_that_were_deleted() {
    var versions = IntStream.range(0, 3).mapToObj(i -> register("pump", i)).toList();
    versions.forEach(this::promote);
    models.delete(versions.get(1).id(), "ada", "");
    assertEquals("pump v1", models.rollback(versions.getLast(), "bob", "").title());
  }

  @Test
  void what_was_in_production_on_a_past_day_is_told_after_rollback_and_deletion() {
    var first = register("pump", 1);
    var second = register("pump", 2);
    promote(first);
    now = NOON.plus(1, ChronoUnit.DAYS);
    promote(second);
    now = NOON.plus(2, ChronoUnit.DAYS);
    models.rollback(second, "bob", "v2 missed a clogging");
    models.delete(second.id(), "bob", "bad");
    assertEquals(List.of("pump v1"), productionAt(NOON));
    assertEquals(List.of("pump v2"), productionAt(NOON.plus(36, ChronoUnit.HOURS)));
    assertEquals(List.of("pump v1"), productionAt(NOON.plus(3, ChronoUnit.DAYS)));
    assertEquals(List.of(), productionAt(NOON.minusSeconds(1)));
    assertEquals(
        List.of("pump v1", "pump v2"),
        models.states(NOON.plus(36, ChronoUnit.HOURS)).stream().map(VersionState::title).toList());
    assertEquals(List.of("pump v1"), models.states(now).stream().map(VersionState::title).toList());
  }

  private List<String> productionAt(Instant at) {
    return models.states(at).stream()
        .filter(state -> state.stage() == Stage.PRODUCTION)
        .map(VersionState::title)
        .toList();
  }

  @Test
  void a_clock_that_is_set_back_does_not_mix_up_the_history() {
    var first = register("pump", 1);
    now = NOON.minus(10, ChronoUnit.DAYS);
    promote(first);
    assertEquals(List.of(), productionAt(NOON.minusSeconds(1)));
    assertEquals(List.of("pump v1"), productionAt(NOON));
  }

  @Test
  void a_production_version_cannot_be_deleted() {
    var version = register("pump", 1);
    promote(version);
    var e = assertThrows(Conflict.class, () -> models.delete(version.id(), "ada", ""));
    assertEquals("pump v1 is in production and cannot be deleted", e.getMessage());
    assertEquals(1, models.list().size());
  }

  @Test
  void an_alias_names_one_version_protects_it_and_moves_to_another() {
    var first = register("pump", 1);
    var second = register("pump", 2);
    models.alias(first.id(), "champion", "ada", "");
    var e = assertThrows(Conflict.class, () -> models.delete(first.id(), "ada", ""));
    assertEquals("pump v1 is called champion and cannot be deleted", e.getMessage());
    models.alias(second.id(), "champion", "ada", "better");
    assertEquals(second.id(), models.find("pump@champion").id());
    assertEquals(List.of(), models.get(first.id()).aliases());
    models.delete(first.id(), "ada", "");
    models.unalias(second.id(), "champion", "ada", "");
    assertThrows(NotFound.class, () -> models.find("pump@champion"));
    assertThrows(InvalidId.class, () -> models.alias(second.id(), "The Best!", "ada", ""));
  }

  @Test
  void a_deleted_version_can_be_put_back_for_a_month_with_its_number_and_weights() {
    var version = register("pump", 9);
    models.promote(version.id(), Stage.STAGING, Optional.empty(), "ada", "");
    models.delete(version.id(), "ada", "by mistake");
    assertEquals(List.of("pump v1"), models.deleted());
    close();
    open();
    var back = models.restore("pump", 1, "ada", "it was good");
    assertEquals(Stage.STAGING, back.stage());
    assertEquals(version.id(), back.id());
    assertArrayEquals(new byte[] {9}, models.load(back, (header, in) -> in.readAllBytes()));
    models.delete(version.id(), "ada", "after all");
    close();
    now = NOON.plus(31, ChronoUnit.DAYS);
    open();
    var e = assertThrows(NotFound.class, () -> models.restore("pump", 1, "ada", ""));
    assertEquals("pump v1 is not among the versions deleted in the last 30 days", e.getMessage());
  }

  @Test
  void gates_are_kept_with_their_model() {
    var gates = List.of(new Gate("event_f1", Optional.of(.6), Optional.of(.02), Optional.empty()));
    models.gates("pump", gates);
    assertEquals(gates, models.gates("pump"));
    assertEquals(List.of(), models.gates("fan"));
  }

  @Test
  void a_deleted_number_is_never_given_again() {
    var first = register("pump", 1);
    var second = register("pump", 2);
    models.delete(second.id(), "ada", "");
    assertEquals(3, register("pump", 3).number());
    assertThrows(NotFound.class, () -> models.get(second.id()));
    assertArrayEquals(new byte[] {1}, models.load(first, (header, in) -> in.readAllBytes()));
  }

  @Test
  void a_file_two_versions_share_stays_while_one_of_them_does() {
    var first = register("pump", 1);
    var same = register("pump", 1);
    models.delete(first.id(), "ada", "");
    assertArrayEquals(new byte[] {1}, models.load(same, (header, in) -> in.readAllBytes()));
  }

  @Test
  void a_version_is_found_by_id_title_and_name() {
    var first = register("pump", 1);
    var second = register("pump", 2);
    assertEquals(first, models.find(Long.toString(first.id())));
    assertEquals(first, models.find("pump v1"));
    assertEquals(second, models.find("pump"));
    var live = promote(first);
    assertEquals(live, models.find("pump"));
    var e = assertThrows(NotFound.class, () -> models.find("fan"));
    assertEquals("no model version 'fan'; known: [pump v1, pump v2]", e.getMessage());
  }

  @Test
  void a_name_that_reads_like_a_number_or_a_version_is_refused() {
    for (var name : List.of("", "  ", "12", "pump v3", "pump@live", "a\nb", "x".repeat(201))) {
      assertThrows(InvalidId.class, () -> register(name, 1), name);
    }
  }

  @Test
  void registrations_survive_a_kill_whole_or_not_at_all() throws Exception {
    close();
    for (int kill = 1; kill <= 3; kill++) {
      var child = Child.start(Registering.class, folder.toString());
      var acknowledged = 0;
      try (var lines = child.inputReader()) {
        for (int i = 0; i < 10 * kill; i++) acknowledged = Integer.parseInt(lines.readLine());
        child.toHandle().destroyForcibly();
      }
      child.waitFor();
      open();
      var versions = models.list();
      assertEquals(
          IntStream.rangeClosed(1, versions.size()).boxed().toList(),
          versions.reversed().stream().map(ModelVersion::number).toList());
      assertTrue(versions.size() >= acknowledged, versions.size() + " of " + acknowledged);
      for (var version : versions) models.load(version, (header, in) -> in.readAllBytes());
      close();
    }
    open();
  }

  /// Registers one version after the other and says each one's number.
  static final class Registering {
    private Registering() {}

    public static void main(String[] args) {
      var folder = Path.of(args[0]);
      var models =
          ModelStore.open(
              Database.open(folder.resolve("w")),
              new Artifacts(folder.resolve("artifacts")),
              () -> NOON);
      for (int i = 0; ; i++) {
        int next = i;
        var version = models.register("pump", Cards.validated(), 1, "ada", out -> out.write(next));
        System.out.println(version.number());
      }
    }
  }

  private ModelVersion register(String model, ModelCard card) {
    return models.register(model, card, 7, "ada", out -> out.write(1));
  }

  /// Promotes knowing what is in production now.
  private ModelVersion promote(ModelVersion version) {
    var seen = models.live(version.sensor(), version.card().task()).map(ModelVersion::id);
    return models.promote(version.id(), Stage.PRODUCTION, seen, "ada", "");
  }

  private ModelVersion register(String model, int weight) {
    return models.register(model, Cards.validated(), 7, "ada", out -> out.write(weight));
  }

  private void assertRefused(ModelCard card, String message) {
    var e =
        assertThrows(
            ModelNotValidated.class,
            () -> models.register("pump", card, 1, "ada", out -> out.write(1)));
    assertEquals(message, e.getMessage());
  }
}
