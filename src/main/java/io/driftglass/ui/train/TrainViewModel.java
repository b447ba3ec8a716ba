package io.driftglass.ui.train;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.job.JobState;
import io.driftglass.method.Method;
import io.driftglass.problem.Problem;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.form.SettingsModel;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.Catalogues;
import io.driftglass.workbench.TrainRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// What the Train page shows: the task, the sensors, the method with its settings, the split, what
/// it will cost, and the queue of what was started.
final class TrainViewModel {
  static final double LEAST_TRAIN = .2;

  private final Desk desk;
  private final ObjectProperty<Task> task = new SimpleObjectProperty<>(this, "task", Task.ANOMALY);
  private final ObservableList<Sensor> sensors = FXCollections.observableArrayList();
  private final ObservableList<Sensor> chosen = FXCollections.observableArrayList();
  private final ObjectProperty<Method<?>> method =
      new SimpleObjectProperty<>(this, "method", Catalogues.DETECTORS.getFirst());
  private final ReadOnlyObjectWrapper<SettingsModel> settings =
      new ReadOnlyObjectWrapper<>(this, "settings", new SettingsModel(List.of()));
  private final DoubleProperty trainUntil = new SimpleDoubleProperty(this, "trainUntil", .7);
  private final DoubleProperty validateUntil = new SimpleDoubleProperty(this, "validateUntil", .85);
  private final StringProperty name = new SimpleStringProperty(this, "name", "");
  private final ReadOnlyObjectWrapper<Preview> preview =
      new ReadOnlyObjectWrapper<>(this, "preview");
  private final ReadOnlyStringWrapper cost = new ReadOnlyStringWrapper(this, "cost", "");
  private final ReadOnlyObjectWrapper<Problem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private final ObservableList<Training> queue = FXCollections.observableArrayList();
  private final ObjectProperty<Training> shown = new SimpleObjectProperty<>(this, "shown");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
  private Optional<Cost> trial = Optional.empty();
  private int asked;

  TrainViewModel(Desk desk) {
    this.desk = desk;
    task.subscribe(now -> method.set(methods().getFirst()));
    method.subscribe(this::prepare);
    chosen.addListener((ListChangeListener<Sensor>) change -> look());
    desk.selection().datasetProperty().subscribe(this::opened);
    findInterrupted();
  }

  ObjectProperty<Task> taskProperty() {
    return task;
  }

  Optional<Dataset> dataset() {
    return Optional.ofNullable(desk.selection().datasetProperty().get());
  }

  /// What can be learnt; see [Sensor#of].
  ObservableList<Sensor> sensors() {
    return sensors;
  }

  /// Those that are to be learnt, a subset.
  ObservableList<Sensor> chosen() {
    return chosen;
  }

  void toggle(Sensor one) {
    if (!chosen.remove(one)) chosen.add(one);
  }

  List<? extends Method<?>> methods() {
    return task.get() == Task.ANOMALY ? Catalogues.DETECTORS : Catalogues.FORECASTERS;
  }

  ObjectProperty<Method<?>> methodProperty() {
    return method;
  }

  ReadOnlyObjectProperty<SettingsModel> settingsProperty() {
    return settings.getReadOnlyProperty();
  }

  /// Fraction of the rows at which training ends and validation begins.
  DoubleProperty trainUntilProperty() {
    return trainUntil;
  }

  /// Fraction of the rows at which validation ends; what comes after is used for neither.
  DoubleProperty validateUntilProperty() {
    return validateUntil;
  }

  /// Moves the end of training; the validation keeps its least and largest share.
  void trainUntil(double fraction) {
    double end = validateUntil.get();
    trainUntil.set(
        Math.clamp(
            fraction,
            Math.max(LEAST_TRAIN, end - TrainRequest.MOST_VALIDATION),
            end - TrainRequest.LEAST_VALIDATION));
    tell();
  }

  /// Moves the end of validation.
  void validateUntil(double fraction) {
    double start = trainUntil.get();
    validateUntil.set(
        Math.clamp(
            fraction,
            start + TrainRequest.LEAST_VALIDATION,
            Math.min(1, start + TrainRequest.MOST_VALIDATION)));
  }

  /// The model the versions belong to; the sensor's title is put after it where several are.
  StringProperty nameProperty() {
    return name;
  }

  /// The rows that are split; null before they are read.
  ReadOnlyObjectProperty<Preview> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /// What it will cost, before it is started.
  ReadOnlyStringProperty costProperty() {
    return cost.getReadOnlyProperty();
  }

  /// Why it cannot be started; null where it can.
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// What was started, newest first.
  ObservableList<Training> queue() {
    return queue;
  }

  /// Whether any of them waits or runs.
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// The one whose loss and log are shown; null before any is started.
  ObjectProperty<Training> shownProperty() {
    return shown;
  }

  /// Puts every chosen sensor into the queue.
  void train() {
    if (dataset().isEmpty() || chosen.isEmpty() || !settings.get().validProperty().get()) return;
    problem.set(null);
    for (var one : List.copyOf(chosen)) start(dataset().get(), one);
  }

