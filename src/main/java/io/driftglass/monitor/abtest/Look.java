package io.driftglass.monitor.abtest;

/// What was known at one look.
///
/// @param rows both models had judged
/// @param gain how much less B's loss is than A's on these rows, in the loss's unit
/// @param low and `high` bounds of the gain; all planned looks together hold it with the level's
///   chance
/// @param lossA and `lossB` means over the rows
/// @param share of the planned information that is known, 0..1
public record Look(
    int rows, double gain, double low, double high, double lossA, double lossB, double share) {
  /// Whether the bounds leave out 0.
  public boolean decides() {
    return low > 0 || high < 0;
  }
}
