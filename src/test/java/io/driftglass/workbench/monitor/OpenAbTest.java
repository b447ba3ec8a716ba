package io.driftglass.workbench.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.monitor.abtest.AbTest;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.registry.Gate;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Task;
import io.driftglass.workbench.OpenedWorkbench;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Tests on rows that come in after they began.
class OpenAbTest extends OpenedWorkbench {
  @Test
  void a_shadow_test_stays_open_until_enough_rows_have_come_and_names_the_better()
      throws Exception {
    var first = trained(imported(600), "simple", "naive");
    var second = trained(workbench.datasets().get("pump"), "seasons", "seasonal-naive");
    var tests = workbench.abTesting();
    var test = tests.open("", first, second, AbTest.Mode.SHADOW, .5, .3);
    assertEquals(List.of(), tests.look(test, Progress.NONE).looks());
    assertEquals("No look at simple v1 against seasons v1 yet.", test.sentence());

    imported(630);
    assertEquals(List.of(), tests.look(test, Progress.NONE).looks(), "fifty rows are too few");
    imported(900);
    var looked = tests.lookAll(Progress.NONE).getFirst();
    assertEquals("", looked.problem());
    assertEquals(Optional.of("seasons v1"), looked.test().winner());
    assertEquals(AbTest.Status.COMPLETED, looked.test().status());
    assertTrue(looked.test().looks().getLast().rows() <= 300, "only rows that came count");
    assertEquals(List.of(), tests.lookAll(Progress.NONE));
  }

  @Test
  void each_version_serves_its_part_of_the_rows_of_a_split_test() throws Exception {
    var first = trained(imported(600), "simple", "naive");
    var second = trained(workbench.datasets().get("pump"), "seasons", "seasonal-naive");
    var tests = workbench.abTesting();
    for (double split : new double[] {0, 1, -.1, Double.NaN}) {
      assertThrows(
          InvalidSetting.class, () -> tests.open("", first, second, AbTest.Mode.SPLIT, split, .3));
    }
    assertThrows(
        InvalidSetting.class, () -> tests.open("", first, second, AbTest.Mode.SPLIT, .5, 0));
    var test = tests.open("", first, second, AbTest.Mode.SPLIT, .5, .3);
    imported(2_400);
    var looked = tests.look(test, Progress.NONE);
    assertEquals(1, looked.looks().size());
    assertTrue(looked.looks().getFirst().gain() > 0, looked.toString());
    assertEquals(looked, tests.look(test, Progress.NONE), "what was read before it has its look");
  }

  @Test
  void the_winner_goes_to_production_through_its_gates_and_is_taken_back_in_one_step()
      throws Exception {
    var first = trained(imported(900), "pump", "naive");
    workbench.models().promote(first, Stage.PRODUCTION, "the first");
    var second = trained(workbench.datasets().get("pump"), "pump", "seasonal-naive");
    var tests = workbench.abTesting();
    var test = tests.start("", first, second, .5, 2);
    assertThrows(Conflict.class, () -> tests.promoteWinner(test));
    tests.results(test, Progress.NONE);
    var ended = tests.get(test.id());
    assertEquals(Optional.of("pump v2"), ended.winner());

    workbench
        .models()
        .gates(
            "pump",
            List.of(new Gate("mase", Optional.of(1e-9), Optional.empty(), Optional.empty())));
    assertThrows(Conflict.class, () -> tests.promoteWinner(ended));
    workbench.models().gates("pump", List.of());
    assertEquals(Stage.PRODUCTION, tests.promoteWinner(ended).stage());
    assertEquals(Stage.ARCHIVED, workbench.models().get("pump v1").stage());
    assertEquals("pump v1", tests.rollBack(ended).title());
    assertEquals(Stage.PRODUCTION, workbench.models().get("pump v1").stage());
  }

  private ModelVersion trained(Dataset dataset, String name, String method) {
    return trained(dataset, Task.FORECAST, method, name);
  }

  /// The first rows of one hourly series with a daily wave; more of them make a new version.
  private Dataset imported(int rows) throws IOException {
    var random = new Random(1);
    var text = new StringBuilder("timestamp,flow\n");
    var start = LocalDateTime.of(2026, 1, 1, 0, 0);
    for (int row = 0; row < rows; row++) {
      double value = 10 + 2 * Math.sin(row * Math.PI / 12) + .6 * random.nextGaussian();
      text.append(start.plusHours(row)).append(',').append(value).append('\n');
    }
    return imported("pump", text);
  }
}
