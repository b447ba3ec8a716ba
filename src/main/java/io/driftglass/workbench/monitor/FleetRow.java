package io.driftglass.workbench.monitor;

import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import java.time.Instant;
import java.util.Optional;

/// How one sensor is watched. What is not known is empty.
///
/// @param version in production, else the newest
/// @param trained when that was registered
/// @param drift whether its inputs had drifted at its last check
/// @param metric by which it is first judged
/// @param score out of sample, of that metric
public record FleetRow(
    String sensor,
    Task task,
    ModelVersion version,
    Instant trained,
    Optional<Boolean> drift,
    Optional<String> metric,
    Optional<Double> score,
    int openAlerts) {}
