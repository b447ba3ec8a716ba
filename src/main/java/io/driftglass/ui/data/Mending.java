package io.driftglass.ui.data;

import io.driftglass.data.Dataset;
import io.driftglass.prepare.Recipe;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Mends a finding: its step makes a new version, which is shown; Undo shows the one before.
final class Mending {
  private final Desk desk;
  private final Runnable changed;

  /// @param changed told when the workspace's datasets are others
  Mending(Desk desk, Runnable changed) {
    this.desk = desk;
    this.changed = changed;
  }

  void mend(Dataset dataset, Mend mend) {
    var recipe = new Recipe(List.of(mend.step()));
    desk.runner()
        .start(
            mend.step().method().title() + " in " + dataset.title(),
            progress ->
                desk.workbench()
                    .preparing()
                    .make(dataset, recipe, Optional.empty(), "clean", progress),
            made -> made(dataset, made.dataset(), mend),
            failure -> {
              if (failure instanceof CancellationException) return;
              var problem = Problems.of(failure);
              desk.tools().notices().toast(Tone.REFUSE, problem.what(), problem.remedy());
            });
  }

  private void made(Dataset before, Dataset after, Mend mend) {
    changed.run();
    desk.selection().datasetProperty().set(after);
    desk.tools()
        .undo()
        .did(mend.word() + " in " + before.title(), () -> back(before, after), () -> again(after));
    desk.tools()
        .notices()
        .toast(
            Tone.DONE,
            mend.done(),
            Words.of("The rows are now %s", after.title()),
            Words.of("Undo"),
            desk.tools().undo()::undo);
  }

  private void back(Dataset before, Dataset after) {
    desk.loader()
        .start(
            "Take back " + after.title(),
            progress -> {
              desk.workbench().versions().recycle(after, false);
              return after;
            },
            done -> {
              changed.run();
              desk.selection().datasetProperty().set(before);
            },
            this::failed);
  }

  private void again(Dataset after) {
    desk.loader()
        .start(
            "Bring back " + after.title(),
            progress -> desk.workbench().versions().restore(after.title()),
            done -> {
              changed.run();
              desk.selection().datasetProperty().set(after);
            },
            this::failed);
  }

  private void failed(Exception failure) {
    var problem = Problems.of(failure);
    desk.tools().notices().toast(Tone.REFUSE, problem.what(), problem.remedy());
  }
}
