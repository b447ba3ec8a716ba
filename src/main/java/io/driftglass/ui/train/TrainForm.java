package io.driftglass.ui.train;

import io.driftglass.method.Method;
import io.driftglass.ui.kit.form.SettingsForm;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The left panel: sensors, method, its settings, the model's name, and what it will cost.
final class TrainForm extends VBox {
  private final TrainViewModel model;
  private final FlowPane sensors = new FlowPane(6, 6);
  private final Label count = Texts.of("", "small", "muted");
  private final ComboBox<Method<?>> methods = new ComboBox<>();
  private final Label paper = Texts.wrapped("", "micro", "muted");
  private final VBox settings = new VBox();

  TrainForm(TrainViewModel model) {
    super(12);
    this.model = model;
    getStyleClass().add("panel-r");
    setStyle("-fx-padding: 16;");
    setMinWidth(336);
    setPrefWidth(336);
    setMaxWidth(336);
    methods.setMaxWidth(Double.MAX_VALUE);
    methods.setId("train-method");
    methods.setConverter(new Titles());
    methods.setVisibleRowCount(16);
    model.taskProperty().subscribe(task -> methods.getItems().setAll(model.methods()));
    methods.valueProperty().bindBidirectional(model.methodProperty());
    model.methodProperty().subscribe(now -> paper.setText(now == null ? "" : now.paper()));
    model.settingsProperty().subscribe(now -> settings.getChildren().setAll(new SettingsForm(now)));
    model.sensors().addListener((ListChangeListener<Sensor>) change -> sensors());
    model.chosen().addListener((ListChangeListener<Sensor>) change -> sensors());
    sensors();
    var scroll = new ScrollPane(settings);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("page-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren()
        .addAll(
            head("Sensors", count),
            sensors,
            head("Method", Texts.of(costWord(), "small", "muted")),
            methods,
            paper,
            head(
                "Settings", Buttons.link("Defaults", () -> model.settingsProperty().get().reset())),
            scroll,
            name(),
            cost());
  }

  private javafx.beans.value.ObservableValue<String> costWord() {
    return model
        .methodProperty()
        .map(
            method ->
                switch (method.cost()) {
                  case INSTANT -> Words.of("seconds");
                  case MEDIUM -> Words.of("up to a minute");
                  case LONG -> Words.of("minutes");
                });
  }

  private static HBox head(String title, Node right) {
    var head = new HBox(8, Texts.of(Words.of(title), "heading"), Spacer.grow(), right);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private void sensors() {
    count.setText(Words.of("%d of %d", model.chosen().size(), model.sensors().size()));
    sensors.getChildren().setAll(model.sensors().stream().map(this::chip).toList());
  }

  private Node chip(Sensor sensor) {
    var chip = new ToggleButton(sensor.title());
    boolean on = model.chosen().contains(sensor);
    chip.setSelected(on);
    chip.getStyleClass().setAll("toggle-button", "chip", on ? "on" : "outline");
    chip.setOnAction(event -> model.toggle(sensor));
    return chip;
  }

  private Node name() {
    var field = new TextField();
    field.setId("train-name");
    field.textProperty().bindBidirectional(model.nameProperty());
    HBox.setHgrow(field, Priority.ALWAYS);
    var line = new HBox(8, Texts.of(Words.of("Model"), "small", "medium"), field);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Node cost() {
    var text = Texts.wrapped("", "small");
    text.textProperty().bind(model.costProperty());
    text.setMinHeight(USE_PREF_SIZE);
    var box = new VBox(text);
    box.setId("train-cost");
    box.getStyleClass().add("train-cost");
    box.visibleProperty().bind(Bindings.isNotEmpty(model.costProperty()));
    return box;
  }

  private static final class Titles extends StringConverter<Method<?>> {
    @Override
    public String toString(Method<?> method) {
      return method == null ? "" : method.title();
    }

    @Override
    public Method<?> fromString(String title) {
      throw new UnsupportedOperationException("methods are chosen, not typed");
    }
  }
}
