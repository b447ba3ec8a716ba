package io.driftglass.detect;

import io.driftglass.detect.threshold.Threshold;
import java.util.Objects;

/// How scores become events.
///
/// @param threshold when an event begins
/// @param leave it goes on while the score stays at or above this fraction of the level, 0..1; 1 is
///   no hysteresis
/// @param mergeGapRows events at most this many rows apart become one
/// @param minimumRows shorter events are dropped; 1 keeps single rows
/// @param rules which of the events are alarms; none where a decision was kept before there were
///   any
public record Decision(
    Threshold threshold, double leave, int mergeGapRows, int minimumRows, AlarmRules rules) {
  public Decision {
    if (!(leave > 0 && leave <= 1))
      throw new IllegalArgumentException("leave " + leave + " must be above 0, up to 1");
    if (mergeGapRows < 0 || minimumRows < 1) {
      throw new IllegalArgumentException("mergeGapRows must be 0 or more, minimumRows 1 or more");
    }
    rules = Objects.requireNonNullElse(rules, AlarmRules.NONE);
  }

  public Decision(Threshold threshold, double leave, int mergeGapRows, int minimumRows) {
    this(threshold, leave, mergeGapRows, minimumRows, AlarmRules.NONE);
  }

  public static Decision at(Threshold threshold) {
    return new Decision(threshold, 1, 0, 1);
  }

  public Decision with(Threshold other) {
    return new Decision(other, leave, mergeGapRows, minimumRows, rules);
  }

  public Decision leaving(double other) {
    return new Decision(threshold, other, mergeGapRows, minimumRows, rules);
  }

  public Decision joining(int otherGapRows) {
    return new Decision(threshold, leave, otherGapRows, minimumRows, rules);
  }

  public Decision with(AlarmRules other) {
    return new Decision(threshold, leave, mergeGapRows, minimumRows, other);
  }

  /// The same threshold, all else as another decision has it.
  public Decision ruledAs(Decision other) {
    return new Decision(threshold, other.leave, other.mergeGapRows, other.minimumRows, other.rules);
  }
}
