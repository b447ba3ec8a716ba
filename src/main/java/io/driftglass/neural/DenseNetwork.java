package io.driftglass.neural;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Layers in which every value sees every value of the layer before; tanh after each but the last.
/// Immutable; safe to share.
///
/// @param sizes values of each layer, the input first; at least two
/// @param parameters for each layer its weights [from][to], then its biases [to]
@SuppressWarnings("ArrayRecordComponent")
public record DenseNetwork(int[] sizes, float[] parameters) implements WindowNetwork<DenseNetwork> {
  /// Weights drawn evenly (Glorot and Bengio 2010, AISTATS, equation 16), biases 0.
  public static DenseNetwork untrained(int[] sizes, long seed) {
    var random = new SplittableRandom(seed);
    var parameters = new float[size(sizes)];
    int at = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
      double reach = Math.sqrt(6.0 / (sizes[layer - 1] + sizes[layer]));
      for (int i = 0; i < sizes[layer - 1] * sizes[layer]; i++) {
        parameters[at++] = (float) random.nextDouble(-reach, reach);
      }
      at += sizes[layer];
    }
    return new DenseNetwork(sizes.clone(), parameters);
  }

  static int size(int[] sizes) {
    int size = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
      size = Math.addExact(size, Math.multiplyExact(sizes[layer - 1] + 1, sizes[layer]));
    }
    return size;
  }

  @Override
  public int values() {
    return sizes[0];
  }

  @Override
  public DenseNetwork with(float[] others) {
    return new DenseNetwork(sizes, others);
  }

  @Override
  public WindowPass pass(Blas blas, int most) {
    return new DensePass(blas, sizes, most);
  }

  @Override
  public void print(Fingerprint print) {
    print.add(sizes);
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    out.reals(Arrays.stream(sizes).asDoubleStream().toArray()).floats(parameters);
  }

  public static DenseNetwork read(ParameterReader in) throws IOException {
    int[] sizes = Arrays.stream(in.reals()).mapToInt(v -> (int) v).toArray();
    return new DenseNetwork(sizes, in.floats());
  }

  @Override
  public float[] output(float[] input) {
    var values = input;
    int at = 0;
    for (int layer = 1; layer < sizes.length; layer++) {
      var next = new float[sizes[layer]];
      int biases = at + values.length * next.length;
      System.arraycopy(parameters, biases, next, 0, next.length);
      for (int i = 0; i < values.length; i++) addRow(values[i], at + i * next.length, next);
      if (layer < sizes.length - 1) Activations.tanh(next, 0, next.length);
      values = next;
      at = biases + next.length;
    }
    return values;
  }

  private void addRow(float factor, int from, float[] to) {
    for (int j = 0; j < to.length; j++) to[j] += factor * parameters[from + j];
  }
}
