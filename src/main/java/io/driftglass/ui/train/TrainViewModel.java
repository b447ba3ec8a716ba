package io.driftglass.ui.train;

import io.driftglass.data.Dataset;
import io.driftglass.evaluate.LeakCheck;
import io.driftglass.label.Truth;
import io.driftglass.method.Method;
import io.driftglass.method.Settings;
import io.driftglass.problem.Problem;
import io.driftglass.registry.Task;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.series.Role;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.form.SettingsModel;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.run.Catalogues;
import io.driftglass.workbench.train.SearchPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
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

  /// Part of the validation rows that a gap may take.
  private static final double MOST_GAP = .5;

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
  private final CostModel cost;
  private final ReadOnlyObjectWrapper<Problem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private final IntegerProperty gap = new SimpleIntegerProperty(this, "gap");
  private final LeakWatch leaks;
  private final ReadOnlyObjectWrapper<List<Interval>> known =
      new ReadOnlyObjectWrapper<>(this, "known", List.of());
  private final SearchModel search = new SearchModel();
  private final TrainQueue queue;
  private Optional<Frame> seen = Optional.empty();

  TrainViewModel(Desk desk) {
    this.desk = desk;
    cost = new CostModel(desk, this::wanted);
    leaks = new LeakWatch(desk.loader(), problem::set);
    queue = new TrainQueue(desk, problem::set);
    task.subscribe(
        now -> {
          search.clear();
          method.set(methods().getFirst());
          readKnown();
        });
    method.subscribe(this::prepare);
    chosen.addListener((ListChangeListener<Sensor>) change -> look());
    search.onChange(cost::tell);
    desk.selection().datasetProperty().subscribe(this::opened);
    desk.navigator().pageProperty().subscribe(page -> readKnown());
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
    gap(gap.get());
    cost.tell();
  }

  /// Moves the end of validation.
  void validateUntil(double fraction) {
    double start = trainUntil.get();
    validateUntil.set(
        Math.clamp(
            fraction,
            start + TrainRequest.LEAST_VALIDATION,
            Math.min(1, start + TrainRequest.MOST_VALIDATION)));
    gap(gap.get());
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
  CostModel cost() {
    return cost;
  }

  /// Stretches of confirmed anomalies that will be left out of training, in ticks; none for a
  /// forecast, which learns from all rows.
  ReadOnlyObjectProperty<List<Interval>> knownProperty() {
    return known.getReadOnlyProperty();
  }

  /// Why it cannot be started; null where it can.
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// What was started.
  TrainQueue queue() {
    return queue;
  }

  /// What is tried beside the settings of the form.
  SearchModel search() {
    return search;
  }

  /// Why what is to be tried will not do; empty where it will.
  Optional<String> searchProblem() {
    return search.problem(task.get(), method.get(), settings.get().asText());
  }

  /// What will be tried, in a line; empty where it is the settings of the form alone.
  String searchSentence() {
    return searchProblem()
        .orElseGet(() -> search.sentence(task.get(), method.get(), settings.get().asText()));
  }

  /// Rows between training and validation that neither uses.
  ReadOnlyIntegerProperty gapProperty() {
    return gap;
  }

  /// @param rows 0 or more; held to what leaves rows to validate on
  void gap(int rows) {
    gap.set(Math.clamp(rows, 0, mostGap()));
    checkLeaks();
  }

  /// Takes what was typed.
  ///
  /// @return why it will not do; empty where it was taken
  Optional<String> gap(String text) {
    var typed = text.strip();
    int most = mostGap();
    if (!typed.matches("[0-9]{1,9}") || Integer.parseInt(typed) > most) {
      return Optional.of(
          Words.of(
              "The gap is a whole number of rows from 0 to %s, not '%s'.",
              Figures.count(most), typed));
    }
    gap(Integer.parseInt(typed));
    return Optional.empty();
  }

  private int mostGap() {
    var seen = preview.get();
    return seen == null
        ? Integer.MAX_VALUE
        : (int) (seen.rows() * (validateUntil.get() - trainUntil.get()) * MOST_GAP);
  }

  /// What could let the model know the rows it is judged on; null before that is looked for.
  ReadOnlyObjectProperty<List<LeakCheck.Leak>> leaksProperty() {
    return leaks.leaksProperty();
  }

  /// Puts every chosen sensor into the queue.
  void train() {
    if (dataset().isEmpty() || chosen.isEmpty() || !settings.get().validProperty().get()) return;
    if (searchProblem().isPresent()) return;
    problem.set(null);
    var plan = search.plan(method.get());
    for (var one : List.copyOf(chosen)) start(dataset().get(), one, plan);
  }

  void openData() {
    desk.navigator().open("data");
  }

  void openRegistry() {
    desk.navigator().open("registry");
  }

  /// Compares all methods of the task on these rows, on the page that shows what comes of it.
  void race() {
    boolean anomaly = task.get() == Task.ANOMALY;
    desk.navigator().open(anomaly ? "detect" : "forecast");
    desk.selection().raceWantedProperty().set(anomaly);
  }

  private void readKnown() {
    var data = dataset();
    if (data.isEmpty() || chosen.isEmpty() || task.get() != Task.ANOMALY) {
      known.set(List.of());
      return;
    }
    var entity = chosen.getFirst().entity();
    desk.loader()
        .start(
            "Read known anomalies",
            progress -> Truth.confirmed(desk.workbench().review().labels(data.get(), entity)),
            found -> {
              if (task.get() == Task.ANOMALY && dataset().equals(data)) known.set(found);
            },
            failure -> problem.set(Problems.of(failure)));
  }

  /// Tries the settings again: what they cost may have changed.
  void look() {
    var data = dataset();
    readKnown();
    if (data.isEmpty() || chosen.isEmpty()) {
      cost.nothing();
      return;
    }
    if (!settings.get().validProperty().get()) return;
    int mine = cost.begin();
    var first = chosen.getFirst();
    desk.loader()
        .start(
            "Trial of " + method.get().title(),
            progress -> {
              var frame = desk.workbench().datasets().frame(data.get(), first.entity());
              var seen = first.channel().isEmpty() ? frame : only(frame, first.channel());
              return new Looked(Preview.of(seen), seen);
            },
            looked -> {
              if (!cost.counts(mine)) return;
              preview.set(looked.preview);
              seen = Optional.of(looked.frame);
              var given = settings.get().asText();
              cost.run(mine, task.get(), method.get(), given, looked.frame);
              checkLeaks();
            },
            failure -> cost.refuse(mine, failure));
  }

  private static Frame only(Frame frame, String name) {
    return frame.select(c -> c.role() != Role.TARGET || c.name().equals(name));
  }

  private record Looked(Preview preview, Frame frame) {}

  /// Looks for leaks in the rows that were read, by the split as it is now.
  private void checkLeaks() {
    if (seen.isEmpty() || !settings.get().validProperty().get()) return;
    var frame = seen.get();
    var chosenSettings = Settings.of(method.get().settings(), settings.get().asText());
    int train = (int) (frame.rows() * trainUntil.get());
    int until = (int) (frame.rows() * validateUntil.get());
    int from = Math.min(until, train + gap.get());
    leaks.look(frame, train, from, until, chosenSettings);
  }

  /// What the split and the number of sensors make of the rows.
  private Optional<Cost.Wanted> wanted() {
    var seen = preview.get();
    if (seen == null) return Optional.empty();
    long rows = Math.round(seen.rows() * trainUntil.get());
    var fixed = settings.get().asText();
    boolean searches = searchProblem().isEmpty();
    int trials = searches ? search.trials(task.get(), method.get(), fixed) : 0;
    var budget = searches ? search.budget(method.get()) : Duration.ZERO;
    return Optional.of(new Cost.Wanted(rows, chosen.size(), trials, budget));
  }

  private void start(Dataset data, Sensor one, Optional<SearchPlan> plan) {
    var request =
        search.of(
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
                gap.get()),
            one);
    var training = new Training(one.title(), method.get().title()).expected(cost.each());
    plan.ifPresentOrElse(
        it -> queue.search(training, request, it), () -> queue.train(training, request));
  }

  private void prepare(Method<?> now) {
    settings.set(new SettingsModel(now.settings()));
    look();
  }

  private void opened(Dataset data) {
    preview.set(null);
    seen = Optional.empty();
    leaks.forget();
    search.overrides().clear();
    sensors.setAll(data == null ? List.of() : Sensor.of(data));
    name.set(data == null ? "" : data.name());
    chosen.setAll(sensors.isEmpty() ? List.of() : List.of(sensors.getFirst()));
  }
}
