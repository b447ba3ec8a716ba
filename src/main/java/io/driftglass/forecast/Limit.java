package io.driftglass.forecast;

import java.util.Locale;

/// A value that a channel should not go above, or below.
public record Limit(double value, Side side) {
  public enum Side {
    ABOVE,
    BELOW
  }

  /// `above 80`.
  @Override
  public String toString() {
    return side.name().toLowerCase(Locale.ROOT)
        + " "
        + (value == Math.rint(value) && Math.abs(value) < 1e9
            ? Long.toString((long) value)
            : Double.toString(value));
  }
}
