package io.driftglass.workbench;

import io.driftglass.job.Progress;
import io.driftglass.registry.ModelVersion;
import java.util.Arrays;

/// The rows of a detector's newest dataset, scored and alarmed.
///
/// @param scores one a row, NaN where there is none
/// @param strange one a row, whether it lies in an event
@SuppressWarnings("ArrayRecordComponent")
record Alarmed(double[] scores, boolean[] strange) {
  static Alarmed of(ModelVersion version, ModelRows rows, Models models, Progress progress) {
    var detected = models.score(version, rows.dataset(), rows.entity(), progress);
    var strange = new boolean[rows.all().rows()];
    for (var event : detected.events()) {
      Arrays.fill(strange, event.fromRow(), event.untilRow(), true);
    }
    return new Alarmed(detected.scores().total(), strange);
  }
}
