package io.driftglass.detect.scoring;

import io.driftglass.method.ParameterWriter;
import java.io.IOException;

/// What is normal about one channel. Immutable; safe to share.
public interface ChannelModel {
  /// A scorer as it stands right after the fit.
  ChannelScorer start();

  void write(ParameterWriter out) throws IOException;
}
