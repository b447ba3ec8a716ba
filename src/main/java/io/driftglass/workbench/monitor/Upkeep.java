package io.driftglass.workbench.monitor;

import io.driftglass.job.Progress;
import io.driftglass.monitor.Alert;
import io.driftglass.monitor.AlertType;
import io.driftglass.monitor.Training;
import io.driftglass.monitor.Trigger;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.DriftglassException;
import io.driftglass.registry.ModelVersion;
import io.driftglass.workbench.registry.Models;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Checks every model, looks at the open tests, and trains anew those that have drifted or
/// declined, within a budget. Nothing is promoted.
public final class Upkeep {
  private final Tracking tracking;
  private final Retraining retraining;
  private final Models models;
  private final AbTesting abTesting;

  public Upkeep(Tracking tracking, Retraining retraining, Models models, AbTesting abTesting) {
    this.abTesting = abTesting;
    this.tracking = tracking;
    this.retraining = retraining;
    this.models = models;
  }

  /// What was done.
  ///
  /// @param skipped models that would have been trained anew, each with the reason why not
  /// @param looked open tests that were looked at
  public record Done(
      List<Checked> checked,
      List<Training> trained,
      List<String> skipped,
      List<AbTesting.Looked> looked) {
    public Done {
      looked = List.copyOf(looked);
      checked = List.copyOf(checked);
      trained = List.copyOf(trained);
      skipped = List.copyOf(skipped);
    }

    /// In one sentence.
    public String sentence() {
      long failed = checked.stream().filter(Checked::failed).count();
      long alerts = checked.stream().mapToLong(c -> c.alerts().size()).sum();
      return "%d models checked, %d failed, %d alerts open, %d trained anew%s.%s"
          .formatted(
              checked.size(),
              failed,
              alerts,
              trained.size(),
              skipped.isEmpty() ? "" : "; not trained: " + String.join("; ", skipped),
              looked.stream().map(Done::said).collect(Collectors.joining()));
    }

    private static String said(AbTesting.Looked one) {
      return one.problem().isEmpty()
          ? " " + one.test().sentence()
          : " %s could not be looked at: %s".formatted(one.test().name(), one.problem());
    }
  }

  /// @param reasons alerts of these types have a model trained anew; none checks alone
  /// @param budget trainings at most
  public Done run(Set<AlertType> reasons, int budget, long seed, Progress progress) {
    var checked = tracking.checkAll(seed, progress.part(0, .45));
    var looked = abTesting.lookAll(progress.part(.45, .5));
    var trained = new ArrayList<Training>();
    var skipped = new ArrayList<String>();
    var seen = new HashSet<String>();
    for (var one : checked) {
      progress.check();
      var cause = cause(one, reasons);
      if (cause.isEmpty() || !seen.add(one.model())) continue;
      if (trained.size() >= budget) {
        skipped.add(one.model() + ": the budget of %d is used up".formatted(budget));
        continue;
      }
      train(models.get(one.model()), cause.get(), trained, skipped, progress.part(.5, 1));
    }
    return new Done(checked, trained, skipped, looked);
  }

  private static Optional<Alert> cause(Checked checked, Set<AlertType> reasons) {
    return checked.alerts().stream().filter(alert -> reasons.contains(alert.type())).findFirst();
  }

  private void train(
      ModelVersion version,
      Alert cause,
      List<Training> trained,
      List<String> skipped,
      Progress progress) {
    var trigger = cause.type() == AlertType.DRIFT ? Trigger.DRIFT : Trigger.DEGRADATION;
    try {
      var training = retraining.retrain(version, trigger, progress);
      trained.add(training);
      tracking.acted(cause.id(), "Trained anew. " + training.message());
    } catch (Conflict cooling) {
      skipped.add(version.title() + ": " + cooling.getMessage());
    } catch (DriftglassException e) {
      skipped.add(version.title() + ": " + e.getMessage());
      tracking.acted(cause.id(), "Training anew failed: " + e.getMessage());
    }
  }
}
