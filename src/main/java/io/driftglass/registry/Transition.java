package io.driftglass.registry;

import java.time.Instant;

/// One step in the life of a version: who moved it, when and why.
public record Transition(
    String model, int number, Stage from, Stage to, String who, Instant at, String why) {}
