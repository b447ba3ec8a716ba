package io.driftglass.ui.detect;

import io.driftglass.detect.Detector;
import io.driftglass.method.Method;
import io.driftglass.problem.Problem;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.detect.DetectRequest;
import io.driftglass.workbench.detect.Detected;
import io.driftglass.workbench.run.Catalogues;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Runs searches of the data in hand: the one that is waited for, and others beside it, which only
/// tell that they are done.
final class Searching {
  private static final String QUEUED = "telemanom";

  private final Desk desk;
  private final BiConsumer<Detected, Boolean> finished;
  private final Consumer<Detected> shown;
  private final Consumer<Exception> refused;
  private final ObjectProperty<Problem> problem;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);

  /// @param finished told every result, and whether it was waited for
  /// @param shown told the one that is asked for from its toast
  /// @param refused told why one that was waited for failed
  /// @param problem cleared when one begins
  Searching(
      Desk desk,
      BiConsumer<Detected, Boolean> finished,
      Consumer<Detected> shown,
      Consumer<Exception> refused,
      ObjectProperty<Problem> problem) {
    this.desk = desk;
    this.finished = finished;
    this.shown = shown;
    this.refused = refused;
    this.problem = problem;
  }

  /// Whether one is waited for.
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /// The network, which takes its time, with its defaults.
  void queueNetwork() {
    Catalogues.DETECTORS.stream()
        .filter(entry -> entry.id().equals(QUEUED))
        .findFirst()
        .ifPresent(network -> run(network, Map.of(), false));
  }

  /// @param settings texts of the method
  /// @param waited whether the page shows it when it is done
  void run(Method<Detector> method, Map<String, String> settings, boolean waited) {
    var data = desk.selection().datasetProperty().get();
    if (data == null) return;
    var request =
        new DetectRequest(
            data,
            desk.selection().entityProperty().get(),
            method.id(),
            settings,
            Optional.empty(),
            OptionalInt.empty());
    if (waited) {
      busy.set(true);
      problem.set(null);
    }
    desk.runner()
        .start(
            Words.of("%s on %s", method.title(), data.title()),
            progress -> desk.workbench().detection().detect(request, progress),
            result -> done(result, method.title(), waited),
            failure -> {
              if (!waited) return;
              busy.set(false);
              refused.accept(failure);
            });
  }

  private void done(Detected result, String title, boolean waited) {
    if (waited) busy.set(false);
    finished.accept(result, waited);
    if (waited) return;
    desk.tools()
        .notices()
        .toast(
            Tone.DONE,
            Words.of("%s found %s", title, Figures.count(result.events().size(), "event")),
            result.dataset().title()
                + ", "
                + Times.seconds(result.fitSeconds() + result.scoreSeconds()),
            Words.of("Show"),
            () -> shown.accept(result));
  }
}
