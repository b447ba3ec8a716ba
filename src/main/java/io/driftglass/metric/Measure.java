package io.driftglass.metric;

/// The value of a metric, or the reason there is none. Never NaN, never an empty zero.
public sealed interface Measure {
  /// @param value finite
  /// @param n how many rows, events or windows it rests on
  record Value(double value, long n) implements Measure {
    public Value {
      if (!Double.isFinite(value)) throw new IllegalArgumentException("value is " + value);
    }
  }

  /// @param because what is missing, to be read after `n/a because`
  record NotComputable(String because) implements Measure {}

  static Measure of(double value, long n) {
    return Double.isFinite(value)
        ? new Value(value, n)
        : new NotComputable("the values are too large to compute with");
  }

  static Measure because(String reason) {
    return new NotComputable(reason);
  }

  default boolean computable() {
    return this instanceof Value;
  }

  /// The number, for sums and sorting.
  ///
  /// @throws IllegalStateException where there is none
  default double value() {
    return switch (this) {
      case Value(double value, long n) -> value;
      case NotComputable(String because) ->
          throw new IllegalStateException("n/a because " + because);
    };
  }
}
