package io.driftglass.detect.scoring;

import io.driftglass.method.ParameterWriter;
import io.driftglass.neural.portable.Portable;
import java.io.IOException;
import java.util.Optional;

/// What is normal about windows of all channels. Immutable; safe to share.
public interface WindowModel {
  /// @param window oldest row first, one value a channel in each, in standard deviations
  /// @param parts one a channel, all 0: set to the channel's part in the score, 0 or more
  /// @return how strange it is, 0 or more, finite
  double score(double[] window, double[] parts);

  /// The network it is made of; its score is then the root mean square of what the network, shown
  /// values of at most [#seenAt], does not give back. Empty where it is made of none.
  default Optional<Portable.Function> givesBack() {
    return Optional.empty();
  }

  /// The largest value its network is shown.
  default double seenAt() {
    return Double.MAX_VALUE;
  }

  void write(ParameterWriter out) throws IOException;
}
