package io.driftglass.workbench.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.monitor.Trigger;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.registry.Gate;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.workbench.OpenedWorkbench;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.registry.GateChecks;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Searches for settings, cancelled trainings, and gates that ask for drift.
class SearchTest extends OpenedWorkbench {
  @Test
  void every_combination_of_a_grid_is_tried_and_the_best_registered() throws IOException {
    var plan = plan(List.of("seasonal-naive", "ridge"), Map.of(), false, 50, Duration.ofHours(1));
    var found = workbench.search().run(request(imported(600, 0), "ridge"), plan, Progress.NONE);
    assertEquals("mase", found.metric());
    assertEquals(2, found.trials().size());
    var best =
        found.trials().stream()
            .min((a, b) -> Double.compare(a.value().get(), b.value().get()))
            .orElseThrow();
    assertEquals(best.method(), found.best().card().method());
    assertEquals(best.value().get(), found.best().card().metrics().get("mase"));
    assertEquals(1, workbench.models().list().size());
    assertEquals(
        2, workbench.runs().list().stream().filter(run -> run.kind().equals("trial")).count());
  }

  @Test
  void a_grid_is_the_product_of_its_values_in_their_order() {
    var plan = plan(List.of("ridge-ar"), Map.of("lags", "10|20|30", "span", "5|10"), false, 50);
    var all = plan.combinations(Task.ANOMALY, "ridge-ar", Map.of("join", "7"));
    assertEquals(6, all.size());
    assertTrue(all.stream().allMatch(settings -> settings.get("join").equals("7")));
    assertEquals(6, all.stream().distinct().count());
  }

  @Test
  void what_is_drawn_lies_in_its_range_and_is_the_same_for_the_same_seed() {
    var values = Map.of("lags", "10..200", "ridge", "0.0001..1");
    var plan = plan(List.of("ridge-ar"), values, true, 40);
    var all = plan.combinations(Task.ANOMALY, "ridge-ar", Map.of());
    assertEquals(40, all.size());
    assertEquals(all, plan.combinations(Task.ANOMALY, "ridge-ar", Map.of()));
    int small = 0;
    for (var settings : all) {
      int lags = Integer.parseInt(settings.get("lags"));
      double ridge = Double.parseDouble(settings.get("ridge"));
      assertTrue(lags >= 10 && lags <= 200 && ridge >= 1e-4 && ridge <= 1, settings.toString());
      if (ridge < .01) small++;
    }
    assertTrue(small > 10 && small < 30, small + " of 40 in the lower half of the magnitudes");
  }

  @Test
  void no_trial_begins_after_the_budget_but_one_is_always_made() throws IOException {
    var plan = plan(List.of("ridge-ar"), Map.of("lags", "10|20|30"), false, 50, Duration.ZERO);
    var request =
        new TrainRequest(imported(600, 0), "", Task.ANOMALY, "ridge-ar", Map.of(), .6, .2, "watch");
    var found = workbench.search().run(request, plan, Progress.NONE);
    assertEquals(1, found.trials().size());
    assertEquals(2, found.left());
  }

  @Test
  void a_trial_that_fails_is_told_and_the_others_are_made() throws IOException {
    var plan = plan(List.of("telemanom", "robust-z"), Map.of("window", "500"), false, 50);
    var request =
        new TrainRequest(
            imported(600, 0), "", Task.ANOMALY, "telemanom", Map.of(), .6, .2, "watch");
    var found = workbench.search().run(request, plan, Progress.NONE);
    assertEquals(2, found.trials().size());
    var failed = found.trials().getFirst();
    assertEquals(Optional.empty(), failed.value());
    assertTrue(failed.problem().startsWith("telemanom needs "), failed.problem());
    assertTrue(found.trials().getLast().value().isPresent(), found.trials().getLast().problem());
    assertEquals("robust-z", found.best().card().method());
    assertThrows(
        InvalidSetting.class,
        () ->
            plan(List.of("ridge"), Map.of("speed", "1|2"), false, 5)
                .combinations(Task.FORECAST, "ridge", Map.of()));
  }

  @Test
  void methods_take_turns_and_what_the_number_of_trials_leaves_is_told() throws IOException {
    var values = Map.of("lags", "10|20|30|40");
    var request =
        new TrainRequest(imported(600, 0), "", Task.ANOMALY, "ridge-ar", Map.of(), .6, .2, "watch");
    var grid = plan(List.of("ridge-ar", "robust-z"), values, false, 2);
    var found = workbench.search().run(request, grid, Progress.NONE);
    assertEquals(
        List.of("ridge-ar", "robust-z"), found.trials().stream().map(Trial::method).toList());
    assertEquals(3, found.left());
    var random = plan(List.of("ridge-ar", "robust-z"), values, true, 2);
    found = workbench.search().run(request, random, Progress.NONE);
    assertEquals(
        List.of("ridge-ar", "robust-z"), found.trials().stream().map(Trial::method).toList());
  }

