package io.driftglass.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.db.Child;
import io.driftglass.db.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A process is killed at every step of every change; the next start finds all of the change or
/// nothing of it, and a file for every version.
class KilledRegistryTest {
  @TempDir Path folder;

  /// The step at which the process is killed, and what the next start must find. `pump v1` is in
  /// production and `pump v2` stands ready when the change begins.
  @ParameterizedTest(name = "{0} killed at \"{1}\"")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          register | artifact stored | pump v1 PRODUCTION, pump v2 NONE
          register | row written     | pump v1 PRODUCTION, pump v2 NONE
          register | committed       | pump v1 PRODUCTION, pump v2 NONE, pump v3 NONE
          promote  | former archived | pump v1 PRODUCTION, pump v2 NONE
          promote  | moved           | pump v1 PRODUCTION, pump v2 NONE
          promote  | committed       | pump v1 ARCHIVED, pump v2 PRODUCTION
          delete   | row deleted     | pump v1 PRODUCTION, pump v2 NONE
          delete   | committed       | pump v1 PRODUCTION
          delete   | file recycled   | pump v1 PRODUCTION
          rollback | former archived | pump v1 ARCHIVED, pump v2 PRODUCTION
          rollback | moved           | pump v1 ARCHIVED, pump v2 PRODUCTION
          rollback | committed       | pump v1 PRODUCTION, pump v2 ARCHIVED
          restore  | row restored    | pump v1 PRODUCTION
          restore  | committed       | pump v1 PRODUCTION, pump v2 NONE
          """)
  void a_change_is_whole_or_not_there_at_all(String change, String step, String expected)
      throws Exception {
    var child = Child.start(Changing.class, folder.toString(), change, step);
    try (var lines = child.inputReader()) {
      assertEquals(step, lines.readLine(), "the step was never reached");
      child.toHandle().destroyForcibly();
    }
    child.waitFor();
    try (var db = Database.open(folder.resolve("w"))) {
      var models = store(db, Steps.UNWATCHED);
      assertEquals(
          expected,
          models.list().reversed().stream()
              .map(v -> v.title() + " " + v.stage())
              .collect(Collectors.joining(", ")));
      for (var version : models.list()) models.load(version, (header, in) -> in.readAllBytes());
      assertEquals(
          models.list().stream().map(ModelVersion::artifactSha256).sorted().toList(), inPlace());
      var next = models.register("pump", Cards.validated(), 1, "ada", out -> out.write(9));
      assertEquals(expected.contains("pump v3") ? 4 : 3, next.number());
    }
  }

  private List<String> inPlace() throws IOException {
    var artifacts = folder.resolve("artifacts");
    try (Stream<Path> files = Files.walk(artifacts)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(artifacts.resolve("recycled")))
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private ModelStore store(Database db, Steps steps) {
    return store(folder, db, steps);
  }

  private static ModelStore store(Path folder, Database db, Steps steps) {
    return ModelStore.open(
        db, new Artifacts(folder.resolve("artifacts")), InstantSource.system(), steps);
  }

  /// Makes the versions, begins a change, and stands still at a step of it.
  static final class Changing {
    private Changing() {}

    public static void main(String[] args) {
      var folder = Path.of(args[0]);
      var db = Database.open(folder.resolve("w"));
      var models = store(folder, db, Steps.UNWATCHED);
      var first = models.register("pump", Cards.validated(), 1, "ada", out -> out.write(1));
      var second = models.register("pump", Cards.validated(), 1, "ada", out -> out.write(2));
      models.promote(first.id(), Stage.PRODUCTION, Optional.empty(), "ada", "");
      if (args[1].equals("rollback")) {
        models.promote(second.id(), Stage.PRODUCTION, Optional.of(first.id()), "ada", "");
      }
      if (args[1].equals("restore")) models.delete(second.id(), "ada", "");
      var watched = store(folder, db, step -> stand(step, args[2]));
      switch (args[1]) {
        case "register" ->
            watched.register("pump", Cards.validated(), 1, "ada", out -> out.write(3));
        case "promote" ->
            watched.promote(second.id(), Stage.PRODUCTION, Optional.of(first.id()), "ada", "");
        case "delete" -> watched.delete(second.id(), "ada", "");
        case "rollback" -> watched.rollback(second, "ada", "");
        case "restore" -> watched.restore("pump", 2, "ada", "");
        default -> throw new IllegalArgumentException(args[1]);
      }
      System.out.println("done");
    }

    private static void stand(String step, String wanted) {
      if (!step.equals(wanted)) return;
      System.out.println(step);
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
