package io.driftglass.ui.data;

import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// A series in a few hundred values, least and largest of each stretch, so that a card can draw it.
final class Shape {
  private static final int STRETCHES = 120;

  private Shape() {}

  /// Of the first watched channel; empty where there is none.
  static Optional<double[]> of(Frame frame) {
    return IntStream.range(0, frame.channels().size())
        .filter(c -> frame.channel(c).kind() == Kind.NUMBER)
        .filter(c -> frame.channel(c).role() == Role.TARGET)
        .mapToObj(frame::column)
        .findFirst()
        .map(Shape::of);
  }

  /// Short series as they are; NaN stays where a whole stretch is missing.
  static double[] of(double[] values) {
    if (values.length <= 2 * STRETCHES) return values.clone();
    var shape = new double[2 * STRETCHES];
    Arrays.fill(shape, Double.NaN);
    for (int row = 0; row < values.length; row++) {
      int at = 2 * (int) ((long) row * STRETCHES / values.length);
      if (Double.isNaN(values[row])) continue;
      if (!(shape[at] <= values[row])) shape[at] = values[row];
      if (!(shape[at + 1] >= values[row])) shape[at + 1] = values[row];
    }
    return shape;
  }
}
