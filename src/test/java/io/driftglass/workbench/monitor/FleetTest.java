package io.driftglass.workbench.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.registry.DataContract;
import io.driftglass.registry.DataPrint;
import io.driftglass.registry.ModelCard;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Task;
import io.driftglass.series.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetTest {
  @Test
  void of_two_models_in_production_the_newer_watches_and_none_that_is_not_in_production() {
    var newest = version(9, "pump", Stage.STAGING);
    var newer = version(8, "watch", Stage.PRODUCTION);
    var older = version(7, "pump", Stage.PRODUCTION);
    assertEquals(List.of(newer), watching(newest, newer, older));
    assertEquals(List.of(newer), watching(newer, older));
    assertEquals(List.of(newest), watching(newest, version(3, "pump", Stage.NONE)));
  }

  private static List<ModelVersion> watching(ModelVersion... newestFirst) {
    return List.copyOf(Fleet.watching(List.of(newestFirst)).values());
  }

  private static ModelVersion version(long id, String model, Stage stage) {
    var card =
        new ModelCard(
            Task.ANOMALY,
            "ridge-ar",
            Map.of(),
            "pump v1",
            "ab".repeat(32),
            "",
            new Interval(0, 700),
            700,
            new Interval(700, 1000),
            300,
            42,
            "0.1.0",
            "CPU",
            Map.of("mae", 1.5),
            Map.of(),
            "P-7",
            "",
            "",
            DataContract.NONE,
            0,
            0,
            DataPrint.NONE,
            List.of());
    return new ModelVersion(
        id, model, (int) id, stage, card, "cd".repeat(32), id, "ada", Instant.EPOCH, List.of());
  }
}
