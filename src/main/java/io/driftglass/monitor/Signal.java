package io.driftglass.monitor;

import io.driftglass.registry.Task;
import java.util.Map;
import java.util.Optional;

/// What a check found of one subject: that it is wrong, that it is right again, or in between.
///
/// @param model `pump v3`
/// @param subject what it is about within the model, such as a channel or a metric; one alert is
///   open a subject
/// @param state whether there is something to tell
/// @param message a sentence
/// @param details for the alert's record, text by name
public record Signal(
    AlertType type,
    AlertLevel level,
    Optional<Task> task,
    String model,
    String machine,
    String subject,
    State state,
    String message,
    Map<String, String> details) {
  /// Between the level that raises an alert and the one that ends it nothing changes, so that a
  /// value that moves by a little about a level does not raise and end alerts in turn.
  public enum State {
    WRONG,
    BETWEEN,
    RIGHT
  }

  public Signal {
    details = Map.copyOf(details);
  }

  /// The state of a value that must not rise above a level.
  ///
  /// @param clears below it the value is right again; not above `raises`
  public static State above(double value, double raises, double clears) {
    if (value >= raises) return State.WRONG;
    return value < clears ? State.RIGHT : State.BETWEEN;
  }
}
