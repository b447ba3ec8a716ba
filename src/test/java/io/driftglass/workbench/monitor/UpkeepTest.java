package io.driftglass.workbench.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import io.driftglass.monitor.AlertType;
import io.driftglass.monitor.Trigger;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Task;
import io.driftglass.workbench.OpenedWorkbench;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A check has a model that drifted trained anew for real, once, within its budget.
class UpkeepTest extends OpenedWorkbench {
  private static final Set<AlertType> DRIFT = Set.of(AlertType.DRIFT);

  @Test
  void a_drifted_model_is_trained_anew_once_and_nothing_is_promoted() throws IOException {
    train("pump", 3);
    train("fan", 0);
    var done = workbench.upkeep().run(DRIFT, 5, 1, Progress.NONE);
    assertEquals(2, done.checked().size());
    assertEquals(1, done.trained().size());
    assertEquals(Trigger.DRIFT, done.trained().getFirst().trigger());
    assertEquals(
        List.of("fan v1", "pump v1", "pump v2"),
        workbench.models().list().stream().map(v -> v.title()).sorted().toList());
    assertTrue(workbench.models().list().stream().allMatch(v -> v.stage() == Stage.NONE));
    var alert = workbench.tracking().alerts().getFirst();
    assertTrue(alert.autoAction().startsWith("Trained anew. "), alert.autoAction());

    var storm = workbench.upkeep().run(DRIFT, 5, 1, Progress.NONE);
    assertEquals(List.of(), storm.trained());
    assertEquals(3, workbench.models().list().size());
  }

  @Test
  void no_more_are_trained_than_the_budget_allows_and_the_others_are_named() throws IOException {
    train("pump", 3);
    train("fan", 3);
    var done = workbench.upkeep().run(DRIFT, 1, 1, Progress.NONE);
    assertEquals(1, done.trained().size());
    assertEquals(1, done.skipped().size());
    assertTrue(done.skipped().getFirst().endsWith("the budget of 1 is used up"));
  }

  @Test
  void without_a_reason_to_train_it_only_checks() throws IOException {
    train("pump", 3);
    var done = workbench.upkeep().run(Set.of(), 5, 1, Progress.NONE);
    assertEquals(1, done.checked().size());
    assertEquals(1, workbench.models().list().size());
  }

  private void train(String name, double moved) throws IOException {
    var random = new Random(1);
    var text = new StringBuilder("step,flow\n");
    for (int row = 0; row < 600; row++) {
      double value = random.nextGaussian() + (row < 380 ? 0 : moved);
      text.append(row).append(',').append(value).append('\n');
    }
    trained(imported(name, text), Task.FORECAST, "naive", name);
  }
}
