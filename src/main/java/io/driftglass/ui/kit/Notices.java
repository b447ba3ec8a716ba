package io.driftglass.ui.kit;

import io.driftglass.ui.kit.part.Tone;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the window tells without asking: the status bar's sentence and the toasts.
public final class Notices {
  /// @param action what can be done at once, such as Open or Undo
  public record Notice(Tone tone, String title, String detail, Optional<Action> action) {}

  /// A word to click and what it does.
  public record Action(String title, Runnable run) {}

  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "Ready");
  private final ObservableList<Notice> all = FXCollections.observableArrayList();

  /// What was just done and how long it took; stays until the next.
  public void status(String sentence) {
    status.set(sentence);
  }

  public ReadOnlyStringProperty statusProperty() {
    return status.getReadOnlyProperty();
  }

  /// A toast. Never for errors that need an answer: those stand beside their cause.
  public void toast(Tone tone, String title, String detail) {
    all.addFirst(new Notice(tone, title, detail, Optional.empty()));
  }

  public void toast(Tone tone, String title, String detail, String word, Runnable run) {
    all.addFirst(new Notice(tone, title, detail, Optional.of(new Action(word, run))));
  }

  /// All toasts of this session, newest first: the list behind the bell.
  public ObservableList<Notice> all() {
    return all;
  }
}
