package io.driftglass.ui.prepare;

import io.driftglass.job.Progress;
import io.driftglass.prepare.Recipe;
import io.driftglass.problem.DriftglassException;
import io.driftglass.series.Frame;
import io.driftglass.workbench.data.Preparing;
import java.util.ArrayList;
import java.util.Optional;

/// Tries recipes: a step that does not fit the data ends the trial, what was done before stays.
final class Trials {
  private Trials() {}

  static Trial run(
      Preparing preparing, Frame raw, String entity, Recipe recipe, Progress progress) {
    long start = System.nanoTime();
    var stages = new ArrayList<Trial.Stage>();
    Optional<Trial.Failed> failed = Optional.empty();
    try {
      preparing.preview(
          raw,
          entity,
          recipe,
          (before, after, report) -> stages.add(new Trial.Stage(before, after, report)),
          progress);
    } catch (DriftglassException unfit) {
      failed = Optional.of(new Trial.Failed(next(recipe, stages.size()), unfit.problem()));
    }
    return new Trial(recipe, raw, stages, failed, (System.nanoTime() - start) / 1e9);
  }

  /// The place of the active step after that many.
  private static int next(Recipe recipe, int done) {
    int active = 0;
    for (int place = 0; place < recipe.steps().size(); place++) {
      if (!recipe.steps().get(place).off() && active++ == done) return place;
    }
    return recipe.steps().size() - 1;
  }
}
