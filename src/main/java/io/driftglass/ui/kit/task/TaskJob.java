package io.driftglass.ui.kit.task;

import io.driftglass.job.Job;
import io.driftglass.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/// A job as the window sees it. Changes, and is to be read, on the window's thread only.
public final class TaskJob implements Job {
  private static final Duration TOO_EARLY_TO_SAY = Duration.ofMillis(500);
  private static final int LOG_LINES = 10_000;

  private final String title;
  private final Controls controls;
  private final ReadOnlyObjectWrapper<JobState> state =
      new ReadOnlyObjectWrapper<>(this, "state", JobState.PENDING);
  private final ReadOnlyDoubleWrapper fraction =
      new ReadOnlyDoubleWrapper(this, "fraction", Double.NaN);
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(this, "paused", false);
  private final ReadOnlyObjectWrapper<Rank> rank =
      new ReadOnlyObjectWrapper<>(this, "rank", Rank.NORMAL);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
  private final ObservableList<String> log = FXCollections.observableArrayList();
  private final ObservableList<String> logToRead = FXCollections.unmodifiableObservableList(log);
  private final ObservableMap<String, NavigableMap<Long, Double>> curves =
      FXCollections.observableMap(new TreeMap<>());
  private final ObservableMap<String, NavigableMap<Long, Double>> curvesToRead =
      FXCollections.unmodifiableObservableMap(curves);
  private Optional<Instant> started = Optional.empty();
  private Optional<Instant> ended = Optional.empty();

  /// @param stop asks the work to stop
  /// @param again starts the same work once more
  public TaskJob(String title, Runnable stop, Runnable again) {
    this(
        title,
        new Controls() {
          @Override
          public void stop() {
            stop.run();
          }

          @Override
          public void again() {
            again.run();
          }

          @Override
          public void pause(boolean paused) {}

          @Override
          public void order(Rank rank) {}
        });
  }

  TaskJob(String title, Controls controls) {
    this.title = title;
    this.controls = controls;
  }

  /// What a job asks of that which runs it.
  interface Controls {
    void stop();

    void again();

    void pause(boolean paused);

    void order(Rank rank);
  }

  /// Moves to another state; an ended job stays as it is.
  public void become(JobState next, Instant now) {
    if (!state.get().canBecome(next)) return;
    if (next == JobState.RUNNING) started = Optional.of(now);
    if (next.ended()) ended = Optional.of(now);
    if (next.ended()) paused.set(false);
    if (next == JobState.COMPLETED) fraction.set(1);
    state.set(next);
  }

  /// @param fraction 0..1, or NaN where it is not known
  public void report(double fraction, String message) {
    this.fraction.set(fraction);
    this.message.set(message);
  }

  void log(String line) {
    log.add(line);
    if (log.size() > LOG_LINES) log.removeFirst();
  }

  void point(String curve, long step, double value) {
    var points = new TreeMap<>(curves.getOrDefault(curve, new TreeMap<>()));
    points.put(step, value);
    curves.put(curve, points);
  }

  @Override
  public void cancel() {
    if (state.get().ended()) return;
    message.set("stopping");
    controls.stop();
  }

  /// Lets the work stand still at its next step, or not begin, until [#goOn]; another takes its
  /// place. Only for work that holds nothing others wait for while it asks whether to go on.
  public void pause() {
    hold(true);
  }

  public void goOn() {
    hold(false);
  }

  private void hold(boolean held) {
    if (state.get().ended() || paused.get() == held) return;
    paused.set(held);
    controls.pause(held);
  }

  /// Moves a job that waits before or behind others; of one that runs nothing changes.
  public void order(Rank next) {
    if (state.get() != JobState.PENDING || rank.get() == next) return;
    rank.set(next);
    controls.order(next);
  }

  public ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Rank> rankProperty() {
    return rank.getReadOnlyProperty();
  }

  /// Starts the same work once more, as a new job.
  public void retry() {
    controls.again();
  }

  /// How long it will still take, from its pace so far; empty where that cannot be said yet.
  public Optional<Duration> left(Instant now) {
    double done = fraction.get();
    if (state.get() != JobState.RUNNING || !(done > 0)) return Optional.empty();
    return started
        .map(start -> Duration.between(start, now))
        .filter(spent -> spent.compareTo(TOO_EARLY_TO_SAY) >= 0)
        .map(spent -> Duration.ofMillis(Math.round(spent.toMillis() * (1 - done) / done)));
  }

  /// How long it has run, or ran.
  public Duration spent(Instant now) {
    return started.map(s -> Duration.between(s, ended.orElse(now))).orElse(Duration.ZERO);
  }

  public ReadOnlyObjectProperty<JobState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public ReadOnlyDoubleProperty fractionProperty() {
    return fraction.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /// Lines the work has logged, oldest first; the last ten thousand.
  public ObservableList<String> log() {
    return logToRead;
  }

  /// Curves such as the loss by epoch, as far as they are, by name.
  public ObservableMap<String, NavigableMap<Long, Double>> curves() {
    return curvesToRead;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public JobState state() {
    return state.get();
  }

  @Override
  public double fraction() {
    return fraction.get();
  }

  @Override
  public String message() {
    return message.get();
  }
}
