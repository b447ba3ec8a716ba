package io.driftglass.workbench.forecast;

import io.driftglass.config.Adjustable;
import io.driftglass.config.Config;
import io.driftglass.config.Option;
import io.driftglass.config.Options;
import io.driftglass.forecast.RiskBounds;
import java.io.IOException;
import java.util.Set;

/// From which chance on a limit's risk is medium, and high: as the settings say, changed at once.
/// Any thread.
public final class RiskBands implements Adjustable {
  private volatile Config config;

  public RiskBands(Config config) {
    this.config = config;
  }

  /// As they are now; high is never below medium.
  public RiskBounds now() {
    double medium = config.real(Options.RISK_MEDIUM);
    return new RiskBounds(medium, Math.max(medium, config.real(Options.RISK_HIGH)));
  }

  @Override
  public Set<Option> options() {
    return Set.of(Options.RISK_MEDIUM, Options.RISK_HIGH);
  }

  @Override
  public void read(Config changed) {
    config = changed;
  }

  /// Keeps them in the configuration file.
  ///
  /// @return those that count then: others where the command line or the environment stands above
  ///   the file
  /// @throws IOException where the file cannot be written
  public RiskBounds keep(RiskBounds bounds) throws IOException {
    config.set(Options.RISK_MEDIUM, Double.toString(bounds.mediumFrom()));
    read(config.set(Options.RISK_HIGH, Double.toString(bounds.highFrom())));
    return now();
  }
}
