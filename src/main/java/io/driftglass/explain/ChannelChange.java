package io.driftglass.explain;

/// How one channel changed with an event.
///
/// @param channel its name
/// @param share its part of all that the channels do not explain of one another, 0..1; all add to 1
/// @param ratio mean square of what the others do not explain of it, inside over before
/// @param before its regime in the rows before
/// @param inside its regime in the event
/// @param partner the channel it went with most before; empty where it went with none
/// @param togetherBefore correlation with the partner before, NaN without one
/// @param togetherInside the same inside, NaN where it cannot be computed
public record ChannelChange(
    String channel,
    double share,
    double ratio,
    Regime before,
    Regime inside,
    String partner,
    double togetherBefore,
    double togetherInside) {
  /// What the others do not explain is at least so many times as large as before.
  private static final double CHANGED = 4;

  public boolean changed() {
    return ratio >= CHANGED;
  }

  /// How far the level moved, in deviations of the rows before; NaN where nothing was measured.
  public double shift() {
    double away = inside.mean() - before.mean();
    return away == 0 ? 0 : away / Math.max(before.spread(), 1e-9 * Math.abs(before.mean()));
  }

  /// How many times as quickly its strongest wave repeats as before; NaN where none stands out then
  /// or now.
  public double quickening() {
    return before.periodRows() / inside.periodRows();
  }

  /// How many times as wide it varies as before; infinite where it did not vary.
  public double widening() {
    return inside.spread() == before.spread() ? 1 : inside.spread() / before.spread();
  }
}
