package io.driftglass.forecast.fit;

/// A function to be made small, with its slope.
@FunctionalInterface
public interface Objective {
  /// @param at where; not to be written to
  /// @param slope filled with the gradient where the value is finite
  /// @return the value; not finite where `at` is not allowed
  double at(double[] at, double[] slope);

  /// A function without a known slope: each component by a difference to either side.
  static Objective differences(Value value, double step) {
    return (at, slope) -> {
      double here = value.at(at);
      if (!Double.isFinite(here)) return here;
      var near = at.clone();
      for (int i = 0; i < at.length; i++) {
        near[i] = at[i] + step;
        double above = value.at(near);
        near[i] = at[i] - step;
        double below = value.at(near);
        near[i] = at[i];
        slope[i] = (above - below) / (2 * step);
        if (!Double.isFinite(slope[i])) slope[i] = 0;
      }
      return here;
    };
  }

  /// A function alone.
  @FunctionalInterface
  interface Value {
    double at(double[] at);
  }
}
