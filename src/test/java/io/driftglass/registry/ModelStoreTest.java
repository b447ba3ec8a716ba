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
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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

  @BeforeEach
  void open() {
    db = Database.open(folder.resolve("w"));
    models = ModelStore.open(db, new Artifacts(folder.resolve("artifacts")), () -> NOON);
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
  void eight_threads_register_a_hundred_versions_with_the_numbers_1_to_100() throws Exception {
    try (var pool = Executors.newFixedThreadPool(8)) {
      var work =
          IntStream.range(0, 100)
              .<Callable<Integer>>mapToObj(i -> () -> register("pump", i).number())
              .toList();
      for (var done : pool.invokeAll(work)) done.get();
    }
    assertEquals(
        IntStream.rangeClosed(1, 100).boxed().toList(),
        models.list().stream().map(ModelVersion::number).sorted().toList());
  }

  @Test
  void the_former_production_version_is_archived_and_the_history_says_by_whom() {
    var first = register("pump", 1);
    var second = register("pump", 2);
    register("fan", 3);
    models.promote(first.id(), Stage.PRODUCTION, "ada", "good on May");
    models.promote(second.id(), Stage.PRODUCTION, "bob", "better on June");
    assertEquals(Stage.ARCHIVED, models.get(first.id()).stage());
    assertEquals(Stage.PRODUCTION, models.get(second.id()).stage());
    assertEquals(
        List.of(
            new Transition("pump", 2, Stage.NONE, Stage.PRODUCTION, "bob", NOON, "better on June"),
            new Transition(
                "pump", 1, Stage.PRODUCTION, Stage.ARCHIVED, "bob", NOON, "replaced by pump v2"),
            new Transition("pump", 1, Stage.NONE, Stage.PRODUCTION, "ada", NOON, "good on May")),
        models.history("pump"));
  }

  @Test
  void promoting_to_the_same_stage_leaves_no_trace() {
    var version = register("pump", 1);
    models.promote(version.id(), Stage.NONE, "ada", "again");
    assertEquals(List.of(), models.history("pump"));
  }

  @Test
  void concurrent_promotions_leave_one_winner() throws Exception {
    var ids = IntStream.range(0, 16).mapToObj(i -> register("pump", i).id()).toList();
    try (var pool = Executors.newFixedThreadPool(8)) {
      var work =
          ids.stream()
              .<Callable<ModelVersion>>map(
                  id -> () -> models.promote(id, Stage.PRODUCTION, "ada", ""))
              .toList();
      for (var done : pool.invokeAll(work)) done.get();
    }
    var stages = models.list().stream().map(ModelVersion::stage).toList();
    assertEquals(1, stages.stream().filter(Stage.PRODUCTION::equals).count());
    assertEquals(15, stages.stream().filter(Stage.ARCHIVED::equals).count());
  }

  @Test
  void the_database_itself_allows_one_production_version() {
    register("pump", 1);
    register("pump", 2);
    var sql = "UPDATE model_version SET stage = 'PRODUCTION'";
    assertThrows(DatabaseException.class, () -> db.write(c -> Sql.update(c, sql)));
  }

  @Test
  void a_production_version_cannot_be_deleted() {
    var version = register("pump", 1);
    models.promote(version.id(), Stage.PRODUCTION, "ada", "");
    var e = assertThrows(Conflict.class, () -> models.delete(version.id()));
    assertEquals("pump v1 is in production and cannot be deleted", e.getMessage());
    assertEquals(1, models.list().size());
  }

  @Test
  void a_deleted_number_is_never_given_again() {
    var first = register("pump", 1);
    var second = register("pump", 2);
    models.delete(second.id());
    assertEquals(3, register("pump", 3).number());
    assertThrows(NotFound.class, () -> models.get(second.id()));
    assertArrayEquals(new byte[] {1}, models.load(first, (header, in) -> in.readAllBytes()));
  }

  @Test
  void a_file_two_versions_share_stays_while_one_of_them_does() {
    var first = register("pump", 1);
    var same = register("pump", 1);
    models.delete(first.id());
    assertArrayEquals(new byte[] {1}, models.load(same, (header, in) -> in.readAllBytes()));
  }

  @Test
  void a_version_is_found_by_id_title_and_name() {
    var first = register("pump", 1);
    var second = register("pump", 2);
    assertEquals(first, models.find(Long.toString(first.id())));
    assertEquals(first, models.find("pump v1"));
    assertEquals(second, models.find("pump"));
    var live = models.promote(first.id(), Stage.PRODUCTION, "ada", "");
    assertEquals(live, models.find("pump"));
    var e = assertThrows(NotFound.class, () -> models.find("fan"));
    assertEquals("no model version 'fan'; known: [pump v1, pump v2]", e.getMessage());
  }

  @Test
  void a_name_that_reads_like_a_number_or_a_version_is_refused() {
    for (var name : List.of("", "  ", "12", "pump v3", "a\nb", "x".repeat(201))) {
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
