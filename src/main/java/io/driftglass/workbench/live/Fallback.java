package io.driftglass.workbench.live;

import io.driftglass.config.Adjustable;
import io.driftglass.config.Config;
import io.driftglass.config.Option;
import io.driftglass.config.Options;
import java.util.Map;
import java.util.Set;

/// What scores the rows of a feed where no model is there for it: a robust z-score at a threshold
/// of its own, named so wherever its scores are seen. Any thread.
public final class Fallback implements Adjustable {
  /// In place of a detector's id where a feed is set up without a model.
  public static final String METHOD = "fallback";

  static final String DETECTOR = "robust-z";

  private volatile Config config;

  public Fallback(Config config) {
    this.config = config;
  }

  /// Robust standard deviations from which a row is strange, as it is now.
  public double threshold() {
    return config.real(Options.FALLBACK_THRESHOLD);
  }

  Map<String, String> settings() {
    return Map.of("level", Double.toString(threshold()));
  }

  @Override
  public Set<Option> options() {
    return Set.of(Options.FALLBACK_THRESHOLD);
  }

  @Override
  public void read(Config changed) {
    config = changed;
  }
}
