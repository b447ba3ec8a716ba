package io.driftglass.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.driftglass.db.Database;
import io.driftglass.problem.DriftglassException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Any sequence of operations leaves the registry as a list and a map would be left.
class RegistryOperationsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;
  private int example;
  private int second;

  @Test
  void any_sequence_of_operations_agrees_with_a_simple_model() {
    try (var db = Database.open(folder.resolve("w"))) {
      var models =
          ModelStore.open(
              db, new Artifacts(folder.resolve("a")), () -> START.plusSeconds(++second));
      qt().withFixedSeed(20260301)
          .withExamples(60)
          .forAll(lists().of(integers().between(0, 999)).ofSizeBetween(1, 25))
          .checkAssert(operations -> agree(models, operations));
    }
  }

  private void agree(ModelStore models, List<Integer> operations) {
    var name = "m" + example++;
    var simple = new Simple(name);
    var moments = new ArrayList<Map.Entry<Instant, Map<String, Stage>>>();
    for (int operation : operations) {
      int number = 1 + operation / 8 % 6;
      boolean done = run(() -> apply(models, name, operation % 8, number));
      assertEquals(simple.apply(operation % 8, number), done, "outcome of " + operations);
      assertEquals(simple.stages(), stages(models.list(name)), "after " + operations);
      moments.add(Map.entry(START.plusSeconds(second), simple.stages()));
    }
    for (var moment : moments) {
      var then = new LinkedHashMap<String, Stage>();
      models.states(moment.getKey()).stream()
          .filter(state -> state.model().equals(name))
          .forEach(state -> then.put(state.title(), state.stage()));
      assertEquals(moment.getValue(), then, "at " + moment.getKey() + " of " + operations);
    }
  }

  private static void apply(ModelStore models, String name, int what, int number) {
    if (what <= 1) {
      models.register(name, Cards.of(name, Task.ANOMALY), 1, "ada", out -> out.write(number));
      return;
    }
    if (what == 6) {
      models.restore(name, number, "ada", "");
      return;
    }
    var version = models.find(name + " v" + number);
    var seen = models.live(name, Task.ANOMALY).map(ModelVersion::id);
    switch (what) {
      case 2, 3 -> models.promote(version.id(), Stage.PRODUCTION, seen, "ada", "");
      case 4 -> models.promote(version.id(), Stage.ARCHIVED, Optional.empty(), "ada", "");
      case 5 -> models.delete(version.id(), "ada", "");
      default -> models.rollback(version, "ada", "");
    }
  }

  private static boolean run(Runnable operation) {
    try {
      operation.run();
      return true;
    } catch (DriftglassException refused) {
      return false;
    }
  }

  private static Map<String, Stage> stages(List<ModelVersion> versions) {
    var stages = new LinkedHashMap<String, Stage>();
    versions.reversed().forEach(version -> stages.put(version.title(), version.stage()));
    return stages;
  }

  /// What the registry promises, in its plainest form.
  private static final class Simple {
    private final String name;
    private final Map<Integer, Stage> alive = new LinkedHashMap<>();
    private final Map<Integer, Stage> deleted = new LinkedHashMap<>();
    private final List<Integer> reigns = new ArrayList<>();
    private int last;

    Simple(String name) {
      this.name = name;
    }

    boolean apply(int what, int number) {
      if (what <= 1) {
        alive.put(++last, Stage.NONE);
        return true;
      }
      if (what == 6) {
        if (!deleted.containsKey(number)) return false;
        alive.put(number, deleted.remove(number));
        return true;
      }
      if (!alive.containsKey(number)) return false;
      return switch (what) {
        case 2, 3 -> {
          if (alive.get(number) != Stage.PRODUCTION) reigns.add(number);
          alive.replaceAll((n, s) -> s == Stage.PRODUCTION ? Stage.ARCHIVED : s);
          alive.put(number, Stage.PRODUCTION);
          yield true;
        }
        case 4 -> {
          alive.put(number, Stage.ARCHIVED);
          yield true;
        }
        case 5 -> {
          if (alive.get(number) == Stage.PRODUCTION) yield false;
          deleted.put(number, alive.remove(number));
          yield true;
        }
        default -> rollback();
      };
    }

    /// Back along the reigns to the last version that exists and is not in production now.
    private boolean rollback() {
      for (int i = reigns.size() - 1; i >= 0; i--) {
        int candidate = reigns.get(i);
        if (!alive.containsKey(candidate) || alive.get(candidate) == Stage.PRODUCTION) continue;
        reigns.subList(i + 1, reigns.size()).clear();
        alive.replaceAll((n, s) -> s == Stage.PRODUCTION ? Stage.ARCHIVED : s);
        alive.put(candidate, Stage.PRODUCTION);
        return true;
      }
      return false;
    }

    Map<String, Stage> stages() {
      var stages = new LinkedHashMap<String, Stage>();
      alive.keySet().stream().sorted().forEach(n -> stages.put(name + " v" + n, alive.get(n)));
      return stages;
    }
  }
}
