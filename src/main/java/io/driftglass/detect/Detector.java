package io.driftglass.detect;

import io.driftglass.job.Progress;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.InputStream;

/// A way to find what is strange, not yet fitted. Holds settings only; safe to share.
public interface Detector {
  /// Learns what is normal. Only target and input channels are looked at, never a label, never the
  /// absolute time.
  ///
  /// @throws InsufficientData with the rows needed and the rows given
  FittedDetector fit(Frame train, Progress progress);

  /// Reads back what [FittedDetector#write] wrote; the scores are the same to the last bit.
  FittedDetector read(InputStream in) throws IOException;

  /// Whether it learns as rows come and can start from nothing: a fit on no rows is then allowed.
  default boolean learnsOnline() {
    return false;
  }

  /// The detector to use where rows come one by one: itself, unless it knows a better one.
  default Detector forStream() {
    return this;
  }
}