  @Test
  void a_first_trial_that_cannot_be_judged_chooses_no_metric() throws IOException {
    var request =
        new TrainRequest(
            imported(600, 0), "", Task.ANOMALY, "isolation-forest", Map.of(), .6, .2, "watch");
    var plan = plan(List.of("isolation-forest", "ridge-ar"), Map.of(), false, 5);
    var found = workbench.search().run(request, plan, Progress.NONE);
    assertEquals("it has no event_f1", found.trials().getFirst().problem());
    assertEquals("prediction_nmae", found.metric());
    assertEquals("ridge-ar", found.best().card().method());
  }

  @Test
  void a_cancel_passes_every_catch_and_is_recorded_as_one() throws IOException {
    var data = imported(600, 0);
    var request = request(data, "ridge");
    assertThrows(
        CancellationException.class,
        () -> workbench.training().train(List.of(request, request), 2, after(0)));
    var version = workbench.models().train(request, Progress.NONE);
    assertThrows(
        CancellationException.class,
        () -> workbench.retraining().retrain(version, Trigger.MANUAL, after(2)));
    assertEquals(
        JobState.CANCELLED,
        workbench.retraining().history(version.model()).stream()
            .filter(
                training -> training.trigger() == Trigger.MANUAL && training.version().isEmpty())
            .findFirst()
            .orElseThrow()
            .status());
    assertThrows(
        CancellationException.class, () -> workbench.tracking().check(version, 1, after(0)));
    assertThrows(CancellationException.class, () -> workbench.tracking().checkAll(1, after(0)));
    assertEquals(List.of(), workbench.tracking().alerts());
    var plan = plan(List.of("ridge", "ets"), Map.of(), false, 5, Duration.ofHours(1));
    assertThrows(
        CancellationException.class, () -> workbench.search().run(request, plan, after(3)));
    assertEquals(1, workbench.models().list().size());
    assertTrue(workbench.runs().list().stream().noneMatch(run -> run.state() == JobState.FAILED));
  }

  /// Cancelled after so many askings.
  private static Progress after(int askings) {
    var asked = new AtomicInteger();
    return new Progress() {
      @Override
      public void report(double fraction, String message) {}

      @Override
      public boolean cancelled() {
        return asked.incrementAndGet() > askings;
      }
    };
  }

  @Test
  void a_gate_on_drift_asks_for_a_check_and_refuses_what_has_drifted() throws IOException {
    var still = trained(imported(2_000, 0), "still");
    var moved = trained(imported(2_000, 4), "moved");
    var gate =
        List.of(new Gate(GateChecks.DRIFT, Optional.of(.2), Optional.empty(), Optional.empty()));
    workbench.models().gates("still", gate);
    workbench.models().gates("moved", gate);
    assertEquals(Gate.Outcome.NOT_JUDGED, workbench.models().checks(still).getLast().outcome());
    workbench.tracking().check(still, 1, Progress.NONE);
    workbench.tracking().check(moved, 1, Progress.NONE);
    assertEquals(Gate.Outcome.PASSED, workbench.models().checks(still).getLast().outcome());
    var refused = workbench.models().checks(moved).getLast();
    assertEquals(Gate.Outcome.FAILED, refused.outcome(), refused.sentence());
    assertTrue(refused.sentence().startsWith("drift_score "), refused.sentence());
  }

  private static SearchPlan plan(
      List<String> methods, Map<String, String> values, boolean random, int trials) {
    return plan(methods, values, random, trials, Duration.ofHours(1));
  }

  private static SearchPlan plan(
      List<String> methods,
      Map<String, String> values,
      boolean random,
      int trials,
      Duration budget) {
    return new SearchPlan(methods, values, random, trials, budget, "", 5);
  }

  private static TrainRequest request(Dataset data, String method) {
    return new TrainRequest(data, "", Task.FORECAST, method, Map.of(), .6, .2, "ahead");
  }

  private ModelVersion trained(Dataset data, String name) {
    return trained(data, Task.ANOMALY, "robust-z", name);
  }

  /// @param shift of the last third
  private Dataset imported(int rows, double shift) throws IOException {
    var random = new Random(9);
    var text = new StringBuilder("minute,flow\n");
    for (int i = 0; i < rows; i++) {
      double value =
          Math.sin(i / 4.0) + .2 * random.nextGaussian() + (i > rows * 2 / 3 ? shift : 0);
      text.append(i).append(',').append(value).append('\n');
    }
    return imported("pump" + (int) shift, text);
  }
}
