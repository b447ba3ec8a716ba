package io.driftglass.neural;

import io.driftglass.method.ParameterWriter;
import java.io.IOException;

/// A network that is trained to give back the windows it is shown. Immutable; safe to share.
public interface WindowNetwork<N extends WindowNetwork<N>> {
  /// Values of a window, oldest row first, one a channel in each.
  int values();

  /// Handed out without a copy, not to be written to.
  float[] parameters();

  /// The same with other parameters.
  N with(float[] parameters);

  /// What it gives back of one window, by plain loops: the same bits on every machine.
  float[] output(float[] window);

  /// Its way through batches.
  ///
  /// @param most windows of the largest batch
  WindowPass pass(Blas blas, int most);

  /// Adds its size, not its parameters, to the fingerprint of a training.
  void print(Fingerprint print);

  void write(ParameterWriter out) throws IOException;
}
