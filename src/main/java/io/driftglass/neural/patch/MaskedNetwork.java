package io.driftglass.neural.patch;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.neural.Blas;
import io.driftglass.neural.Fingerprint;
import io.driftglass.neural.WindowNetwork;
import io.driftglass.neural.WindowPass;
import java.io.IOException;
import java.util.Random;

/// A transformer over patches of a window, each of some rows of all channels, half of them hidden:
/// what it gives back of a patch, it has told from the other half (Devlin et al. 2019, NAACL;
/// Zerveas et al. 2021, KDD, for multivariate series). Every window is seen twice, so that each
/// patch is hidden once.
///
/// @param parameters in the order of [MaskedShape]; handed out without a copy, not to be written to
@SuppressWarnings("ArrayRecordComponent")
public record MaskedNetwork(MaskedShape shape, float[] parameters)
    implements WindowNetwork<MaskedNetwork> {
  public MaskedNetwork {
    if (parameters.length != shape.size()) {
      throw new IllegalArgumentException(
          "%s has %d parameters, not %d".formatted(shape, shape.size(), parameters.length));
    }
  }

  /// Weights and positions drawn as [PatchNetwork#untrained].
  public static MaskedNetwork untrained(MaskedShape shape, long seed) {
    var random = new Random(seed);
    var p = new float[shape.size()];
    int width = shape.width();
    LayerShape.glorot(p, shape.embedding(), shape.values(), width, random);
    LayerShape.glorot(p, shape.hidden(), 1, width, random);
    shape.stack().drawPositions(p, shape.positions());
    shape.stack().draw(p, random);
    LayerShape.ones(p, shape.lastNorm(), width);
    LayerShape.glorot(p, shape.head(), width, shape.values(), random);
    return new MaskedNetwork(shape, p);
  }

  @Override
  public int values() {
    return shape.rows() * shape.channels();
  }

  @Override
  public MaskedNetwork with(float[] others) {
    return new MaskedNetwork(shape, others);
  }

  @Override
  public float[] output(float[] window) {
    var pass = new MaskedPass(Blas.plain(), shape, 1);
    System.arraycopy(window, 0, pass.input(), 0, window.length);
    return pass.forward(parameters, 1);
  }

  @Override
  public WindowPass pass(Blas blas, int most) {
    return new MaskedPass(blas, shape, most);
  }

  @Override
  public void print(Fingerprint print) {
    print.add(shape.toString());
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    shape.write(out);
    out.floats(parameters);
  }

  public static MaskedNetwork read(ParameterReader in) throws IOException {
    return new MaskedNetwork(MaskedShape.read(in), in.floats());
  }
}
