package io.driftglass.experiment;

import java.time.Instant;

/// One line of a run's log.
public record LogLine(Instant at, String text) {}
