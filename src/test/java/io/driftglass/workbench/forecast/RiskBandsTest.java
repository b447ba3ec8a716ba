package io.driftglass.workbench.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.config.Config;
import io.driftglass.forecast.RiskBounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RiskBandsTest {
  @TempDir Path folder;

  @Test
  void bounds_that_are_kept_count_at_once_and_after_the_next_start() throws IOException {
    var bands = new RiskBands(config(Map.of()));
    assertEquals(RiskBounds.USUAL, bands.now());
    var wanted = new RiskBounds(.1, .35);
    assertEquals(wanted, bands.keep(wanted));
    assertEquals(wanted, bands.now());
    assertEquals(wanted, new RiskBands(config(Map.of())).now());
  }

  @Test
  void the_environment_stands_above_what_is_kept() throws IOException {
    var bands = new RiskBands(config(Map.of("DRIFTGLASS_FORECAST_RISK_HIGH", "0.9")));
    assertEquals(new RiskBounds(.1, .9), bands.keep(new RiskBounds(.1, .35)));
  }

  @Test
  void high_is_raised_to_a_medium_that_was_set_above_it() throws IOException {
    Files.writeString(folder.resolve("driftglass.toml"), "[forecast]\nrisk_medium = 0.7\n");
    assertEquals(new RiskBounds(.7, .7), new RiskBands(config(Map.of())).now());
  }

  private Config config(Map<String, String> environment) {
    return Config.of(Map.of(), environment, folder.resolve("driftglass.toml"));
  }
}
