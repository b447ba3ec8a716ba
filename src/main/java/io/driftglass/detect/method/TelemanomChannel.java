package io.driftglass.detect.method;

import io.driftglass.detect.statistic.ChannelScale;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.neural.LstmNetwork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What was learnt of one target channel.
///
/// @param seen indexes, in a live row, of what the network sees: the channel itself, then inputs
/// @param scales one a seen channel
/// @param network predicts the channel on its scale; empty where the channel was constant in
///   training and is predicted to stay so
/// @param usual the usual smoothed error, above 0, on the channel's scale
/// @param band half the width of the expected band, in the channel's unit
/// @param least movement in training, on the channel's scale
record TelemanomChannel(
    List<Integer> seen,
    List<ChannelScale> scales,
    Optional<LstmNetwork> network,
    double usual,
    double band,
    double least) {
  TelemanomChannel {
    seen = List.copyOf(seen);
    scales = List.copyOf(scales);
  }

  int target() {
    return seen.getFirst();
  }

  /// On which the channel itself is.
  ChannelScale scale() {
    return scales.getFirst();
  }

  TelemanomChannel calibrated(double newUsual, double newBand) {
    return new TelemanomChannel(seen, scales, network, newUsual, newBand, least);
  }

  void write(ParameterWriter out) throws IOException {
    out.whole(seen.size());
    for (int i = 0; i < seen.size(); i++) {
      out.whole(seen.get(i));
      scales.get(i).write(out);
    }
    out.whole(network.isPresent() ? 1 : 0);
    if (network.isPresent()) network.get().write(out);
    out.real(usual).real(band).real(least);
  }

  static TelemanomChannel read(ParameterReader in) throws IOException {
    int count = in.count();
    var seen = new ArrayList<Integer>();
    var scales = new ArrayList<ChannelScale>();
    for (int i = 0; i < count; i++) {
      seen.add((int) in.whole());
      scales.add(ChannelScale.read(in));
    }
    Optional<LstmNetwork> network =
        in.whole() == 1 ? Optional.of(LstmNetwork.read(in)) : Optional.empty();
    return new TelemanomChannel(seen, scales, network, in.real(), in.real(), in.real());
  }
}
