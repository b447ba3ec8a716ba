package io.driftglass.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.db.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertPendingTest {
  @TempDir Path folder;
  private Instant now = Instant.parse("2026-04-24T12:00:00Z");

  @Test
  void what_stays_wrong_for_the_pending_time_is_told_and_being_right_between_begins_anew() {
    try (var db = Database.open(folder.resolve("w"))) {
      var alerts = new AlertStore(db, () -> now, Duration.ofMinutes(30));
      assertTrue(tell(alerts, Signal.State.WRONG, AlertType.DRIFT).isEmpty());
      now = now.plus(Duration.ofMinutes(20));
      assertTrue(tell(alerts, Signal.State.RIGHT, AlertType.DRIFT).isEmpty());
      now = now.plus(Duration.ofMinutes(5));
      assertTrue(tell(alerts, Signal.State.WRONG, AlertType.DRIFT).isEmpty());
      now = now.plus(Duration.ofMinutes(29));
      assertTrue(tell(alerts, Signal.State.WRONG, AlertType.DRIFT).isEmpty());
      now = now.plus(Duration.ofMinutes(1));
      assertEquals(1, tell(alerts, Signal.State.WRONG, AlertType.DRIFT).orElseThrow().times());
      assertEquals(
          1, tell(alerts, Signal.State.WRONG, AlertType.JOB_FAILURE).orElseThrow().times());
    }
  }

  @Test
  void a_state_between_begins_the_pending_time_anew() {
    try (var db = Database.open(folder.resolve("w"))) {
      var alerts = new AlertStore(db, () -> now, Duration.ofMinutes(30));
      assertTrue(tell(alerts, Signal.State.WRONG, AlertType.DRIFT).isEmpty());
      now = now.plus(Duration.ofMinutes(20));
      assertTrue(tell(alerts, Signal.State.BETWEEN, AlertType.DRIFT).isEmpty());
      beginsAnew(alerts);
    }
  }

  @Test
  void a_maintenance_begins_the_pending_time_anew() {
    try (var db = Database.open(folder.resolve("w"))) {
      var alerts = new AlertStore(db, () -> now, Duration.ofMinutes(30));
      var starts = now.plus(Duration.ofMinutes(15));
      new MaintenanceStore(db)
          .add(new QuietTime(0, "pump", "", starts, starts.plus(Duration.ofMinutes(6)), ""));
      assertTrue(tell(alerts, Signal.State.WRONG, AlertType.DRIFT).isEmpty());
      now = now.plus(Duration.ofMinutes(20));
      assertTrue(tell(alerts, Signal.State.WRONG, AlertType.DRIFT).isEmpty());
      beginsAnew(alerts);
    }
  }

  private void beginsAnew(AlertStore alerts) {
    now = now.plus(Duration.ofMinutes(5));
    assertTrue(tell(alerts, Signal.State.WRONG, AlertType.DRIFT).isEmpty());
    now = now.plus(Duration.ofMinutes(29));
    assertTrue(tell(alerts, Signal.State.WRONG, AlertType.DRIFT).isEmpty());
    now = now.plus(Duration.ofMinutes(1));
    assertEquals(1, tell(alerts, Signal.State.WRONG, AlertType.DRIFT).orElseThrow().times());
  }

  private static Optional<Alert> tell(AlertStore alerts, Signal.State state, AlertType type) {
    return alerts.tell(
        new Signal(
            type,
            AlertLevel.MAJOR,
            Optional.empty(),
            "pump v3",
            "",
            "inputs",
            state,
            "Something.",
            Map.of()));
  }
}
