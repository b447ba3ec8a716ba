package io.driftglass.workbench.live;

import io.driftglass.config.Config;
import io.driftglass.config.Option;
import io.driftglass.config.Options;
import java.util.Map;

/// What scores the rows of a feed where no model is there for it: a robust z-score at a threshold
/// of its own, named so wherever its scores are seen. Any thread.
public final class Fallback {
  /// In place of a detector's id where a feed is set up without a model.
  public static final String METHOD = "fallback";

  public static final Option OPTION = Options.FALLBACK_THRESHOLD;
  static final String DETECTOR = "robust-z";

  private volatile Config config;

  public Fallback(Config config) {
    this.config = config;
  }

  /// Robust standard deviations from which a row is strange, as it is now.
  public double threshold() {
    return config.real(OPTION);
  }

  Map<String, String> settings() {
    return Map.of("level", Double.toString(threshold()));
  }

  /// Takes it from settings that have been read again.
  public void read(Config changed) {
    config = changed;
  }
}
