package io.driftglass.ui.prepare;

import io.driftglass.prepare.Recipe;
import io.driftglass.prepare.StepReport;
import io.driftglass.problem.Problem;
import io.driftglass.series.Frame;
import java.util.List;
import java.util.Optional;

/// What a recipe does to one series, step by step; nothing of it is kept.
///
/// @param raw the series as it came
/// @param stages one for each active step that was done, in order
/// @param failed the first active step that could not be done, and why
/// @param seconds it took
record Trial(
    Recipe recipe, Frame raw, List<Stage> stages, Optional<Failed> failed, double seconds) {
  Trial {
    stages = List.copyOf(stages);
  }

  /// The series before and after one step.
  record Stage(Frame before, Frame after, StepReport report) {}

  /// @param place in the recipe
  record Failed(int place, Problem problem) {}

  /// The stage of the step at that place of the recipe; empty where it is off or was not reached.
  Optional<Stage> at(int place) {
    return stages.stream().filter(stage -> stage.report().place() == place).findFirst();
  }

  /// After the last step that was done.
  Frame result() {
    return stages.isEmpty() ? raw : stages.getLast().after();
  }

  boolean complete() {
    return failed.isEmpty();
  }
}
