package io.driftglass.data;

/// What is known of a channel without reading its values.
///
/// @param missing rows without a value
/// @param min the smallest value, NaN where there is none
/// @param max the largest value, NaN where there is none
public record Summary(long missing, double min, double max) {
  /// Nothing but one value, or nothing at all.
  public boolean constant() {
    return !(min < max);
  }
}
