package io.driftglass.workbench.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.registry.Task;
import io.driftglass.workbench.OpenedWorkbench;
import io.driftglass.workbench.fit.TrainRequest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingQueueTest extends OpenedWorkbench {
  @Test
  void the_title_of_a_training_names_the_sensor_of_several() throws IOException {
    var rows = "timestamp,machine,flow,heat\n2026-01-01 00:00,a,1,2\n2026-01-01 01:00,a,1,2\n";
    assertEquals("Robust z-score on pump v1", title("", "", rows));
    assertEquals("Robust z-score on pump v2, flow", title("", "flow", rows));
    assertEquals("Robust z-score on pump v3, a", title("a", "", rows));
    assertEquals("Robust z-score on pump v4, a/flow", title("a", "flow", rows));
  }

  private String title(String entity, String channel, String rows) throws IOException {
    return workbench
        .trainings()
        .enqueue(
            new TrainRequest(
                imported("pump", rows),
                entity,
                Task.ANOMALY,
                "robust-z",
                Map.of(),
                .6,
                .2,
                "watch",
                channel,
                0))
        .title();
  }
}
