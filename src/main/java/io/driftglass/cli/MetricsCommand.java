package io.driftglass.cli;

import io.driftglass.config.Options;
import io.driftglass.problem.InvalidSetting;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `metrics`: what the workspace counts, once or on an address of this computer.
@Command(
    name = "metrics",
    description = {
      "Tells counts, durations, drift scores and alerts in Prometheus' text format.",
      "With --serve it answers GET /metrics on this computer's own address until Ctrl+C; the"
          + " window",
      "does so too where metrics.enabled is set."
    })
final class MetricsCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final Context context;

  @Option(names = "--serve", description = "answers until Ctrl+C")
  private boolean serve;

  @Option(names = "--port", paramLabel = "N", description = "else metrics.port; 0 for any free one")
  private Integer port;

  @Option(names = "--for", paramLabel = "SECONDS", description = "with --serve: ends then")
  private Double seconds;

  MetricsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (port != null && (port < 0 || port > 65_535)) {
      throw new InvalidSetting("A port is 0 to 65535, not " + port + ".", "Choose another.");
    }
    try (var workbench = context.open()) {
      if (!serve) {
        var text = workbench.metrics().text();
        if (context.json()) context.terminal().document(Map.of("metrics", text));
        else context.terminal().say(text.stripTrailing());
        return 0;
      }
      int chosen = port == null ? context.settings().whole(Options.METRICS_PORT) : port;
      var address = workbench.metrics().start(chosen);
      if (context.json()) context.terminal().document(Map.of("address", address));
      else context.terminal().say(address);
      long end = seconds == null ? Long.MAX_VALUE : System.nanoTime() + (long) (seconds * 1e9);
      var progress = context.progress();
      while (System.nanoTime() < end && !progress.cancelled())
        LockSupport.parkNanos(LOOK.toNanos());
      return 0;
    }
  }
}
