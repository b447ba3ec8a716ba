package io.driftglass.ui.detect;

import io.driftglass.config.Options;
import io.driftglass.data.Dataset;
import io.driftglass.evaluate.DetectorRace;
import io.driftglass.job.Job;
import io.driftglass.ui.kit.Desk;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Compares the detectors on the data in hand in the background: by itself where it was never
/// searched and the page is looked at, within the seconds that the settings allow.
final class Racing {
  private static final String PAGE = "detect";

  /// Where the settings allow none but someone asks.
  private static final int USUAL_SECONDS = 60;

  private final Desk desk;
  private final DetectViewModel search;
  private final ReadOnlyObjectWrapper<Optional<DetectorRace>> race =
      new ReadOnlyObjectWrapper<>(this, "race", Optional.empty());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);
  private Optional<Job> job = Optional.empty();
  private int asked;

  Racing(Desk desk, DetectViewModel search) {
    this.desk = desk;
    this.search = search;
    search.unsearchedProperty().subscribe(unsearched -> offer());
    desk.navigator().pageProperty().subscribe(page -> offer());
    desk.selection().datasetProperty().subscribe(dataset -> forget());
    desk.selection().entityProperty().subscribe(entity -> forget());
  }

  /// What came of it; empty until it is over.
  ReadOnlyObjectProperty<Optional<DetectorRace>> raceProperty() {
    return race.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  private void forget() {
    cancel();
    race.set(Optional.empty());
  }

  private void offer() {
    boolean looked = desk.navigator().pageProperty().get().equals(PAGE);
    if (looked && search.unsearchedProperty().get() && race.get().isEmpty() && seconds() > 0) {
      run(seconds());
    }
  }

  private int seconds() {
    return desk.workbench().config().whole(Options.RACE_SECONDS);
  }

  /// Compares them now, whatever the settings say.
  void run() {
    run(seconds() > 0 ? seconds() : USUAL_SECONDS);
  }

  private void run(int seconds) {
    var data = search.dataset();
    if (busy.get() || data.isEmpty()) return;
    int mine = ++asked;
    var entity = search.entity();
    busy.set(true);
    Dataset dataset = data.get();
    job =
        Optional.of(
            desk.runner()
                .start(
                    "Compare detectors on " + dataset.title(),
                    progress ->
                        desk.workbench().review().quickRace(dataset, entity, seconds, progress),
                    result -> ended(mine, Optional.of(result)),
                    failure -> failed(mine, failure)));
  }

  private void ended(int mine, Optional<DetectorRace> result) {
    if (mine != asked) return;
    busy.set(false);
    race.set(result);
  }

  private void failed(int mine, Exception failure) {
    ended(mine, Optional.empty());
    if (mine == asked && !(failure instanceof CancellationException)) search.refuse(failure);
  }

  void cancel() {
    asked++;
    busy.set(false);
    job.ifPresent(Job::cancel);
    job = Optional.empty();
  }
}
