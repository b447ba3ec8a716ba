package io.driftglass.detect.method.window;

import io.driftglass.detect.scoring.WindowModel;
import io.driftglass.method.ParameterWriter;
import io.driftglass.neural.WindowNetwork;
import io.driftglass.neural.portable.Portable;
import java.io.IOException;
import java.util.Optional;

/// A network that gives back normal windows; how strange one is, is the root mean square of what it
/// does not give back.
///
/// @param function the network for other programs
record ReconstructionModel<N extends WindowNetwork<N>>(
    int channels, N network, Portable.Function function) implements WindowModel {
  /// A wild value must not drive every unit of the network to its end.
  private static final double FAR = 5;

  static float input(double value) {
    return (float) Math.clamp(value, -FAR, FAR);
  }

  /// Misses are taken of the value itself, held or not, so that a wilder value is stranger.
  @Override
  public double score(double[] window, double[] parts) {
    var input = new float[window.length];
    for (int i = 0; i < input.length; i++) input[i] = input(window[i]);
    var output = network.output(input);
    double sum = 0;
    for (int i = 0; i < window.length; i++) {
      double miss = window[i] - output[i];
      parts[i % channels] += miss * miss;
      sum += miss * miss;
    }
    return Math.sqrt(sum / window.length);
  }

  @Override
  public Optional<Portable.Function> givesBack() {
    return Optional.of(function);
  }

  @Override
  public double seenAt() {
    return FAR;
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    out.whole(channels);
    network.write(out);
  }
}
