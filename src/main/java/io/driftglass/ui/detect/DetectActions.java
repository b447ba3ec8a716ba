package io.driftglass.ui.detect;

import io.driftglass.registry.Task;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.Registering;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Segments;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.ui.kit.text.Zooms;
import java.util.function.BiConsumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.layout.HBox;

/// What can be done on the Anomalies page: how much time is shown, find anomalies, register.
final class DetectActions {
  private final DetectViewModel model;
  private final Registering registering;
  private final BiConsumer<Zooms, String> zoom;
  private final Runnable compare;
  private final Runnable prove;
  private final HBox switches = PageFrame.slot();
  private final SplitMenuButton find;

  DetectActions(
      DetectViewModel model,
      Registering registering,
      Runnable compare,
      Runnable prove,
      BiConsumer<Zooms, String> zoom) {
    this.compare = compare;
    this.prove = prove;
    this.model = model;
    this.registering = registering;
    this.zoom = zoom;
    find = Buttons.split("Find anomalies", "mdoal-flash_on", model::find);
    find.setId("find");
    find.disableProperty().bind(model.busyProperty());
    model.found().addListener((ListChangeListener<Object>) change -> menu());
    model.detectedProperty().subscribe(detected -> menu());
    menu();
  }

  Node[] nodes() {
    return new Node[] {switches, find};
  }

  private void menu() {
    find.getItems().clear();
    for (var method : model.methods()) {
      find.getItems().add(item(Words.of("Run %s", method.title()), () -> model.find(method)));
    }
    if (model.found().size() > 1) find.getItems().add(new SeparatorMenuItem());
    if (model.found().size() > 1) {
      for (var result : model.found()) {
        String title =
            Words.of(
                "Show %s, %s",
                model.title(result.method()), Figures.count(result.events().size(), "event"));
        find.getItems().add(item(title, () -> model.show(result)));
      }
    }
    find.getItems().add(new SeparatorMenuItem());
    find.getItems().add(item(Words.of("Compare detectors"), compare));
    if (model.detectedProperty().get() != null) {
      find.getItems().add(new SeparatorMenuItem());
      var register = item(Words.of("Register as a model"), this::register);
      register.setId("register");
      find.getItems().add(register);
      var proof = item(Words.of("Prove it"), prove);
      proof.setId("prove");
      find.getItems().add(proof);
    }
    ranges();
  }

  private void register() {
    var shown = model.detectedProperty().get();
    registering.ask("", Task.ANOMALY, shown.method(), shown.settings());
  }

  private void ranges() {
    switches.getChildren().clear();
    var detected = model.detectedProperty().get();
    if (detected == null) return;
    var frame = detected.frame();
    var zooms = Zooms.of(frame.clock(), frame.span(), frame.interval());
    var segments = new Segments(zooms.titles(), Zooms.ALL);
    segments.chosenProperty().addListener((p, before, now) -> zoom.accept(zooms, now));
    switches.getChildren().setAll(segments);
  }

  private static MenuItem item(String title, Runnable run) {
    var item = new MenuItem(title);
    item.setOnAction(event -> run.run());
    return item;
  }
}
