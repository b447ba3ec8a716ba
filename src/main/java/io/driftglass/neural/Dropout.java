package io.driftglass.neural;

import java.util.random.RandomGenerator;

/// Bernoulli dropout (Srivastava et al. 2014, JMLR): values are dropped at random in training and
/// the others enlarged, so that nothing changes in use.
public final class Dropout {
  private static final int LOTS = 1 << 16;

  private final float[] mask;

  public Dropout(int values) {
    mask = new float[values];
  }

  /// Draws anew which values pass.
  ///
  /// @param rate chance of a drop, 0 up to, not including, 1; taken in steps of 1/65536
  public void draw(double rate, RandomGenerator random) {
    int dropped = (int) Math.round(rate * LOTS);
    float passed = LOTS / (float) (LOTS - dropped);
    long lots = 0;
    for (int i = 0; i < mask.length; i++) {
      lots = i % 4 == 0 ? random.nextLong() : lots >>> 16;
      mask[i] = (lots & (LOTS - 1)) < dropped ? 0 : passed;
    }
  }

  /// Drops from `x`, from index `from` on.
  ///
  /// @param to may be `x` where `from` is 0
  public void apply(float[] x, int from, float[] to) {
    for (int i = 0; i < mask.length; i++) to[i] = x[from + i] * mask[i];
  }
}
