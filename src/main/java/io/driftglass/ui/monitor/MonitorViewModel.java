package io.driftglass.ui.monitor;

import io.driftglass.job.Runner;
import io.driftglass.monitor.Alert;
import io.driftglass.monitor.Trigger;
import io.driftglass.monitor.abtest.AbTest;
import io.driftglass.problem.DriftglassException;
import io.driftglass.registry.ModelVersion;
import io.driftglass.ui.kit.Undo;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.monitor.Tracking;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the Monitor page shows and does.
final class MonitorViewModel {
  private static final Duration SNOOZE = Duration.ofDays(1);
  private static final long SEED = 42;
  private static final double EQUAL = .5;

  private final Workbench workbench;
  private final Runner loader;
  private final Runner runner;
  private final InstantSource clock;
  private final Undo undo;
  private final Consumer<String> badge;
  private final ObjectProperty<Board> board =
      new SimpleObjectProperty<>(this, "board", Board.EMPTY);
  private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper(this, "state", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private String chosen = "";

  /// @param loader short reads
  /// @param runner checks and trainings, listed as jobs
  /// @param undo knows how what was resolved or snoozed is taken back
  /// @param badge the text beside the page's name
  MonitorViewModel(
      Workbench workbench,
      Runner loader,
      Runner runner,
      InstantSource clock,
      Undo undo,
      Consumer<String> badge) {
    this.workbench = workbench;
    this.loader = loader;
    this.runner = runner;
    this.clock = clock;
    this.undo = undo;
    this.badge = badge;
  }

  ReadOnlyObjectProperty<Board> boardProperty() {
    return board;
  }

  /// One word on the chosen model with its reason: `2 open alerts`, `no drift on 14 Apr`.
  ReadOnlyStringProperty stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Why something could not be done; empty where all was.
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void refresh() {
    loader.start(
        "Read the monitor",
        told -> Board.read(workbench, chosen, clock.instant()),
        this::show,
        this::fail);
  }

  void choose(String title) {
    chosen = title;
    refresh();
  }

  /// Looks at every model and open test now.
  void checkNow() {
    runner.start(
        "Check all models",
        told -> {
          workbench.abTesting().lookAll(told.part(0, .1));
          return workbench.tracking().checkAll(SEED, told.part(.1, 1));
        },
        done -> refresh(),
        this::fail);
  }

  /// Trains the chosen model's method on the newest rows.
  void retrain() {
    board
        .get()
        .model()
        .ifPresent(
            version ->
                runner.start(
                    "Train " + version.model() + " anew",
                    told -> workbench.retraining().retrain(version, Trigger.MANUAL, told),
                    done -> refresh(),
                    this::fail));
  }

  /// Other versions that the chosen one can be tested against.
  List<ModelVersion> others() {
    return board.get().others();
  }

  /// Opens a test of the chosen version against another one, both on the rows that come in.
  ///
  /// @param effect that is to be found, in standard deviations
  void shadow(ModelVersion other, double effect) {
    open(other, AbTest.Mode.SHADOW, EQUAL, effect);
  }

  /// The same, each on its part of the rows.
  ///
  /// @param share of the rows for the chosen one
  void split(ModelVersion other, double share, double effect) {
    open(other, AbTest.Mode.SPLIT, share, effect);
  }

  private void open(ModelVersion other, AbTest.Mode mode, double share, double effect) {
    board
        .get()
        .model()
        .ifPresent(
            version ->
                change(
                    "Open an A/B test",
                    () -> workbench.abTesting().open("", other, version, mode, share, effect)));
  }

  /// Tests the chosen version against another one on the rows that are there.
  ///
  /// @param looks planned
  void compare(ModelVersion other, int looks) {
    var chosenVersion = board.get().model().orElseThrow();
    runner.start(
        "Compare " + other.title() + " with " + chosenVersion.title(),
        told -> {
          var test = workbench.abTesting().start("", other, chosenVersion, EQUAL, looks);
          try {
            return workbench.abTesting().results(test, told);
          } catch (DriftglassException e) {
            workbench.abTesting().stop(test.id());
            throw e;
          }
        },
        done -> refresh(),
        this::fail);
  }

  void look(AbTest test) {
    runner.start(
        "Look at " + test.name(),
        told -> workbench.abTesting().look(test, told),
        done -> refresh(),
        this::fail);
  }

  void stop(AbTest test) {
    change("Stop an A/B test", () -> workbench.abTesting().stop(test.id()));
  }

  /// Puts the winner into production, through the gates.
  void promote(AbTest test) {
    change("Promote the winner", () -> workbench.abTesting().promoteWinner(test));
  }

  void rollBack(AbTest test) {
    change("Take the winner back", () -> workbench.abTesting().rollBack(test));
  }

  void resolve(Alert alert) {
    did(
        "the resolved alert",
        () -> workbench.tracking().resolve(alert.id(), "resolved by hand"),
        () -> workbench.tracking().reopen(alert.id()));
  }

  /// Somebody has seen it; it stays open.
  void acknowledge(Alert alert) {
    change("Acknowledge an alert", () -> workbench.tracking().acknowledge(alert.id()));
  }

  void snooze(Alert alert) {
    var until = clock.instant().plus(SNOOZE);
    Runnable back =
        alert
            .snoozedUntil()
            .<Runnable>map(before -> () -> workbench.tracking().snooze(alert.id(), before))
            .orElse(() -> workbench.tracking().wake(alert.id()));
    did("the snoozed alert", () -> workbench.tracking().snooze(alert.id(), until), back);
  }

  /// Does it, and remembers how it is taken back.
  private void did(String what, Runnable deed, Runnable back) {
    change(what, deed, () -> undo.did(what, () -> change(what, back), () -> change(what, deed)));
  }

  /// Finds the rows that a version is checked on.
  ///
  /// @param title of the version
  void find(String title, Consumer<Tracking.Looked> found) {
    loader.start(
        "Find the rows of a model", told -> workbench.tracking().looked(title), found, this::fail);
  }

  /// The alert that asks first; where there is one.
  Optional<Alert> firstAsking() {
    return board.get().alerts().stream().filter(this::asking).findFirst();
  }

  boolean asking(Alert alert) {
    return alert.asking(clock.instant());
  }

  private void change(String title, Runnable change) {
    change(title, change, () -> {});
  }

  private void change(String title, Runnable change, Runnable done) {
    loader.start(
        title,
        told -> {
          change.run();
          return Board.read(workbench, chosen, clock.instant());
        },
        read -> {
          done.run();
          show(read);
        },
        this::fail);
  }

  private void show(Board read) {
    problem.set("");
    board.set(read);
    long open = read.alerts().stream().filter(this::asking).count();
    badge.accept(open == 0 ? "" : Figures.count(open, "alert"));
    state.set(sentence(read));
  }

  private String sentence(Board read) {
    if (read.model().isEmpty()) return "";
    var title = read.model().get().model() + " v";
    long own = read.alerts().stream().filter(a -> a.model().startsWith(title) && asking(a)).count();
    if (own > 0) return Figures.count(own, "open alert");
    if (read.latest().isEmpty()) return Words.of("not checked yet");
    return read.latest().get().drift().orElseThrow().detected()
        ? Words.of("inputs drifted")
        : Words.of("no drift");
  }

  private void fail(Exception failure) {
    problem.set(Problems.of(failure).sentence());
  }
}
