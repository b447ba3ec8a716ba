package io.driftglass.ui.train;

import io.driftglass.method.Method;
import io.driftglass.ui.kit.form.SettingsForm;
import io.driftglass.ui.kit.form.SettingsModel;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Said;
import io.driftglass.ui.kit.text.Words;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The left panel: sensors, method, its settings, the model's name, and what it will cost.
final class TrainForm extends VBox {
  private static final double WIDTH = 336;
  private static final double SENSORS = 174;

  private final TrainViewModel model;
  private final FlowPane sensors = new FlowPane(6, 6);
  private final Label count = Texts.of("", "small", "muted");
  private final ComboBox<Method<?>> methods = new ComboBox<>();
  private final Label paper = Texts.wrapped("", "micro", "muted");
  private final VBox settings = new VBox();
  private final Label tried = Texts.wrapped("", "small");
  private final Button defaults;
  private final Button all;

  /// @param askSearch asks for what is tried beside the settings; tells of every change
  TrainForm(TrainViewModel model, Consumer<Runnable> askSearch) {
    super(12);
    this.model = model;
    getStyleClass().add("panel-r");
    setStyle("-fx-padding: 16;");
    setMinWidth(WIDTH);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    all = Buttons.link("All", this::allOrOne);
    all.setId("train-all");
    defaults = Buttons.link("Defaults", () -> model.settingsProperty().get().reset());
    methods.setMaxWidth(Double.MAX_VALUE);
    methods.setId("train-method");
    methods.setConverter(new Titles());
    methods.setVisibleRowCount(16);
    model.methodProperty().subscribe(this::offer);
    methods
        .valueProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) model.methodProperty().set(chosen);
            });
    methods.setAccessibleText(Words.of("Method"));
    model.methodProperty().subscribe(now -> paper.setText(now == null ? "" : Said.of(now.paper())));
    model.settingsProperty().subscribe(this::settings);
    model.sensors().addListener((ListChangeListener<Sensor>) change -> sensors());
    model.chosen().addListener((ListChangeListener<Sensor>) change -> sensors());
    sensors();
    var scroll = new ScrollPane(settings);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("page-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren()
        .addAll(
            head("Sensors", beside(count, all)),
            scrolled(sensors),
            head("Method", Texts.of(costWord(), "small", "muted")),
            methods,
            paper,
            head("Settings", beside(more(askSearch), defaults)),
            tried,
            scroll,
            name(),
            cost());
  }

  private Button more(Consumer<Runnable> askSearch) {
    tried.setId("train-tried");
    tried.managedProperty().bind(tried.textProperty().isNotEmpty());
    var more = Buttons.link("Search and overrides", () -> askSearch.accept(this::tried));
    more.setId("train-search");
    model.methodProperty().subscribe(now -> tried());
    return more;
  }

  private void tried() {
    tried.setText(model.searchSentence());
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

  private static HBox beside(Node left, Node right) {
    var both = new HBox(4, left, right);
    both.setAlignment(Pos.CENTER_RIGHT);
    return both;
  }

  /// Many sensors scroll: the method stays in view.
  private static ScrollPane scrolled(FlowPane sensors) {
    var scroll = new ScrollPane(sensors);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("page-scroll");
    scroll.setId("train-sensors");
    scroll.setStyle("-fx-min-height: 2.4em;");
    scroll.setMaxHeight(SENSORS);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    sensors.setPrefWrapLength(WIDTH - 34);
    sensors.setMinWidth(0);
    return scroll;
  }

  /// The methods of the task, with the one in hand chosen.
  private void offer(Method<?> now) {
    if (!methods.getItems().equals(model.methods())) {
      methods.getSelectionModel().clearSelection();
      methods.getItems().setAll(model.methods());
    }
    methods.getSelectionModel().select(now);
  }

  private void settings(SettingsModel now) {
    boolean none = now.fields().isEmpty();
    defaults.setVisible(!none);
    settings
        .getChildren()
        .setAll(
            none
                ? Texts.wrapped(
                    Words.of("There is nothing to set: it decides by the data."), "muted")
                : new SettingsForm(now));
  }

  private void sensors() {
    all.setVisible(model.sensors().size() > 1);
    all.setText(everyone() ? Words.of("Only one") : Words.of("All"));
    count.setText(Words.of("%d of %d", model.chosen().size(), model.sensors().size()));
    sensors.getChildren().setAll(model.sensors().stream().map(this::chip).toList());
  }

  private void allOrOne() {
    if (everyone()) model.chosen().setAll(model.sensors().getFirst());
    else model.chosen().setAll(model.sensors());
  }

  private boolean everyone() {
    return model.chosen().size() == model.sensors().size();
  }

  private Node chip(Sensor sensor) {
    var chip = new ToggleButton(sensor.title());
    chip.setMnemonicParsing(false);
    boolean on = model.chosen().contains(sensor);
    chip.setMaxWidth(WIDTH - 56);
    chip.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    chip.setTooltip(new Tooltip(sensor.title()));
    chip.setSelected(on);
    chip.getStyleClass().setAll("toggle-button", "chip", "cuttable", on ? "on" : "outline");
    chip.setOnAction(event -> model.toggle(sensor));
    return chip;
  }

  private Node name() {
    var field = new TextField();
    field.setId("train-name");
    field.setAccessibleText(Words.of("Model"));
    field.textProperty().bindBidirectional(model.nameProperty());
    HBox.setHgrow(field, Priority.ALWAYS);
    var line = new HBox(8, Texts.of(Words.of("Model"), "small", "medium"), field);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private Node cost() {
    var text = Texts.wrapped("", "small");
    text.textProperty().bind(model.cost().sentenceProperty());
    text.setMinHeight(USE_PREF_SIZE);
    var box = new VBox(text);
    box.setId("train-cost");
    box.getStyleClass().add("train-cost");
    var bad = PseudoClass.getPseudoClass("bad");
    model.cost().refusedProperty().subscribe(refused -> box.pseudoClassStateChanged(bad, refused));
    box.visibleProperty().bind(Bindings.isNotEmpty(model.cost().sentenceProperty()));
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
