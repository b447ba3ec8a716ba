package io.driftglass.ui.train;

import io.driftglass.experiment.Run;
import io.driftglass.job.JobState;
import io.driftglass.job.Work;
import io.driftglass.problem.Problem;
import io.driftglass.registry.Task;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.run.Catalogues;
import io.driftglass.workbench.train.Search;
import io.driftglass.workbench.train.SearchPlan;
import io.driftglass.workbench.train.TrainingQueue;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What was started, newest first, from waiting to its outcome.
final class TrainQueue {
  private final Desk desk;
  private final Consumer<Problem> failed;
  private final ObservableList<Training> all =
      FXCollections.observableArrayList(
          training ->
              new Observable[] {
                training.stateProperty(), training.pausedProperty(), training.rankProperty()
              });
  private final ObjectProperty<Training> shown = new SimpleObjectProperty<>(this, "shown");
  private int asked;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");

  /// @param failed told what could not be done to the queue itself
  TrainQueue(Desk desk, Consumer<Problem> failed) {
    this.desk = desk;
    this.failed = failed;
    findInterrupted();
  }

  ObservableList<Training> all() {
    return all;
  }

  /// Whether any of them waits or runs.
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// The one whose loss and log are shown; null before any is started.
  ObjectProperty<Training> shownProperty() {
    return shown;
  }

  void cancel() {
    all.forEach(Training::cancel);
  }

  /// The one that is shown where it runs, else the first that does.
  void pauseOrGoOn() {
    Stream.concat(Stream.ofNullable(shown.get()), all.stream())
        .filter(training -> training.stateProperty().get() == JobState.RUNNING)
        .findFirst()
        .ifPresent(Training::pauseOrGoOn);
  }

  void clearEnded() {
    all.removeIf(training -> training.stateProperty().get().ended());
    if (!all.contains(shown.get())) shown.set(all.isEmpty() ? null : all.getFirst());
  }

  /// A training that is a row of the workspace while it waits.
  void train(Training training, TrainRequest request) {
    enqueue(training, "Queue a training", queue -> queue.enqueue(request));
  }

  /// A search; it is a row of the workspace while it waits, as are its trials and the training of
  /// the best.
  void search(Training training, TrainRequest request, SearchPlan plan) {
    enqueue(training, "Queue a search", queue -> queue.enqueue(request, plan));
  }

  private void enqueue(Training training, String title, Function<TrainingQueue, Run> how) {
    add(training);
    desk.loader()
        .start(
            title,
            progress -> how.apply(desk.workbench().trainings()),
            run -> {
              training.run(run);
              begin(training);
            },
            failure -> training.fail(Problems.of(failure)));
  }

  private void add(Training training) {
    training.number(++asked);
    all.addFirst(training);
    training.stateProperty().subscribe(state -> busy.set(all.stream().anyMatch(Training::open)));
    shown.set(training);
  }

  /// Goes on with what failed, was cancelled or interrupted: a training from its last checkpoint, a
  /// search from its last trial.
  void again(Training training) {
    if (!training.stateProperty().get().ended() || training.run().isEmpty()) return;
    training.again();
    shown.set(training);
    begin(training);
  }

  private void begin(Training training) {
    long run = training.run().orElseThrow();
    if (training.stateProperty().get().ended()) {
      leave(run);
      return;
    }
    var trainings = desk.workbench().trainings();
    if (training.searches()) {
      start(
          training,
          "Search %s on %s".formatted(training.method(), training.title()),
          progress -> trainings.search(run, progress),
          TrainQueue::sentence,
          () -> leave(run));
    } else {
      start(
          training,
          "Train %s on %s".formatted(training.method(), training.title()),
          progress -> trainings.run(run, progress),
          version ->
              Words.of(
                  "%s, validated on %s",
                  version.title(), Figures.count(version.card().validatedRows(), "row")),
          () -> leave(run));
    }
  }

  private static String sentence(Search.Result found) {
    var card = found.best().card();
    return Words.of(
        "%s by %s, the best of %s",
        found.best().title(),
        Catalogues.title(card.task(), card.method()),
        Figures.count(found.trials().size(), "trial"));
  }

  private <T> void start(
      Training training,
      String title,
      Work<T> work,
      Function<T, String> sentence,
      Runnable stopped) {
    training.follow(
        desk.runner()
            .start(
                title,
                work,
                done -> training.end(JobState.COMPLETED, sentence.apply(done)),
                failure -> {
                  boolean cancelled = failure instanceof CancellationException;
                  if (cancelled) {
                    training.end(JobState.CANCELLED, Words.of("cancelled"));
                    stopped.run();
                  } else {
                    training.fail(Problems.of(failure));
                  }
                }));
  }

  /// Looks when it has last kept how far it is.
  void lookAtCheckpoint(Training training) {
    if (training.run().isEmpty()) return;
    long run = training.run().getAsLong();
    desk.loader()
        .start(
            "Look at a checkpoint",
            progress -> desk.workbench().trainings().checkpointed(run),
            training::checkpoint,
            failure -> training.checkpoint(Optional.empty()));
  }

  /// Takes one that has ended off the list.
  void remove(Training training) {
    if (training.open()) return;
    all.remove(training);
    if (shown.get() == training) shown.set(all.isEmpty() ? null : all.getFirst());
  }

  /// One that was cancelled while it waited is not found waiting.
  private void leave(long run) {
    desk.loader()
        .start(
            "Leave the queue",
            progress -> {
              desk.workbench().trainings().cancel(run);
              return run;
            },
            left -> {},
            failure -> failed.accept(Problems.of(failure)));
  }

  /// Trainings and searches that the last session left stand in the queue and can be resumed.
  private void findInterrupted() {
    desk.loader()
        .start(
            "Find interrupted trainings",
            progress -> desk.workbench().trainings().interrupted(),
            found -> found.forEach(run -> all.add(interrupted(run))),
            failure -> failed.accept(Problems.of(failure)));
  }

  private static Training interrupted(Run run) {
    var told = run.parameters();
    var task = Task.valueOf(told.get("task"));
    return Training.interrupted(
        run, told.get("sensor"), Catalogues.title(task, told.get("method")));
  }
}