  void cancel() {
    queue.forEach(Training::cancel);
  }

  void clearEnded() {
    queue.removeIf(training -> training.stateProperty().get().ended());
  }

  void openData() {
    desk.navigator().open("data");
  }

  void openRegistry() {
    desk.navigator().open("registry");
  }

  /// Tries the settings again: what they cost may have changed.
  void look() {
    var data = dataset();
    if (data.isEmpty() || chosen.isEmpty()) {
      cost.set("");
      return;
    }
    if (!settings.get().validProperty().get()) return;
    int mine = ++asked;
    trial = Optional.empty();
    var first = chosen.getFirst();
    cost.set(Words.of("Trying it on a few rows"));
    desk.loader()
        .start(
            "Trial of " + method.get().title(),
            progress -> {
              var frame = desk.workbench().datasets().frame(data.get(), first.entity());
              var seen = first.channel().isEmpty() ? frame : only(frame, first.channel());
              return new Looked(Preview.of(seen), seen);
            },
            looked -> {
              if (mine != asked) return;
              preview.set(looked.preview);
              estimate(looked.frame, mine);
            },
            failure -> refused(mine, failure));
  }

  private static Frame only(Frame frame, String name) {
    return frame.select(c -> c.role() != Role.TARGET || c.name().equals(name));
  }

  private record Looked(Preview preview, Frame frame) {}

  private void estimate(Frame frame, int mine) {
    var given = settings.get().asText();
    var id = method.get().id();
    boolean anomaly = task.get() == Task.ANOMALY;
    desk.loader()
        .start(
            "Trial of " + method.get().title(),
            progress ->
                anomaly
                    ? Cost.ofDetector(Catalogues.detector(id), given, frame, progress)
                    : Cost.ofForecaster(Catalogues.forecaster(id), given, frame, progress),
            known -> {
              if (mine != asked) return;
              trial = Optional.of(known);
              tell();
            },
            failure -> refused(mine, failure));
  }

  /// Says what the split and the number of sensors make of the trial.
  private void tell() {
    var seen = preview.get();
    if (trial.isEmpty() || seen == null) return;
    long rows = Math.round(seen.rows() * trainUntil.get());
    cost.set(trial.get().sentence(rows, chosen.size()));
  }

  private void refused(int mine, Exception failure) {
    if (mine != asked || failure instanceof CancellationException) return;
    cost.set(Problems.of(failure).sentence());
  }

  private void start(Dataset data, Sensor one) {
    var training = new Training(one.title(), method.get().title());
    queue.addFirst(training);
    training.stateProperty().subscribe(state -> busy.set(queue.stream().anyMatch(Training::open)));
    shown.set(training);
    var request =
        new TrainRequest(
            data,
            one.entity(),
            task.get(),
            method.get().id(),
            settings.get().asText(),
            trainUntil.get(),
            validateUntil.get() - trainUntil.get(),
            chosen.size() > 1 ? name.get() + " " + one.title() : name.get(),
            one.channel(),
            0);
    desk.loader()
        .start(
            "Queue a training",
            progress -> desk.workbench().trainings().enqueue(request),
            run -> {
              training.run(run.id());
              begin(training);
            },
            failure -> training.end(JobState.FAILED, Problems.of(failure).sentence()));
  }

  /// Trains what failed, was cancelled or interrupted, from its last checkpoint.
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
    Consumer<ModelVersion> done =
        version ->
            training.end(
                JobState.COMPLETED,
                Words.of(
                    "%s, validated on %s",
                    version.title(), Figures.count(version.card().validatedRows(), "row")));
    training.follow(
        desk.runner()
            .start(
                "Train %s on %s".formatted(training.method(), training.title()),
                progress -> desk.workbench().trainings().run(run, progress),
                done,
                failure -> {
                  boolean stopped = failure instanceof CancellationException;
                  training.end(
                      stopped ? JobState.CANCELLED : JobState.FAILED,
                      stopped ? Words.of("cancelled") : Problems.of(failure).sentence());
                  if (stopped) leave(run);
                }));
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
            failure -> problem.set(Problems.of(failure)));
  }

  /// Trainings that the last session left stand in the queue and can be resumed.
  private void findInterrupted() {
    desk.loader()
        .start(
            "Find interrupted trainings",
            progress -> desk.workbench().trainings().interrupted(),
            found -> found.forEach(run -> queue.add(interrupted(run))),
            failure -> problem.set(Problems.of(failure)));
  }

  private static Training interrupted(Run run) {
    var told = run.parameters();
    var task = Task.valueOf(told.get("task"));
    return Training.interrupted(
        run, told.get("sensor"), Catalogues.title(task, told.get("method")));
  }

  private void prepare(Method<?> now) {
    settings.set(new SettingsModel(now.settings()));
    look();
  }

  private void opened(Dataset data) {
    preview.set(null);
    sensors.setAll(data == null ? List.of() : Sensor.of(data));
    name.set(data == null ? "" : data.name());
    chosen.setAll(sensors.isEmpty() ? List.of() : List.of(sensors.getFirst()));
  }
}
