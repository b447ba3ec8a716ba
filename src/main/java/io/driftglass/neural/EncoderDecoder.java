package io.driftglass.neural;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;
import java.util.Random;

/// Two LSTMs (Malhotra et al. 2016, ICML workshop, EncDec-AD): the first reads a window, the second
/// begins where the first ended and gives the rows back from the last to the first, each by a
/// linear layer; it is shown the row it gave back before, in training the true one.
public final class EncoderDecoder implements WindowNetwork<EncoderDecoder> {
  private final Shape shape;
  private final float[] parameters;
  private final LstmCell encoder;
  private final LstmCell decoder;
  private final float[][] output;

  /// The size of one.
  ///
  /// Order of the parameters: W, R and b of the encoder, of the decoder, then D (units x channels)
  /// and e (channels).
  ///
  /// @param rows of a window
  /// @param channels values a row
  /// @param units cells of each
  public record Shape(int rows, int channels, int units) {
    public Shape {
      if (rows < 1 || channels < 1 || units < 1) {
        throw new IllegalArgumentException("rows, channels and units must be 1 or more");
      }
    }

    public int decoder() {
      return LstmCell.size(channels, units);
    }

    public int outputWeights() {
      return 2 * decoder();
    }

    public int outputBias() {
      return outputWeights() + units * channels;
    }

    /// Number of parameters.
    public int size() {
      return outputBias() + channels;
    }
  }

  public EncoderDecoder(Shape shape, float[] parameters) {
    if (parameters.length != shape.size()) {
      throw new IllegalArgumentException(
          "%s has %d parameters, not %d".formatted(shape, shape.size(), parameters.length));
    }
    this.shape = shape;
    this.parameters = parameters;
    encoder = LstmCell.of(parameters, 0, shape.channels(), shape.units());
    decoder = LstmCell.of(parameters, shape.decoder(), shape.channels(), shape.units());
    output = RowSum.rows(parameters, shape.outputWeights(), shape.units(), shape.channels());
  }

  /// Drawn as [LstmNetwork#untrained].
  public static EncoderDecoder untrained(Shape shape, long seed) {
    var random = new Random(seed);
    var parameters = new float[shape.size()];
    LstmNetwork.drawCell(parameters, 0, shape.channels(), shape.units(), random);
    LstmNetwork.drawCell(parameters, shape.decoder(), shape.channels(), shape.units(), random);
    LstmNetwork.glorot(parameters, shape.outputWeights(), shape.units(), shape.channels(), random);
    return new EncoderDecoder(shape, parameters);
  }

  public Shape shape() {
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
  public EncoderDecoder with(float[] others) {
    return new EncoderDecoder(shape, others);
  }

  @Override
  public WindowPass pass(Blas blas, int most) {
    return new EncoderDecoderPass(blas, shape, most);
  }

  @Override
  public void print(Fingerprint print) {
    print.add(shape.toString());
  }

  @Override
  public float[] output(float[] window) {
    var h = new float[shape.units()];
    var c = new float[shape.units()];
    var gates = new float[4 * shape.units()];
    int channels = shape.channels();
    for (int at = 0; at < window.length; at += channels) encoder.step(window, at, h, c, gates);
    var all = new float[window.length];
    var row = new float[channels];
    for (int at = window.length - channels; at >= 0; at -= channels) {
      System.arraycopy(parameters, shape.outputBias(), row, 0, channels);
      RowSum.add(h, 0, 0, h.length, output, row);
      System.arraycopy(row, 0, all, at, channels);
      if (at > 0) decoder.step(row, 0, h, c, gates);
    }
    return all;
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    out.whole(shape.rows()).whole(shape.channels()).whole(shape.units()).floats(parameters);
  }

  public static EncoderDecoder read(ParameterReader in) throws IOException {
    return new EncoderDecoder(new Shape(in.count(), in.count(), in.count()), in.floats());
  }
}
