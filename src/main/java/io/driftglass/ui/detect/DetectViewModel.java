package io.driftglass.ui.detect;

import io.driftglass.data.Dataset;
import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Calibration;
import io.driftglass.detect.Detector;
import io.driftglass.detect.Severity;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.method.Method;
import io.driftglass.problem.Problem;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.form.SettingsModel;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.detect.Detected;
import io.driftglass.workbench.run.Catalogues;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the Anomalies page shows of the dataset in hand: one search, its events ranked, the chosen
/// event, and the threshold that can be moved without a new fit.
final class DetectViewModel {
  private final Desk desk;
  private final ObjectProperty<Method<Detector>> method;
  private final ReadOnlyObjectWrapper<SettingsModel> settings =
      new ReadOnlyObjectWrapper<>(this, "settings");
  private final ReadOnlyObjectWrapper<Detected> detected =
      new ReadOnlyObjectWrapper<>(this, "detected");
  private final Searching searching;
  private final ReadOnlyObjectWrapper<Problem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyDoubleWrapper threshold =
      new ReadOnlyDoubleWrapper(this, "threshold", Calibration.AT_THRESHOLD);
  private final RankedEvents events;
  private final ObservableList<Detected> found = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper unsearched = new ReadOnlyBooleanWrapper(this, "unsearched");
  private final BooleanProperty why = new SimpleBooleanProperty(this, "why", true);
  private final ThresholdMoves moves;
  private ScoreScale scale;
  private Detected asFound;
  private int asked;

  DetectViewModel(Desk desk) {
    this.desk = desk;
    events = new RankedEvents(desk.selection());
    searching = new Searching(desk, this::finished, this::showLater, this::refuse, problem);
    moves = new ThresholdMoves(desk.tools().undo(), this::putThreshold);
    method = new SimpleObjectProperty<>(this, "method", methods().getFirst());
    method.subscribe(chosen -> settings.set(new SettingsModel(chosen.settings())));
    desk.selection().datasetProperty().subscribe(dataset -> opened());
    desk.selection().entityProperty().subscribe(entity -> opened());
  }

  /// Every method that can be chosen; the program's own choice comes first.
  List<Method<Detector>> methods() {
    return Catalogues.DETECTORS;
  }

  ObjectProperty<Method<Detector>> methodProperty() {
    return method;
  }

  /// The form of the chosen method.
  ReadOnlyObjectProperty<SettingsModel> settingsProperty() {
    return settings.getReadOnlyProperty();
  }

  Optional<Dataset> dataset() {
    return Optional.ofNullable(desk.selection().datasetProperty().get());
  }

  String entity() {
    return desk.selection().entityProperty().get();
  }

  /// The search that is shown; null where there is none.
  ReadOnlyObjectProperty<Detected> detectedProperty() {
    return detected.getReadOnlyProperty();
  }

  /// The searches of this dataset in this session and the last one kept, newest first.
  ObservableList<Detected> found() {
    return found;
  }

  /// Whether the data in hand was never searched.
  ReadOnlyBooleanProperty unsearchedProperty() {
    return unsearched.getReadOnlyProperty();
  }

  /// Whether a search goes on.
  ReadOnlyBooleanProperty busyProperty() {
    return searching.busyProperty();
  }

  /// Why the last thing asked for could not be done; null where it could.
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Where an event begins on the shown scale, 0..1.
  ReadOnlyDoubleProperty thresholdProperty() {
    return threshold.getReadOnlyProperty();
  }

  /// Events of the shown search that pass the severity filter, highest peak first.
  ObservableList<AnomalyEvent> events() {
    return events.shown();
  }

  /// Which of them are shown, and which is chosen.
  RankedEvents ranked() {
    return events;
  }

  ObjectProperty<AnomalyEvent> selectedProperty() {
    return desk.selection().eventProperty();
  }

  /// The stretch that is selected on a chart or in a table; null for none.
  ObjectProperty<Interval> brushProperty() {
    return desk.selection().brushProperty();
  }

  /// Whether the panel at the right is open.
  BooleanProperty whyProperty() {
    return why;
  }

  /// Runs the chosen method now; a quick one is followed by the network in the background.
  void find() {
    var chosen = method.get();
    if (!settings.get().validProperty().get()) return;
    searching.run(chosen, settings.get().asText(), true);
    if (chosen.cost() == Method.Cost.INSTANT) searching.queueNetwork();
  }

  /// Runs one method without changing the choice.
  void find(Method<Detector> other) {
    method.set(other);
    searching.run(other, settings.get().asText(), true);
  }

  private void finished(Detected result, boolean shown) {
    boolean current = isCurrent(result);
    if (current) found.addFirst(result);
    if (shown && current) show(result);
  }

  void showLater(Detected result) {
    desk.selection().datasetProperty().set(result.dataset());
    desk.navigator().open("detect");
    show(result);
  }

