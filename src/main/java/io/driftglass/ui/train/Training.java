package io.driftglass.ui.train;

import io.driftglass.job.Job;
import io.driftglass.job.JobState;
import io.driftglass.ui.kit.task.TaskJob;
import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// One sensor's place in the queue, from waiting to its outcome.
final class Training {
  private final String title;
  private final String method;
  private final ReadOnlyObjectWrapper<JobState> state =
      new ReadOnlyObjectWrapper<>(this, "state", JobState.PENDING);
  private final ReadOnlyDoubleWrapper fraction =
      new ReadOnlyDoubleWrapper(this, "fraction", Double.NaN);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
  private final ObservableList<Loss> losses = FXCollections.observableArrayList();
  private final ObservableList<String> log = FXCollections.observableArrayList();
  private Runnable cancel = () -> {};

  Training(String title, String method) {
    this.title = title;
    this.method = method;
  }

  String title() {
    return title;
  }

  String method() {
    return method;
  }

  ReadOnlyObjectProperty<JobState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// 0..1, or NaN where it is not known.
  ReadOnlyDoubleProperty fractionProperty() {
    return fraction.getReadOnlyProperty();
  }

  /// What it does now, what came of it, or why it failed.
  ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /// One an epoch, of all its networks; empty for methods without any.
  ObservableList<Loss> losses() {
    return losses;
  }

  /// Those of the network trained last.
  List<Loss> latestLosses() {
    if (losses.isEmpty()) return List.of();
    var network = losses.getLast().network();
    return losses.stream().filter(loss -> loss.network().equals(network)).toList();
  }

  ObservableList<String> log() {
    return log;
  }

  /// Shows what the job tells from now on.
  void follow(Job job) {
    cancel = job::cancel;
    if (!(job instanceof TaskJob live)) return;
    live.stateProperty().subscribe(this::become);
    live.fractionProperty().subscribe(f -> fraction.set(f.doubleValue()));
    live.messageProperty().subscribe(this::tell);
    live.log().forEach(this::take);
    live.log()
        .addListener(
            (ListChangeListener<String>)
                change -> {
                  while (change.next()) change.getAddedSubList().forEach(this::take);
                });
  }

  private void become(JobState next) {
    if (!state.get().ended()) state.set(next);
  }

  private void tell(String text) {
    if (!state.get().ended() && !text.isEmpty()) message.set(text);
  }

  private void take(String line) {
    log.add(line);
    Loss.parse(line).ifPresent(losses::add);
  }

  void end(JobState outcome, String sentence) {
    state.set(outcome);
    message.set(sentence);
    if (outcome == JobState.COMPLETED) fraction.set(1);
  }

  void cancel() {
    if (!state.get().ended()) cancel.run();
  }
}
