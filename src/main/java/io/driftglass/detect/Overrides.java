package io.driftglass.detect;

import io.driftglass.detect.threshold.Threshold;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What a user wants decided otherwise than the detector does by itself.
public record Overrides(
    Optional<Threshold> threshold,
    OptionalDouble leave,
    OptionalInt mergeGapRows,
    OptionalInt minimumRows,
    AlarmRules rules) {
  public static final Overrides NONE = at(Optional.empty());

  public static Overrides at(Optional<Threshold> threshold) {
    return new Overrides(
        threshold,
        OptionalDouble.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        AlarmRules.NONE);
  }

  public Decision of(Decision own) {
    return new Decision(
        threshold.orElse(own.threshold()),
        leave.orElse(own.leave()),
        mergeGapRows.orElse(own.mergeGapRows()),
        minimumRows.orElse(own.minimumRows()),
        rules.equals(AlarmRules.NONE) ? own.rules() : rules);
  }
}
