package io.driftglass.detect;

/// The part one channel has in an event.
///
/// @param channel its name
/// @param share 0..1; the shares of an event add up to 1
public record Contribution(String channel, double share) {}
