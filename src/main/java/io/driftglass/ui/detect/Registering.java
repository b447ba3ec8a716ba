package io.driftglass.ui.detect;

import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.detect.Detected;
import io.driftglass.workbench.fit.TrainRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes a model of a search: learns on the first rows, validates on later ones and registers a
/// version.
final class Registering {
  private static final double LEARN = .7;
  private static final double VALIDATE = .15;

  private final Desk desk;
  private final DetectViewModel search;

  Registering(Desk desk, DetectViewModel search) {
    this.desk = desk;
    this.search = search;
  }

  /// The name a registered model gets unless another is typed.
  String suggestedName() {
    var entity = search.entity();
    return search
        .dataset()
        .map(data -> entity.isEmpty() ? data.name() : data.name() + " " + entity)
        .orElse("");
  }

  /// Registers the shown search, or the chosen method where nothing is shown, as a model; a refusal
  /// stands on the page.
  void register(String name) {
    if (search.dataset().isEmpty()) return;
    var shown = Optional.ofNullable(search.detectedProperty().get());
    search.dismissProblem();
    register(
        name,
        shown.map(Detected::method).orElse(search.methodProperty().get().id()),
        shown.map(Detected::settings).orElse(search.settingsProperty().get().asText()),
        search::refuse);
  }

  private void register(
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
