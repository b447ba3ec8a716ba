package io.driftglass.ui.kit;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What Ctrl+Z takes back and Ctrl+Y does again.
public final class Undo {
  /// @param title what was done, as after `Undo`: `promotion of pump v3`
  public record Step(String title, Runnable undo, Runnable redo) {}

  private static final int KEPT = 100;

  private final ObservableList<Step> done = FXCollections.observableArrayList();
  private final ObservableList<Step> undone = FXCollections.observableArrayList();

  /// Remembers something that has just been done.
  public void did(String title, Runnable undo, Runnable redo) {
    done.addLast(new Step(title, undo, redo));
    if (done.size() > KEPT) done.removeFirst();
    undone.clear();
  }

  public void undo() {
    if (done.isEmpty()) return;
    var step = done.removeLast();
    undone.addLast(step);
    step.undo().run();
  }

  public void redo() {
    if (undone.isEmpty()) return;
    var step = undone.removeLast();
    done.addLast(step);
    step.redo().run();
  }

  public BooleanBinding nothingToUndo() {
    return Bindings.isEmpty(done);
  }

  public BooleanBinding nothingToRedo() {
    return Bindings.isEmpty(undone);
  }
}
