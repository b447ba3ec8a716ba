package io.driftglass.workbench.monitor;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.job.Progress;
import io.driftglass.registry.ModelVersion;
import io.driftglass.workbench.detect.Detected;
import io.driftglass.workbench.registry.Models;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The rows of a detector's newest dataset, scored and alarmed.
///
/// @param scores one a row, NaN where there is none
/// @param strange one a row, whether it lies in an event
/// @param going how an event that reaches the newest row is told; empty where none does
@SuppressWarnings("ArrayRecordComponent")
record Alarmed(double[] scores, boolean[] strange, Optional<String> going) {
  static Alarmed of(ModelVersion version, ModelRows rows, Models models, Progress progress) {
    var detected = models.score(version, rows.dataset(), rows.entity(), progress);
    var strange = new boolean[rows.all().rows()];
    for (var event : detected.events()) {
      Arrays.fill(strange, event.fromRow(), event.untilRow(), true);
    }
    return new Alarmed(detected.scores().total(), strange, going(detected, rows));
  }

  private static Optional<String> going(Detected detected, ModelRows rows) {
    return detected.events().stream()
        .filter(event -> event.untilRow() == rows.all().rows())
        .findFirst()
        .map(
            event ->
                "Anomaly since %s, %s at the newest row%s."
                    .formatted(
                        rows.text(event.fromRow()),
                        event.severity().name().toLowerCase(Locale.ROOT),
                        first(event)));
  }

  private static String first(AnomalyEvent event) {
    return event.contributions().isEmpty()
        ? ""
        : ", mostly in " + event.contributions().getFirst().channel();
  }
}
