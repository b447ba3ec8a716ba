package io.driftglass.neural;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// The whole network's way through a batch of sequences and back, with room for both. One thread;
/// used again for every batch of the same size.
final class LstmPass {
  private final Blas blas;
  private final LstmShape shape;
  private final int steps;
  private final LstmLayer[] layers;

  /// Rows the network is judged by: those of the last steps, step after step.
  private final int judged;

  /// What the next layer sees in training: the outputs after dropout; of the top layer only the
  /// judged ones.
  private final float[][] dropped;

  private final Dropout[] dropouts;
  private final float[] predictions;
  private final float[] misses;

  /// What the loss says of a layer's outputs, and of its inputs.
  private float[] above;

  private float[] below;

  /// @param last steps, counted from the end, after which predictions are made
  LstmPass(Blas blas, LstmShape shape, int steps, int last, int sequences) {
    this.blas = blas;
    this.shape = shape;
    this.steps = steps;
    judged = last * sequences;
    layers = new LstmLayer[shape.layers()];
    dropped = new float[layers.length][];
    dropouts = new Dropout[layers.length];
    for (int layer = 0; layer < layers.length; layer++) {
      layers[layer] =
          new LstmLayer(
              blas,
              shape.inputs(layer),
              shape.units(),
              shape.inputWeights(layer),
              steps,
              sequences);
      int seen = (layer == layers.length - 1 ? judged : steps * sequences) * shape.units();
      dropped[layer] = new float[seen];
      dropouts[layer] = new Dropout(seen);
    }
    predictions = new float[judged * shape.outputs()];
    misses = new float[predictions.length];
    above = new float[steps * sequences * shape.units()];
    below = new float[above.length];
  }

  /// @param rows [steps][sequences][inputs]
  /// @return the predictions after the last steps, [last][sequences][outputs]; the array is used
  ///   again
  float[] forward(float[] parameters, float[] rows) {
    layers[0].forward(parameters, rows, 0);
    for (int layer = 1; layer < layers.length; layer++) {
      layers[layer].forward(parameters, layers[layer - 1].outputs(), layers[layer - 1].output(0));
    }
    return predict(parameters, layers[layers.length - 1].outputs(), firstJudged());
  }

  /// Index of the first judged output of the top layer.
  private int firstJudged() {
    return layers[0].output(steps) - judged * shape.units();
  }

  /// As [#forward], with dropout as in training, drawn for every sequence anew.
  float[] sampled(float[] parameters, float[] rows, double dropout, RandomGenerator random) {
    return predict(parameters, dropped(parameters, rows, dropout, random), 0);
  }

  /// The judged outputs of the top layer, after dropout.
  private float[] dropped(
      float[] parameters, float[] rows, double dropout, RandomGenerator random) {
    float[] x = rows;
    for (int layer = 0; layer < layers.length; layer++) {
      layers[layer].forward(parameters, x, 0);
      int from = layer == layers.length - 1 ? firstJudged() : layers[layer].output(0);
      dropouts[layer].draw(dropout, random);
      dropouts[layer].apply(layers[layer].outputs(), from, dropped[layer]);
      x = dropped[layer];
    }
    return x;
  }

  /// One batch forward with dropout and back.
  ///
  /// @param wanted [last][sequences][outputs]; NaN is not judged
  /// @param gradient to which twice the sum over all misses times their slopes is added
  /// @return the sum of the squared misses
  double learn(
      float[] parameters,
      float[] rows,
      float[] wanted,
      double dropout,
      RandomGenerator random,
      float[] gradient) {
    float[] x = dropped(parameters, rows, dropout, random);
    predict(parameters, x, 0);
    double loss = miss(wanted);
    backThroughOutput(parameters, x, gradient);
    for (int layer = layers.length - 1; layer >= 0; layer--) {
      float[] seen = layer == 0 ? rows : dropped[layer - 1];
      layers[layer].backward(parameters, seen, above, 0, gradient, layer == 0 ? null : below);
      if (layer > 0) dropouts[layer - 1].apply(below, 0, below);
      var swapped = above;
      above = below;
      below = swapped;
    }
    return loss;
  }

  private float[] predict(float[] parameters, float[] x, int from) {
    for (int row = 0; row < judged; row++) {
      System.arraycopy(
          parameters, shape.outputBias(), predictions, row * shape.outputs(), shape.outputs());
    }
    blas.multiply(
        Matrix.of(x, from, judged, shape.units()),
        outputWeights(parameters),
        Matrix.of(predictions, 0, judged, shape.outputs()),
        1);
    return predictions;
  }

  private Matrix outputWeights(float[] parameters) {
    return Matrix.of(parameters, shape.outputWeights(), shape.units(), shape.outputs());
  }

  private double miss(float[] wanted) {
    double sum = 0;
    for (int i = 0; i < misses.length; i++) {
      float miss = Float.isNaN(wanted[i]) ? 0 : predictions[i] - wanted[i];
      sum += (double) miss * miss;
      misses[i] = 2 * miss;
    }
    return sum;
  }

  /// Leaves in `above` what the loss says of the top layer's outputs: nothing before the judged
  /// ones.
  private void backThroughOutput(float[] parameters, float[] x, float[] gradient) {
    var missed = Matrix.of(misses, 0, judged, shape.outputs());
    blas.multiply(
        Matrix.of(x, 0, judged, shape.units()).transpose(), missed, outputWeights(gradient), 1);
    for (int i = 0; i < misses.length; i++) {
      gradient[shape.outputBias() + i % shape.outputs()] += misses[i];
    }
    int first = above.length - judged * shape.units();
    Arrays.fill(above, 0, first, 0);
    var pulled = dropped[layers.length - 1];
    blas.multiply(
        missed,
        outputWeights(parameters).transpose(),
        Matrix.of(pulled, 0, judged, shape.units()),
        0);
    dropouts[layers.length - 1].apply(pulled, 0, pulled);
    System.arraycopy(pulled, 0, above, first, pulled.length);
  }
}
