package io.driftglass.monitor;

import io.driftglass.registry.Task;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Something a person should look at.
///
/// @param raised when it was first seen
/// @param lastSeen when a check last found it so
/// @param times how often checks found it so
/// @param snoozedUntil not shown as open before; empty where it is not snoozed
/// @param resolved when it ended; empty while it is open
/// @param note what was said when it was resolved
/// @param autoAction what the program did about it by itself, empty where nothing
public record Alert(
    long id,
    AlertType type,
    AlertLevel level,
    Optional<Task> task,
    String model,
    String machine,
    String subject,
    String message,
    Instant raised,
    Instant lastSeen,
    int times,
    Map<String, String> details,
    boolean acknowledged,
    Optional<Instant> snoozedUntil,
    Optional<Instant> resolved,
    String note,
    String autoAction) {
  public Alert {
    details = Map.copyOf(details);
  }

  public boolean open() {
    return resolved.isEmpty();
  }

  /// Whether it asks for attention now.
  public boolean asking(Instant now) {
    return open() && snoozedUntil.map(until -> !now.isBefore(until)).orElse(true);
  }
}
