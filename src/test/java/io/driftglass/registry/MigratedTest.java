package io.driftglass.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.db.Database;
import io.driftglass.problem.InvalidId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigratedTest {
  @TempDir Path folder;

  @Test
  void all_versions_are_taken_over_or_none() {
    try (var db = Database.open(folder.resolve("w"))) {
      var rows = new AtomicInteger();
      var failing =
          store(
              db,
              step -> {
                if (step.equals("row written") && rows.incrementAndGet() == 3) {
                  throw new IllegalStateException("the third row fails");
                }
              });
      var found = List.of(one("pump"), one("pump"), one("fan"));
      assertThrows(IllegalStateException.class, () -> failing.migrate(found, 1, "ana"));
      assertEquals(List.of(), failing.list());
      assertThrows(
          InvalidId.class, () -> failing.migrate(List.of(one("fan"), one("pump v3")), 1, "ana"));
      assertEquals(List.of(), failing.list());
      var kept = store(db, Steps.UNWATCHED).migrate(found, 1, "ana");
      assertEquals(
          List.of("pump v1", "pump v2", "fan v1"), kept.stream().map(ModelVersion::title).toList());
    }
  }

  private ModelStore store(Database db, Steps steps) {
    return ModelStore.open(
        db, new Artifacts(folder.resolve("artifacts")), InstantSource.system(), steps);
  }

  private static Migrated one(String model) {
    return new Migrated(model, Cards.validated(), "{}", Stage.NONE, "migrated");
  }
}
