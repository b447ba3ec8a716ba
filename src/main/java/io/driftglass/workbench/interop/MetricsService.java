package io.driftglass.workbench.interop;

import io.driftglass.config.Version;
import io.driftglass.experiment.RunStore;
import io.driftglass.interop.Metrics;
import io.driftglass.interop.PrometheusEndpoint;
import io.driftglass.problem.Conflict;
import io.driftglass.workbench.monitor.Tracking;
import io.driftglass.workbench.registry.Models;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// What the workspace counts, as text and, where that is chosen, on an address of this computer.
public final class MetricsService implements AutoCloseable {
  private final RunStore runs;
  private final Models models;
  private final Tracking tracking;
  private Optional<PrometheusEndpoint> endpoint = Optional.empty();
  private String state = "off";

  public MetricsService(RunStore runs, Models models, Tracking tracking) {
    this.runs = runs;
    this.models = models;
    this.tracking = tracking;
  }

  /// In Prometheus' text format.
  public String text() {
    return new Metrics(
            Version.text(), runs.tally(), tracking.alerts(0), tracking.latest(), models.list())
        .text();
  }

  /// Begins to answer; where it answers already, nothing changes.
  ///
  /// @param port 0 for any free one
  /// @return the address
  /// @throws Conflict where the port is in use
  public synchronized String start(int port) {
    if (endpoint.isEmpty()) {
      try {
        endpoint = Optional.of(PrometheusEndpoint.start(port, this::text));
      } catch (Conflict e) {
        state = e.getMessage();
        throw e;
      }
    }
    state = endpoint.get().address();
    return state;
  }

  /// The same; a port in use is logged and told by [#state], and stops nothing.
  public void tryToStart(int port) {
    try {
      LoggerFactory.getLogger(MetricsService.class).info("metrics on {}", start(port));
    } catch (Conflict e) {
      LoggerFactory.getLogger(MetricsService.class).warn(e.getMessage());
    }
  }

  /// Its address, `off`, or why it does not answer.
  public synchronized String state() {
    return state;
  }

  public synchronized void stop() {
    endpoint.ifPresent(PrometheusEndpoint::close);
    endpoint = Optional.empty();
    state = "off";
  }

  @Override
  public void close() {
    stop();
  }
}
