package io.driftglass.workbench.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.registry.Task;
import io.driftglass.workbench.OpenedWorkbench;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class OutOfSampleTest extends OpenedWorkbench {
  @Test
  void each_is_validated_on_the_newest_of_its_data_and_one_that_fails_holds_up_no_other()
      throws IOException {
    var pump = trained(imported("pump", 600), Task.ANOMALY, "robust-z", "watch");
    var gone = trained(imported("boiler", 500), Task.ANOMALY, "robust-z", "lost");
    var ahead = trained(workbench.datasets().get("pump"), Task.FORECAST, "seasonal-naive", "ahead");
    imported("pump", 900);
    workbench.datasets().delete(workbench.datasets().get("boiler").id());

    var all =
        workbench
            .outOfSample()
            .validateAll(List.of(gone, pump, ahead), Optional.empty(), "", Progress.NONE);
    assertEquals(
        List.of("lost v1", "watch v1", "ahead v1"),
        all.stream().map(it -> it.version().title()).toList());
    assertTrue(all.getFirst().problem().orElseThrow().what().contains("boiler"));
    assertEquals(Optional.empty(), all.getFirst().judged());
    for (var validity : all.subList(1, 3)) {
      var judged = validity.judged().orElseThrow();
      assertEquals("pump v2", judged.dataset().title());
      assertEquals(360, judged.fromRow());
      assertEquals(540, judged.validation().rows());
    }
  }

  @Test
  void several_are_validated_on_data_they_have_never_seen_until_somebody_cancels()
      throws IOException {
    var pump = trained(imported("pump", 600), Task.ANOMALY, "robust-z", "watch");
    var other = imported("spare", 300);
    var found =
        workbench
            .outOfSample()
            .validateAll(List.of(pump), Optional.of(other), "", Progress.NONE)
            .getFirst();
    assertEquals(0, found.judged().orElseThrow().fromRow());
    assertThrows(
        CancellationException.class,
        () ->
            workbench
                .outOfSample()
                .validateAll(List.of(pump, pump), Optional.of(other), "", new Cancelled()));
  }

  private static final class Cancelled implements Progress {
    @Override
    public void report(double fraction, String message) {}

    @Override
    public boolean cancelled() {
      return true;
    }
  }

  private Dataset imported(String name, int rows) throws IOException {
    var random = new Random(rows);
    var start = LocalDateTime.of(2026, 1, 1, 0, 0);
    var text = new StringBuilder("timestamp,flow\n");
    for (int row = 0; row < rows; row++) {
      double value = 10 + 3 * Math.sin(row * Math.PI / 12) + .3 * random.nextGaussian();
      text.append(start.plusHours(row)).append(',').append(value).append('\n');
    }
    return imported(name, text);
  }
}
