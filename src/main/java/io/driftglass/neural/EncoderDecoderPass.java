package io.driftglass.neural;

import io.driftglass.neural.EncoderDecoder.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// An [EncoderDecoder]'s way through a batch and back.
///
/// Within, arrays are laid out [step][window][value]; the decoder's first step is the window's last
/// row.
final class EncoderDecoderPass implements WindowPass {
  private final Blas blas;
  private final Shape shape;
  private final int most;
  private final LstmLayer encoder;
  private final LstmLayer decoder;
  private final float[] input;
  private final float[] output;
  private final float[] forwards;
  private final float[] backwards;
  private final float[] misses;

  /// What the loss says of what the decoder began with and of its outputs, a block a row.
  private final float[] byOutputs;

  /// What it says of the encoder's outputs: of all but the last nothing by itself.
  private final float[] byEncoder;

  EncoderDecoderPass(Blas blas, Shape shape, int most) {
    this.blas = blas;
    this.shape = shape;
    this.most = most;
    int rows = shape.rows();
    encoder = new LstmLayer(blas, shape.channels(), shape.units(), 0, rows, most);
    decoder = new LstmLayer(blas, shape.channels(), shape.units(), shape.decoder(), rows - 1, most);
    input = new float[most * rows * shape.channels()];
    output = new float[input.length];
    forwards = new float[input.length];
    backwards = new float[input.length];
    misses = new float[input.length];
    byOutputs = new float[most * rows * shape.units()];
    byEncoder = new float[byOutputs.length];
  }

  @Override
  public float[] input() {
    return input;
  }

  /// As in use, where the decoder is shown what it gave back itself.
  @Override
  public float[] forward(float[] parameters, int windows) {
    var network = new EncoderDecoder(shape, parameters);
    int values = network.values();
    for (int i = 0; i < windows; i++) {
      var one = network.output(Arrays.copyOfRange(input, i * values, (i + 1) * values));
      System.arraycopy(one, 0, output, i * values, values);
    }
    return output;
  }

  @Override
  public double learn(
      float[] parameters, int windows, double dropout, RandomGenerator random, float[] gradient) {
    turn();
    encoder.forward(parameters, forwards, 0);
    decoder.startAt(encoder);
    if (shape.rows() > 1) decoder.forward(parameters, backwards, 0);
    double loss = miss(parameters, windows);
    Arrays.fill(gradient, 0);
    back(parameters, gradient);
    return loss;
  }

  /// Lays the rows out step after step, from the first and from the last.
  private void turn() {
    int rows = shape.rows();
    int channels = shape.channels();
    for (int i = 0; i < most; i++) {
      for (int row = 0; row < rows; row++) {
        int from = (i * rows + row) * channels;
        System.arraycopy(input, from, forwards, (row * most + i) * channels, channels);
        int turned = rows - 1 - row;
        System.arraycopy(input, from, backwards, (turned * most + i) * channels, channels);
      }
    }
  }

  private double miss(float[] parameters, int windows) {
    int rows = shape.rows() * most;
    int channels = shape.channels();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(parameters, shape.outputBias(), misses, row * channels, channels);
    }
    blas.multiply(decoded(), weights(parameters), Matrix.of(misses, 0, rows, channels), 1);
    double loss = 0;
    for (int i = 0; i < misses.length; i++) {
      boolean used = i / channels % most < windows;
      misses[i] = used ? misses[i] - backwards[i] : 0;
      loss += (double) misses[i] * misses[i];
    }
    return loss;
  }

  private void back(float[] parameters, float[] gradient) {
    int rows = shape.rows();
    int channels = shape.channels();
    var missed = Matrix.of(misses, 0, rows * most, channels);
    blas.multiply(decoded().transpose(), missed, weights(gradient), 0);
    for (int i = 0; i < misses.length; i++) {
      gradient[shape.outputBias() + i % channels] += misses[i];
    }
    blas.multiply(
        missed,
        weights(parameters).transpose(),
        Matrix.of(byOutputs, 0, rows * most, shape.units()),
        0);
    int block = most * shape.units();
    int last = (rows - 1) * block;
    System.arraycopy(byOutputs, 0, byEncoder, last, block);
    if (rows > 1) {
      decoder.backward(parameters, backwards, byOutputs, block, gradient, null);
      decoder.backTo(encoder, parameters, byEncoder, last);
    }
    encoder.backward(parameters, forwards, byEncoder, 0, gradient, null);
  }

  /// What the linear layer sees: the state the decoder began with, then its outputs.
  private Matrix decoded() {
    return Matrix.of(decoder.outputs(), 0, shape.rows() * most, shape.units());
  }

  private Matrix weights(float[] parameters) {
    return Matrix.of(parameters, shape.outputWeights(), shape.units(), shape.channels());
  }
}
