package io.driftglass.ui.prepare;

import io.driftglass.data.Dataset;
import io.driftglass.prepare.Recipe;
import io.driftglass.problem.Problem;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Keeps what a recipe makes as a version; Undo puts it on the recycle list, Redo brings it back.
final class Keeping {
  private final Desk desk;
  private final Consumer<Problem> refused;
  private final Runnable listed;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);

  /// @param refused told why a version could not be made
  /// @param listed told when the workspace's datasets are others
  Keeping(Desk desk, Consumer<Problem> refused, Runnable listed) {
    this.desk = desk;
    this.refused = refused;
    this.listed = listed;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// @param kept told the version
  /// @param takenBack told when it is gone again
  void keep(Dataset from, Recipe recipe, Consumer<Dataset> kept, Runnable takenBack) {
    busy.set(true);
    desk.runner()
        .start(
            "Prepare " + from.title(),
            progress ->
                desk.workbench()
                    .preparing()
                    .make(from, recipe, Optional.empty(), "clean", progress),
            made -> {
              busy.set(false);
              kept.accept(made.dataset());
              told(made.dataset(), takenBack);
            },
            failure -> {
              busy.set(false);
              if (!(failure instanceof CancellationException)) failed(failure);
            });
  }

  private void told(Dataset made, Runnable takenBack) {
    listed.run();
    desk.tools()
        .undo()
        .did("saving " + made.title(), () -> recycle(made, takenBack), () -> bringBack(made));
    desk.tools()
        .notices()
        .toast(
            Tone.DONE,
            Words.of("Saved as %s", made.title()),
            Figures.count(made.rows(), "row"),
            Words.of("Open"),
            () -> {
              desk.selection().datasetProperty().set(made);
              desk.navigator().open("data");
            });
  }

  private void recycle(Dataset made, Runnable takenBack) {
    desk.loader()
        .start(
            "Take back " + made.title(),
            progress -> {
              desk.workbench().versions().recycle(made, false);
              return made;
            },
            done -> {
              takenBack.run();
              listed.run();
            },
            this::failed);
  }

  private void bringBack(Dataset made) {
    desk.loader()
        .start(
            "Bring back " + made.title(),
            progress -> desk.workbench().versions().restore(made.title()),
            done -> listed.run(),
            this::failed);
  }

  private void failed(Exception failure) {
    refused.accept(Problems.of(failure));
  }
}