  /// Shows another search of the same dataset.
  void show(Detected result) {
    moves.settled();
    asFound = result;
    scale = ScoreScale.of(result.alarms(), desk.workbench().grading().now());
    threshold.set(Calibration.AT_THRESHOLD);
    problem.set(null);
    unsearched.set(false);
    detected.set(result);
    events.open(scaled(result));
    desk.navigator().badge("detect", Integer.toString(result.events().size()));
    desk.tools().notices().status(told(result));
  }

  /// The scale that scores are shown on; only where a search is shown.
  ScoreScale scale() {
    return scale;
  }

  /// How many events a threshold would give, without choosing it.
  int eventsAt(double place) {
    var now = detected.get();
    if (now == null) return 0;
    return (place == threshold.get() ? now : decided(place)).events().size();
  }

  /// Moves the threshold: new events of the same scores. Can be taken back.
  ///
  /// @param place on the shown scale, above 0 and below 1
  void moveThreshold(double place) {
    if (detected.get() == null || place == threshold.get()) return;
    boolean untouched = detected.get().decision().equals(asFound.decision());
    moves.moved(
        asFound, untouched ? OptionalDouble.empty() : OptionalDouble.of(threshold.get()), place);
    placeThreshold(place);
  }

  /// What moves the threshold next can be taken back by itself.
  void settleThreshold() {
    moves.settled();
  }

  private void putThreshold(Detected search, OptionalDouble place) {
    if (asFound == null || search.id() != asFound.id()) showLater(search);
    if (place.isPresent()) {
      placeThreshold(place.getAsDouble());
      return;
    }
    var chosen = selectedProperty().get();
    show(search);
    events.chooseNear(chosen);
  }

  private void placeThreshold(double place) {
    if (place == threshold.get()) return;
    var decided = decided(place);
    scale = scale.flat();
    threshold.set(place);
    put(decided);
  }

  /// Moves the threshold to a raw level.
  void moveLevel(double raw) {
    if (detected.get() == null) return;
    moves.settled();
    moveThreshold(scale.flat().normalised(raw));
    moves.settled();
  }

  /// The shown search as it was found, its threshold not moved; null where none is shown.
  Detected asFound() {
    return asFound;
  }

  /// The shown search decided by other rules, before and after its threshold was moved.
  void ruled(Detected found, Detected shown) {
    asFound = found;
    put(shown);
  }

  private void put(Detected decided) {
    var chosen = selectedProperty().get();
    detected.set(decided);
    events.decided(scaled(decided), chosen);
    desk.navigator().badge("detect", Integer.toString(decided.events().size()));
  }

  /// Shows a refusal of something that was asked for beside the search.
  void refuse(Exception failure) {
    if (!(failure instanceof CancellationException)) problem.set(Problems.of(failure));
  }

  private Detected decided(double place) {
    var now = detected.get();
    double raw = scale.flat().raw(Math.clamp(place, .01, .99));
    return desk.workbench().detection().decide(now, now.decision().with(new Threshold.Fixed(raw)));
  }

  /// How many events of a severity the whole search has.
  long count(Severity severity) {
    return detected.get() == null
        ? 0
        : detected.get().events().stream()
            .filter(e -> scale.event(e).severity() == severity)
            .count();
  }

  void toggleWhy() {
    why.set(!why.get());
  }

  /// Looks at another machine of the dataset.
  void choose(String entity) {
    desk.selection().entityProperty().set(entity);
  }

  void openData() {
    desk.navigator().open("data");
  }

  /// Shows the forecast from here.
  void forecast() {
    desk.navigator().open("forecast");
  }

  String title(String id) {
    return methods().stream()
        .filter(entry -> entry.id().equals(id))
        .findFirst()
        .map(Method::title)
        .orElse(id);
  }

  void dismissProblem() {
    problem.set(null);
  }

  private List<AnomalyEvent> scaled(Detected search) {
    return search.events().stream().map(scale::event).toList();
  }

  /// Another dataset or machine: shows the last search kept for it.
  private void opened() {
    int mine = ++asked;
    clear();
    dataset()
        .filter(data -> data.entities().contains(entity()))
        .ifPresent(
            data ->
                desk.loader()
                    .start(
                        "Last search of " + data.title(),
                        progress -> desk.workbench().detection().latest(data, entity()),
                        last -> {
                          if (mine == asked && detected.get() == null) reopened(last);
                        },
                        failure -> problem.set(Problems.of(failure))));
  }

  private void reopened(Optional<Detected> last) {
    unsearched.set(last.isEmpty());
    last.ifPresent(found::setAll);
    last.ifPresent(this::show);
  }

  private void clear() {
    unsearched.set(false);
    detected.set(null);
    asFound = null;
    found.clear();
    events.clear();
    problem.set(null);
    desk.navigator().badge("detect", "");
  }

  private boolean isCurrent(Detected result) {
    return dataset().filter(result.dataset()::equals).isPresent()
        && entity().equals(result.entity());
  }

  private String told(Detected result) {
    return Words.of(
        "%s × %s · %s, scored in %s",
        Figures.count(result.frame().rows(), "row"),
        Figures.count(result.scores().channels().size(), "channel"),
        title(result.method()),
        Times.seconds(result.scoreSeconds()));
  }
}
