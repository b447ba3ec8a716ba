package io.driftglass.monitor;

import io.driftglass.problem.InvalidSetting;
import java.time.Instant;

/// A time in which nothing is told of a model or a machine.
///
/// @param model `pump` for all of its versions, `pump v3` for one; empty for every model
/// @param machine empty for every machine
/// @param ends not part of it
/// @param note why
public record QuietTime(
    long id, String model, String machine, Instant starts, Instant ends, String note) {
  public QuietTime {
    if (!ends.isAfter(starts)) {
      throw new InvalidSetting(
          "A maintenance ends after it starts, not at %s where it starts at %s."
              .formatted(ends, starts),
          "Choose another end.");
    }
  }

  boolean covers(Signal signal, Instant now) {
    boolean time = !now.isBefore(starts) && now.isBefore(ends);
    boolean own =
        model.isEmpty()
            || signal.model().equals(model)
            || signal.model().replaceFirst(" v[0-9]+$", "").equals(model);
    return time && own && (machine.isEmpty() || signal.machine().equals(machine));
  }
}
