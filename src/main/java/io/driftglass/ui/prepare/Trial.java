package io.driftglass.ui.prepare;

import io.driftglass.prepare.Recipe;
import io.driftglass.prepare.StepReport;
import io.driftglass.problem.Problem;
import io.driftglass.series.Frame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

  /// The channel most of whose values the steps touched, where any was.
  Optional<String> mostTouched() {
    var touched = new TreeMap<String, Long>();
    for (var stage : stages) {
      for (var channel : stage.report().channels()) {
        long count = channel.changed() + channel.filled() + channel.emptied();
        if (count > 0) touched.merge(channel.name(), count, Long::sum);
      }
    }
    return touched.entrySet().stream()
        .filter(entry -> result().indexOf(entry.getKey()) >= 0)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }

  boolean complete() {
    return failed.isEmpty();
  }
}
