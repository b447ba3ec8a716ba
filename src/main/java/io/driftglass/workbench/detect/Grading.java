package io.driftglass.workbench.detect;

import io.driftglass.config.Adjustable;
import io.driftglass.config.Config;
import io.driftglass.config.Option;
import io.driftglass.config.Options;
import io.driftglass.detect.SeverityBands;
import java.util.Set;

/// From which peak on events are minor, major and critical: as the settings say, changed at once,
/// also of searches that were made before. Any thread.
public final class Grading implements Adjustable {
  private volatile Config config;

  public Grading(Config config) {
    this.config = config;
  }

  /// As they are now; no band begins below the one under it.
  public SeverityBands now() {
    double minor = config.real(Options.SEVERITY_MINOR);
    double major = Math.max(minor, config.real(Options.SEVERITY_MAJOR));
    return new SeverityBands(minor, major, Math.max(major, config.real(Options.SEVERITY_CRITICAL)));
  }

  @Override
  public Set<Option> options() {
    return Set.of(Options.SEVERITY_MINOR, Options.SEVERITY_MAJOR, Options.SEVERITY_CRITICAL);
  }

  @Override
  public void read(Config changed) {
    config = changed;
  }

  /// A search with its events by the bands of now.
  public Detected of(Detected detected) {
    var bands = now();
    return detected.decided(
        detected.alarms(),
        detected.decision(),
        detected.events().stream().map(bands::grade).toList());
  }
}
