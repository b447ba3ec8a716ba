package io.driftglass.ui.detect;

import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.TrainRequest;
import java.util.Map;
import java.util.function.Consumer;

/// Makes a model of a search: learns on the first rows, validates on later ones and registers a
/// version.
final class Registering {
  private static final double LEARN = .7;
  private static final double VALIDATE = .15;

  private final Desk desk;

  Registering(Desk desk) {
    this.desk = desk;
  }

  /// @param settings texts of the method
  /// @param refused told why not
  void register(
      String name, String method, Map<String, String> settings, Consumer<Exception> refused) {
    var request =
        new TrainRequest(
            desk.selection().datasetProperty().get(),
            desk.selection().entityProperty().get(),
            Task.ANOMALY,
            method,
            settings,
            LEARN,
            VALIDATE,
            name);
    desk.runner()
        .start(
            "Register " + name,
            progress -> desk.workbench().models().train(request, progress),
            this::registered,
            refused);
  }

  private void registered(ModelVersion version) {
    desk.tools()
        .notices()
        .toast(
            Tone.DONE,
            Words.of("%s is registered", version.title()),
            Words.of(
                "Validated on %s it has not seen",
                Figures.count(version.card().validatedRows(), "row")),
            Words.of("Open"),
            () -> desk.navigator().open("registry"));
  }
}
