package io.driftglass.live;

/// A stretch that was strange as it came.
///
/// @param from its first tick
/// @param until its last tick so far
/// @param peak the highest score
/// @param open whether it goes on
public record LiveEvent(long from, long until, double peak, boolean open) {
  LiveEvent with(long tick, double score) {
    return new LiveEvent(from, tick, Math.max(peak, score), true);
  }

  LiveEvent closed() {
    return new LiveEvent(from, until, peak, false);
  }
}
