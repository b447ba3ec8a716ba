package io.driftglass.workbench.monitor;

import io.driftglass.monitor.Alert;
import io.driftglass.monitor.Performance;
import io.driftglass.monitor.drift.DriftCheck;
import io.driftglass.monitor.estimate.WindowFigure;
import java.util.List;
import java.util.Optional;

/// What a check of one model found.
///
/// @param model title of the version
/// @param performance empty where the check failed
/// @param drift of the rows after its training; empty where the check failed
/// @param windows figures stretch by stretch, realised and estimated; empty where the check failed
/// @param alerts that are open because of it
/// @param problem why the check failed, a sentence; empty where it did not
public record Checked(
    String model,
    Optional<Performance> performance,
    Optional<DriftCheck> drift,
    List<WindowFigure> windows,
    List<Alert> alerts,
    String problem) {
  public Checked {
    windows = List.copyOf(windows);
    alerts = List.copyOf(alerts);
  }

  public boolean failed() {
    return !problem.isEmpty();
  }
}
