package io.driftglass.detect.method.window;

import io.driftglass.detect.scoring.WindowModel;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.neural.DenseNetwork;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// A network that gives back normal windows; how strange one is, is the root mean square of what it
/// does not give back.
record AutoEncoderModel(int channels, DenseNetwork network) implements WindowModel {
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
  public Optional<DenseNetwork> givesBack() {
    return Optional.of(network);
  }

  @Override
  public double seenAt() {
    return FAR;
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    out.whole(channels).reals(Arrays.stream(network.sizes()).asDoubleStream().toArray());
    out.floats(network.parameters());
  }

  static AutoEncoderModel read(ParameterReader in) throws IOException {
    int channels = in.count();
    int[] sizes = Arrays.stream(in.reals()).mapToInt(v -> (int) v).toArray();
    return new AutoEncoderModel(channels, new DenseNetwork(sizes, in.floats()));
  }
}
