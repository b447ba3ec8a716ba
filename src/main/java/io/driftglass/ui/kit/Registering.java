package io.driftglass.ui.kit;

import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.fit.TrainRequest;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// Makes a model of the data in hand: asks for its name, learns on the first rows, validates on
/// later ones and registers a version.
public final class Registering {
  private static final double LEARN = .7;
  private static final double VALIDATE = .15;

  private final Desk desk;
  private final Runnable begun;
  private final Consumer<Exception> refused;

  /// @param begun told when a name is given
  /// @param refused told why there is no version, unless it was cancelled
  public Registering(Desk desk, Runnable begun, Consumer<Exception> refused) {
    this.desk = desk;
    this.begun = begun;
    this.refused = refused;
  }

  /// @param kind what is added to the name of the data where no other name is typed
  public void ask(String kind, Task task, String method, Map<String, String> settings) {
    var data = desk.selection().datasetProperty().get();
    if (data == null) return;
    var entity = desk.selection().entityProperty().get();
    var name = (entity.isEmpty() ? data.name() : data.name() + " " + entity) + kind;
    var sheets = desk.tools().sheets();
    sheets.show(
        new RegisterSheet(
            name,
            sheets,
            typed ->
                register(
                    new TrainRequest(
                        data, entity, task, method, settings, LEARN, VALIDATE, typed))));
  }

  private void register(TrainRequest request) {
    begun.run();
    desk.runner()
        .start(
            "Register " + request.name(),
            progress -> desk.workbench().models().train(request, progress),
            this::registered,
            failure -> {
              if (!(failure instanceof CancellationException)) refused.accept(failure);
            });
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
