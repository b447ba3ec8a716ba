package io.driftglass.ui.train;

import io.driftglass.experiment.Run;
import io.driftglass.job.Job;
import io.driftglass.job.JobState;
import io.driftglass.problem.Problem;
import io.driftglass.ui.kit.task.Rank;
import io.driftglass.ui.kit.task.TaskJob;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.train.TrainingQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// One sensor's place in the queue, from waiting to its outcome.
final class Training {
  private static final Pattern EPOCHS = Pattern.compile("epoch \\d+ of at most (\\d{1,9})");

  /// Epochs over which the pace is the mean.
  private static final int PACED = 5;

  private final String title;
  private final String method;
  private final InstantSource clock;
  private final ReadOnlyObjectWrapper<JobState> state =
      new ReadOnlyObjectWrapper<>(this, "state", JobState.PENDING);
  private final ReadOnlyDoubleWrapper fraction =
      new ReadOnlyDoubleWrapper(this, "fraction", Double.NaN);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper(this, "message", "");
  private final ReadOnlyIntegerWrapper epochs = new ReadOnlyIntegerWrapper(this, "epochs", 0);
  private final ObservableList<Loss> losses = FXCollections.observableArrayList();
  private final ObservableList<String> log = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(this, "paused", false);
  private final ReadOnlyObjectWrapper<Rank> rank =
      new ReadOnlyObjectWrapper<>(this, "rank", Rank.NORMAL);
  private Optional<Job> job = Optional.empty();
  private OptionalLong run = OptionalLong.empty();
  private boolean searches;
  private final List<Instant> epochEnds = new ArrayList<>();
  private Optional<Instant> checkpoint = Optional.empty();
  private String device = "";
  private Optional<Duration> estimate = Optional.empty();
  private String remedy = "";
  private int number;

  Training(String title, String method) {
    this(title, method, InstantSource.system());
  }

  /// @param clock by which its pace is told
  Training(String title, String method, InstantSource clock) {
    this.title = title;
    this.method = method;
    this.clock = clock;
  }

  /// One that the last session left.
  static Training interrupted(Run run, String title, String method) {
    var training = new Training(title, method);
    training.run(run);
    training.end(JobState.INTERRUPTED, left(run));
    training.fraction.set(run.fraction());
    return training;
  }

  private static String left(Run run) {
    return run.fraction() > 0
        ? Words.of("interrupted at %s", Figures.percent(run.fraction()))
        : Words.of("interrupted before it began");
  }

  String title() {
    return title;
  }

  /// Its place in the order in which the trainings of this session were asked for.
  int number() {
    return number;
  }

  void number(int place) {
    number = place;
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

  /// Epochs that the network in hand learns for at most; 0 before that is known and once it is
  /// over.
  ReadOnlyIntegerProperty epochsProperty() {
    return epochs.getReadOnlyProperty();
  }

  /// How long it will still take; empty where that cannot be said.
  Optional<Duration> left(Instant now) {
    return live().flatMap(it -> it.left(now));
  }

  /// How long it has run, or ran; empty before it begins.
  Optional<Duration> spent(Instant now) {
    return live().map(it -> it.spent(now)).filter(Duration::isPositive);
  }

  /// Windows that it learns from in a second, over its last epochs; NaN before that can be said.
  double pace() {
    int last = losses.size() - 1;
    if (last < 0) return Double.NaN;
    var network = losses.get(last).network();
    int first = last;
    while (first > 0 && last - first < PACED && losses.get(first - 1).network().equals(network)) {
      first--;
    }
    double seconds = Duration.between(epochEnds.get(first), epochEnds.get(last)).toNanos() / 1e9;
    long windows = 0;
    for (int at = first + 1; at <= last; at++) windows += losses.get(at).windows();
    return windows > 0 && seconds > 0 ? windows / seconds : Double.NaN;
  }

  /// When it last kept how far it was; empty where it has kept nothing.
  Optional<Instant> checkpoint() {
    return checkpoint;
  }

  void checkpoint(Optional<Instant> kept) {
    checkpoint = kept;
  }

  /// What it is trained on, such as `CPU, 2 cores, OpenBLAS`; empty before it is in the queue.
  String device() {
    return device;
  }

  /// How long it was expected to take when it was asked for.
  Optional<Duration> estimate() {
    return estimate;
  }

  Training expected(Optional<Duration> time) {
    estimate = time;
    return this;
  }

  /// What to do about its failure; empty where there is none to tell.
  String remedy() {
    return remedy;
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
  void follow(Job next) {
    job = Optional.of(next);
    if (!(next instanceof TaskJob live)) return;
    live.pausedProperty().subscribe(paused::set);
    live.rankProperty().subscribe(rank::set);
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

  /// Whether it waits or runs.
  boolean open() {
    return !state.get().ended();
  }

  private void become(JobState next) {
    if (!state.get().ended()) state.set(next);
  }

  private void tell(String text) {
    if (state.get().ended() || text.isEmpty()) return;
    var found = EPOCHS.matcher(text);
    if (found.find()) epochs.set(Integer.parseInt(found.group(1)));
    message.set(text);
  }

  /// A line of its log.
  void take(String line) {
    log.add(line);
    Loss.parse(line)
        .ifPresent(
            loss -> {
              epochEnds.add(clock.instant());
              losses.add(loss);
            });
  }

  /// It has come to nothing.
  void fail(Problem problem) {
    remedy = problem.remedy();
    var where = problem.where();
    end(JobState.FAILED, where.isEmpty() ? problem.what() : where + ": " + problem.what());
  }

  void end(JobState outcome, String sentence) {
    epochs.set(0);
    state.set(outcome);
    message.set(sentence);
    if (outcome == JobState.COMPLETED) fraction.set(1);
  }

  void cancel() {
    if (state.get().ended()) return;
    job.ifPresentOrElse(Job::cancel, () -> end(JobState.CANCELLED, Words.of("cancelled")));
  }

  /// The run it is in the workspace; empty before it is in the queue.
  OptionalLong run() {
    return run;
  }

  void run(Run row) {
    run = OptionalLong.of(row.id());
    searches = TrainingQueue.searches(row);
    device = row.parameters().getOrDefault("device", "");
  }

  /// Whether it is a search in place of a single training.
  boolean searches() {
    return searches;
  }

  /// Begins again: it waits once more, and what is told from now on is about this attempt.
  void again() {
    job = Optional.empty();
    epochEnds.clear();
    losses.clear();
    log.clear();
    remedy = "";
    checkpoint = Optional.empty();
    message.set("");
    fraction.set(Double.NaN);
    state.set(JobState.PENDING);
  }

  ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Rank> rankProperty() {
    return rank.getReadOnlyProperty();
  }

  /// Lets it stand still, or go on.
  void pauseOrGoOn() {
    live().ifPresent(paused.get() ? TaskJob::goOn : TaskJob::pause);
  }

  /// Before others that wait.
  void sooner() {
    live().ifPresent(it -> it.order(rank.get().sooner()));
  }

  /// Behind others that wait.
  void later() {
    live().ifPresent(it -> it.order(rank.get().later()));
  }

  private Optional<TaskJob> live() {
    return job.filter(TaskJob.class::isInstance).map(TaskJob.class::cast);
  }
}
