package io.driftglass.registry;

import java.time.Instant;
import java.util.Optional;

/// What a version was worth by the weights of a time.
///
/// @param weights as they were written
/// @param value 0..1; empty where no weighted metric could be computed
/// @param share of the weights whose metrics could be computed, 0..1
public record VersionScore(
    long version, Instant at, String weights, Optional<Double> value, double share) {}
