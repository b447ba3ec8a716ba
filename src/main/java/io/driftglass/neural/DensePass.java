package io.driftglass.neural;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Forward and backward pass of a [DenseNetwork] over a batch, with room of its own; one thread.
final class DensePass implements WindowPass {
  private final Blas blas;
  private final int[] sizes;
  private final float[][] values;
  private final float[][] slopes;

  /// @param most rows of the largest batch
  DensePass(Blas blas, int[] sizes, int most) {
    this.blas = blas;
    this.sizes = sizes;
    values = new float[sizes.length][];
    slopes = new float[sizes.length][];
    for (int layer = 0; layer < sizes.length; layer++) {
      values[layer] = new float[most * sizes[layer]];
      slopes[layer] = new float[most * sizes[layer]];
    }
  }

  @Override
  public float[] input() {
    return values[0];
  }

  @Override
  public double learn(
      float[] parameters, int rows, double dropout, RandomGenerator random, float[] gradient) {
    forward(parameters, rows);
    return backward(parameters, values[0], rows, gradient);
  }

  @Override
  public float[] forward(float[] parameters, int rows) {
    int at = 0;
    int last = sizes.length - 1;
    for (int layer = 1; layer <= last; layer++) {
      int in = sizes[layer - 1];
      int out = sizes[layer];
      for (int row = 0; row < rows; row++) {
        System.arraycopy(parameters, at + in * out, values[layer], row * out, out);
      }
      blas.multiply(
          Matrix.of(values[layer - 1], 0, rows, in),
          Matrix.of(parameters, at, in, out),
          Matrix.of(values[layer], 0, rows, out),
          1);
      if (layer < last) Activations.tanh(values[layer], 0, rows * out);
      at += (in + 1) * out;
    }
    return values[last];
  }

  /// The loss of the batch as last passed forward and its slopes.
  ///
  /// @param wanted outputs, row after row
  /// @param gradient set to the slopes of half the squared misses added up
  /// @return the squared misses added up
  double backward(float[] parameters, float[] wanted, int rows, float[] gradient) {
    int last = sizes.length - 1;
    double loss = 0;
    for (int i = 0; i < rows * sizes[last]; i++) {
      float miss = values[last][i] - wanted[i];
      slopes[last][i] = miss;
      loss += (double) miss * miss;
    }
    Arrays.fill(gradient, 0);
    int end = parameters.length;
    for (int layer = last; layer >= 1; layer--) {
      int in = sizes[layer - 1];
      int out = sizes[layer];
      int at = end - (in + 1) * out;
      var slope = Matrix.of(slopes[layer], 0, rows, out);
      blas.multiply(
          Matrix.of(values[layer - 1], 0, rows, in).transpose(),
          slope,
          Matrix.of(gradient, at, in, out),
          0);
      for (int row = 0; row < rows; row++) {
        for (int j = 0; j < out; j++) gradient[at + in * out + j] += slopes[layer][row * out + j];
      }
      if (layer > 1) {
        blas.multiply(
            slope,
            Matrix.of(parameters, at, in, out).transpose(),
            Matrix.of(slopes[layer - 1], 0, rows, in),
            0);
        throughTanh(slopes[layer - 1], values[layer - 1], rows * in);
      }
      end = at;
    }
    return loss;
  }

  private static void throughTanh(float[] slope, float[] value, int until) {
    for (int i = 0; i < until; i++) slope[i] *= 1 - value[i] * value[i];
  }
}
