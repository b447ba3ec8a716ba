package io.driftglass.detect.scoring;

import io.driftglass.method.ParameterWriter;
import java.io.IOException;

/// What is normal about windows of all channels. Immutable; safe to share.
public interface WindowModel {
  /// @param window oldest row first, one value a channel in each, in standard deviations
  /// @param parts one a channel, all 0: set to the channel's part in the score, 0 or more
  /// @return how strange it is, 0 or more, finite
  double score(double[] window, double[] parts);

  void write(ParameterWriter out) throws IOException;
}
