package io.driftglass.registry;

import java.time.Instant;

/// Where a version stood at some moment.
///
/// @param since when it came there
/// @param who brought it there
/// @param why as they said it
public record VersionState(
    String model,
    int number,
    String sensor,
    Task task,
    Stage stage,
    Instant since,
    String who,
    String why) {
  public String title() {
    return model + " v" + number;
  }
}
