package io.driftglass.neural;

import static org.junit.jupiter.api.Assertions.assertTrue;

/// Checks gradients against small differences.
public final class Slopes {
  private Slopes() {}

  /// A batch of windows learnt from.
  public interface Loss {
    /// @param gradient set to the slopes of half of what is returned
    double of(float[] parameters, float[] gradient);
  }

  /// Every parameter's slope is that of a difference to either side.
  ///
  /// @param most root of the squared difference of all slopes, as part of their size
  public static void assertAre(Loss loss, float[] parameters, float step, double most) {
    var gradient = new float[parameters.length];
    loss.of(parameters, gradient);
    var unused = new float[parameters.length];
    double size = 0;
    double off = 0;
    for (int i = 0; i < parameters.length; i++) {
      var near = parameters.clone();
      near[i] = parameters[i] + step;
      double above = loss.of(near, unused);
      near[i] = parameters[i] - step;
      double below = loss.of(near, unused);
      double slope = (above - below) / (4 * step);
      size += slope * slope;
      off += (slope - gradient[i]) * (slope - gradient[i]);
    }
    assertTrue(Math.sqrt(off / size) < most, "off by " + Math.sqrt(off / size));
  }
}
