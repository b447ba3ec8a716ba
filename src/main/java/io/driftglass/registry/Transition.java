package io.driftglass.registry;

import java.time.Instant;

/// One step in the life of a version: who did what to it, when and why. Steps outlive the versions
/// they tell of.
///
/// @param sensor what the version watches
/// @param from its stage before, which is also the one after where the action is no change of stage
public record Transition(
    String model,
    int number,
    String sensor,
    Task task,
    Action action,
    Stage from,
    Stage to,
    String who,
    Instant at,
    String why) {
  /// `pump v3`, as people say it.
  public String title() {
    return model + " v" + number;
  }
}
