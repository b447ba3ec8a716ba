package io.driftglass.neural.conv;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.neural.Blas;
import io.driftglass.neural.Fingerprint;
import io.driftglass.neural.RowSum;
import io.driftglass.neural.WindowNetwork;
import io.driftglass.neural.WindowPass;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/// A window through two convolutions of stride 2, and back through two transposed ones and one of
/// stride 1, values below 0 cut off after each but the last.
public final class ConvNetwork implements WindowNetwork<ConvNetwork> {
  private final ConvShape shape;
  private final float[] parameters;
  private final List<ConvLayer> layers;

  /// Weights as [RowSum] takes them, a matrix a layer.
  private final float[][][] weights;

  /// @param parameters in the order of the layers
  public ConvNetwork(ConvShape shape, float[] parameters) {
    if (parameters.length != shape.size()) {
      throw new IllegalArgumentException(
          "%s has %d parameters, not %d".formatted(shape, shape.size(), parameters.length));
    }
    this.shape = shape;
    this.parameters = parameters;
    layers = shape.layers();
    weights = new float[layers.size()][][];
    for (int i = 0; i < weights.length; i++) {
      var layer = layers.get(i);
      weights[i] = RowSum.rows(parameters, layer.at(), layer.height(), layer.width());
    }
  }

  /// Weights drawn evenly (Glorot and Bengio 2010, AISTATS, equation 16), biases 0.
  public static ConvNetwork untrained(ConvShape shape, long seed) {
    var random = new SplittableRandom(seed);
    var parameters = new float[shape.size()];
    for (var layer : shape.layers()) {
      double reach = Math.sqrt(6.0 / (layer.kernel() * (layer.in() + layer.out())));
      for (int i = layer.at(); i < layer.bias(); i++) {
        parameters[i] = (float) random.nextDouble(-reach, reach);
      }
    }
    return new ConvNetwork(shape, parameters);
  }

  public ConvShape shape() {
    return shape;
  }

  @Override
  public int values() {
    return shape.rows() * shape.channels();
  }

  @Override
  public float[] parameters() {
    return parameters;
  }

  @Override
  public ConvNetwork with(float[] others) {
    return new ConvNetwork(shape, others);
  }

  @Override
  public WindowPass pass(Blas blas, int most) {
    return new ConvPass(blas, shape, most);
  }

  @Override
  public void print(Fingerprint print) {
    print.add(shape.toString());
  }

  @Override
  public float[] output(float[] window) {
    var values = window;
    for (int i = 0; i < weights.length; i++) {
      var layer = layers.get(i);
      var next = biases(layer);
      if (layer.transposed()) spread(layer, weights[i], values, next);
      else gather(layer, weights[i], values, next);
      if (i < weights.length - 1) ConvPass.bend(next, next.length);
      values = next;
    }
    return values;
  }

  private float[] biases(ConvLayer layer) {
    var values = new float[layer.outRows() * layer.out()];
    for (int at = 0; at < values.length; at += layer.out()) {
      System.arraycopy(parameters, layer.bias(), values, at, layer.out());
    }
    return values;
  }

  private static void gather(ConvLayer layer, float[][] weights, float[] from, float[] to) {
    var sum = new float[layer.out()];
    for (int step = 0; step < layer.steps(); step++) {
      System.arraycopy(to, step * sum.length, sum, 0, sum.length);
      int first = layer.firstTap(step) * layer.in();
      int until = layer.lastTap(step) * layer.in();
      RowSum.add(from, layer.start(step) * layer.in(), first, until, weights, sum);
      System.arraycopy(sum, 0, to, step * sum.length, sum.length);
    }
  }

  private static void spread(ConvLayer layer, float[][] weights, float[] from, float[] to) {
    for (int step = 0; step < layer.steps(); step++) {
      var patch = new float[layer.patch()];
      RowSum.add(from, step * layer.in(), 0, layer.in(), weights, patch);
      int at = layer.start(step) * layer.out();
      int until = layer.lastTap(step) * layer.out();
      for (int i = layer.firstTap(step) * layer.out(); i < until; i++) to[at + i] += patch[i];
    }
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    shape.write(out);
    out.floats(parameters);
  }

  public static ConvNetwork read(ParameterReader in) throws IOException {
    return new ConvNetwork(ConvShape.read(in), in.floats());
  }
}
