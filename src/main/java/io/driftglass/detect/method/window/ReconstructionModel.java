package io.driftglass.detect.method.window;

import io.driftglass.detect.statistic.DistanceModel;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.neural.WindowNetwork;
import java.io.IOException;
import java.util.Arrays;

/// A network that gives back normal windows, and how much of them it usually does not.
///
/// @param usual mean square of the misses of a window that few normal ones reach, above 0
/// @param distance of the smoothed misses of the newest row from where they usually lie, in units
///   that few normal rows reach
record ReconstructionModel<N extends WindowNetwork<N>>(
    N network, double usual, DistanceModel distance) {
  /// A wild value must not drive every unit of the network to its end.
  static final double FAR = 5;

  static float input(double value) {
    return (float) Math.clamp(value, -FAR, FAR);
  }

  /// Misses are taken of the value itself, held or not, so that a wilder value is stranger.
  ///
  /// @param window oldest row first, one value a channel in each, in standard deviations
  /// @param squares set to the mean square of the misses of each channel
  /// @param newest set to the miss of each channel in the newest row
  static void misses(WindowNetwork<?> network, double[] window, double[] squares, double[] newest) {
    int channels = newest.length;
    var input = new float[window.length];
    for (int i = 0; i < input.length; i++) input[i] = input(window[i]);
    var output = network.output(input);
    Arrays.fill(squares, 0);
    double weight = (double) channels / window.length;
    for (int i = 0; i < window.length; i++) {
      double miss = window[i] - output[i];
      squares[i % channels] += weight * miss * miss;
      newest[i % channels] = miss;
    }
  }

  /// Small misses that last lift the score, but no further than the size of misses goes with them:
  /// the cube root of the square of `wild` and the root of the squares of both.
  ///
  /// @param wild mean square of the misses of a window, in units of [#usual]
  /// @param off distance of the smoothed misses of the newest row
  static double score(double wild, double off) {
    return Math.cbrt(wild * wild * Math.hypot(wild, off));
  }

  void write(ParameterWriter out) throws IOException {
    network.write(out);
    out.real(usual);
    distance.write(out);
  }

  static <N extends WindowNetwork<N>> ReconstructionModel<N> read(
      Reconstruction.Kind<N> kind, ParameterReader in) throws IOException {
    return new ReconstructionModel<>(kind.read(in), in.real(), DistanceModel.read(in));
  }
}
