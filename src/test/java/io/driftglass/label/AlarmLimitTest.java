package io.driftglass.label;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.db.Database;
import io.driftglass.label.AlarmLimit.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlarmLimitTest {
  private static final AlarmLimit LOW = new AlarmLimit("flow", Level.LOW, 10);
  private static final AlarmLimit HIGH = new AlarmLimit("flow", Level.HIGH, 70);
  private static final AlarmLimit TRIP = new AlarmLimit("flow", Level.HIGH_HIGH, 78);

  @TempDir Path folder;

  @Test
  void each_limit_must_be_above_the_one_before() {
    assertEquals(Optional.empty(), AlarmLimit.wrong(List.of(TRIP, LOW, HIGH)));
    assertEquals(
        Optional.of("High-high must be above high."),
        AlarmLimit.wrong(List.of(TRIP, new AlarmLimit("flow", Level.HIGH, 78))));
  }

  @Test
  void the_limits_of_a_dataset_are_kept_as_a_whole() {
    try (var database = Database.open(folder.resolve("workspace"))) {
      var store = new AlarmLimitStore(database);
      store.put("pump", List.of(LOW, HIGH));
      store.put("press", List.of(TRIP));
      store.put("pump", List.of(HIGH, TRIP));
      assertEquals(List.of(HIGH, TRIP), store.of("pump"));
      store.put("press", List.of());
      assertEquals(List.of(), store.of("press"));
      store.purge();
      assertEquals(List.of(), store.of("pump"));
    }
  }
}
