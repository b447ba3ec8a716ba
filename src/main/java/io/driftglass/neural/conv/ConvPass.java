package io.driftglass.neural.conv;

import io.driftglass.neural.Blas;
import io.driftglass.neural.Dropout;
import io.driftglass.neural.Matrix;
import io.driftglass.neural.WindowPass;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// A [ConvNetwork]'s way through a batch and back. What a step sees of the rows is laid out as one
/// row of a matrix, so that a layer is one matrix product (Chellapilla, Puri and Simard 2006).
final class ConvPass implements WindowPass {
  private final Blas blas;
  private final List<ConvLayer> layers;

  /// What goes into each layer, and what comes out of the last: [windows][rows][values].
  private final float[][] values;

  private final float[][] slopes;

  /// What the steps of each layer see of the more rows: [windows][steps][patch].
  private final float[][] patches;

  /// Of the first layer and of the first transposed one.
  private final Dropout[] dropouts;

  /// @param most windows of the largest batch
  ConvPass(Blas blas, ConvShape shape, int most) {
    this.blas = blas;
    layers = shape.layers();
    values = new float[layers.size() + 1][];
    slopes = new float[values.length][];
    patches = new float[layers.size()][];
    dropouts = new Dropout[values.length];
    values[0] = new float[most * shape.rows() * shape.channels()];
    for (int i = 0; i < layers.size(); i++) {
      var layer = layers.get(i);
      values[i + 1] = new float[most * layer.outRows() * layer.out()];
      slopes[i + 1] = new float[values[i + 1].length];
      patches[i] = new float[most * layer.steps() * layer.patch()];
    }
    for (int i : new int[] {1, 3}) dropouts[i] = new Dropout(values[i].length);
  }

  @Override
  public float[] input() {
    return values[0];
  }

  @Override
  public float[] forward(float[] parameters, int windows) {
    return forward(parameters, windows, false);
  }

  private float[] forward(float[] parameters, int windows, boolean training) {
    int last = layers.size() - 1;
    for (int i = 0; i <= last; i++) {
      forward(i, parameters, windows);
      if (i < last) bend(values[i + 1], windows * size(i));
      if (training && dropouts[i + 1] != null)
        dropouts[i + 1].apply(values[i + 1], 0, values[i + 1]);
    }
    return values[last + 1];
  }

  /// Values a window that come out of a layer.
  private int size(int i) {
    return layers.get(i).outRows() * layers.get(i).out();
  }

  private void forward(int i, float[] p, int windows) {
    var layer = layers.get(i);
    var from = values[i];
    var to = values[i + 1];
    for (int row = 0; row < windows * layer.outRows(); row++) {
      System.arraycopy(p, layer.bias(), to, row * layer.out(), layer.out());
    }
    if (layer.transposed()) {
      blas.multiply(inputs(layer, from, windows), weights(layer, p), patches(i, windows), 0);
      spread(layer, patches[i], to, windows);
    } else {
      gather(layer, from, patches[i], windows);
      blas.multiply(patches(i, windows), weights(layer, p), outputs(layer, to, windows), 1);
    }
  }

  @Override
  public double learn(
      float[] parameters, int windows, double dropout, RandomGenerator random, float[] gradient) {
    for (var drop : dropouts) if (drop != null) drop.draw(dropout, random);
    var output = forward(parameters, windows, true);
    int last = layers.size() - 1;
    double loss = 0;
    for (int i = 0; i < windows * size(last); i++) {
      float miss = output[i] - values[0][i];
      slopes[last + 1][i] = miss;
      loss += (double) miss * miss;
    }
    Arrays.fill(gradient, 0);
    for (int i = last; i >= 0; i--) {
      if (dropouts[i + 1] != null) dropouts[i + 1].apply(slopes[i + 1], 0, slopes[i + 1]);
      if (i < last) straighten(slopes[i + 1], values[i + 1], windows * size(i));
      back(i, parameters, windows, gradient);
    }
    return loss;
  }

  private void back(int i, float[] p, int windows, float[] gradient) {
    var layer = layers.get(i);
    var by = slopes[i + 1];
    for (int at = 0; at < windows * size(i); at++)
      gradient[layer.bias() + at % layer.out()] += by[at];
    if (layer.transposed()) {
      gather(layer, by, patches[i], windows);
      var from = inputs(layer, values[i], windows);
      blas.multiply(from.transpose(), patches(i, windows), weights(layer, gradient), 0);
      var below = inputs(layer, slopes[i], windows);
      blas.multiply(patches(i, windows), weights(layer, p).transpose(), below, 0);
    } else {
      var slope = outputs(layer, by, windows);
      blas.multiply(patches(i, windows).transpose(), slope, weights(layer, gradient), 0);
      if (i == 0) return;
      blas.multiply(slope, weights(layer, p).transpose(), patches(i, windows), 0);
      Arrays.fill(slopes[i], 0, windows * layer.rows() * layer.in(), 0);
      spread(layer, patches[i], slopes[i], windows);
    }
  }

  private Matrix patches(int i, int windows) {
    var layer = layers.get(i);
    return Matrix.of(patches[i], 0, windows * layer.steps(), layer.patch());
  }

  private static Matrix weights(ConvLayer layer, float[] parameters) {
    return Matrix.of(parameters, layer.at(), layer.height(), layer.width());
  }

  private static Matrix inputs(ConvLayer layer, float[] values, int windows) {
    return Matrix.of(values, 0, windows * layer.inRows(), layer.in());
  }

  private static Matrix outputs(ConvLayer layer, float[] values, int windows) {
    return Matrix.of(values, 0, windows * layer.outRows(), layer.out());
  }

  /// @param from [windows][rows][channels]
  /// @param to [windows][steps][kernel channels], the padding 0
  private static void gather(ConvLayer layer, float[] from, float[] to, int windows) {
    Arrays.fill(to, 0, windows * layer.steps() * layer.patch(), 0);
    int channels = layer.channels();
    for (int window = 0; window < windows; window++) {
      for (int step = 0; step < layer.steps(); step++) {
        int first = layer.firstTap(step);
        int at = (window * layer.rows() + layer.start(step) + first) * channels;
        int put = (window * layer.steps() + step) * layer.patch() + first * channels;
        System.arraycopy(from, at, to, put, (layer.lastTap(step) - first) * channels);
      }
    }
  }

  /// Adds what [#gather] would take from each place.
  private static void spread(ConvLayer layer, float[] from, float[] to, int windows) {
    int channels = layer.channels();
    for (int window = 0; window < windows; window++) {
      for (int step = 0; step < layer.steps(); step++) {
        int first = layer.firstTap(step);
        int at = (window * layer.rows() + layer.start(step) + first) * channels;
        int took = (window * layer.steps() + step) * layer.patch() + first * channels;
        int count = (layer.lastTap(step) - first) * channels;
        for (int i = 0; i < count; i++) to[at + i] += from[took + i];
      }
    }
  }

  /// Cuts off what lies below 0.
  static void bend(float[] values, int until) {
    for (int i = 0; i < until; i++) values[i] = Math.max(0, values[i]);
  }

  private static void straighten(float[] slope, float[] value, int until) {
    for (int i = 0; i < until; i++) if (value[i] <= 0) slope[i] = 0;
  }
}
