package io.driftglass.detect.scoring;

import io.driftglass.method.ParameterWriter;
import java.io.IOException;

/// What is normal about one channel. Immutable; safe to share.
public interface ChannelModel {
  /// A scorer as it stands right after the fit.
  ChannelScorer start();

  /// The rows before a stretch that its first score depends on, 0 or more; more than there are
  /// where all of them count.
  default int memoryRows() {
    return Integer.MAX_VALUE;
  }

  void write(ParameterWriter out) throws IOException;
}
