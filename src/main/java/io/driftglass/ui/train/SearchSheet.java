package io.driftglass.ui.train;

import io.driftglass.method.Method;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Segments;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.ui.train.SearchModel.Line;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
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

/// Asks for what is tried beside the settings of the form: other methods, values of settings under
/// a budget, and what one sensor has otherwise.
final class SearchSheet extends VBox {
  private static final String GRID = "Grid";
  private static final String RANDOM = "Random";
  private static final double WIDTH = 620;

  private final TrainViewModel model;
  private final SearchModel search;
  private final Label told = Texts.wrapped("", "small");
  private final VBox values = new VBox(6);
  private final VBox overrides = new VBox(6);

  /// @param changed called with every change
  SearchSheet(TrainViewModel model, Sheets sheets, Runnable changed) {
    super(12);
    this.model = model;
    search = model.search();
    getStyleClass().addAll("dg-sheet", "dg-form");
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setMaxHeight(USE_PREF_SIZE);
    told.setId("search-told");
    var done = Buttons.primary("Close", "mdoal-check", sheets::close);
    done.setDefaultButton(true);
    var foot = new HBox(8, told, Spacer.grow(), done);
    foot.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(told, Priority.ALWAYS);
    getChildren()
        .addAll(
            Texts.of(Words.of("Search and overrides"), "title"),
            Texts.wrapped(
                Words.of(
                    "What is tried is judged on the validation rows; the best is trained and"
                        + " registered."),
                "muted"),
            heading("Other methods to try"),
            methods(),
            heading("Values to try"),
            values,
            adding("setting", List.of(), "24|50|100 or 0.001..0.1", search.values()),
            budget(),
            heading("One sensor otherwise"),
            overrides,
            adding("override", titles(), "3.5", search.overrides()),
            foot);
    lines(values, search.values());
    lines(overrides, search.overrides());
    Runnable all =
        () -> {
          told.setText(model.searchSentence());
          told.getStyleClass().remove("bad");
          if (model.searchProblem().isPresent()) told.getStyleClass().add("bad");
          changed.run();
        };
    Stream.of(search.values(), search.overrides())
        .forEach(list -> list.addListener((ListChangeListener<Line>) change -> all.run()));
    search.others().addListener((ListChangeListener<Method<?>>) change -> all.run());
    search.randomProperty().subscribe(on -> all.run());
    search.trialsProperty().subscribe(text -> all.run());
    search.minutesProperty().subscribe(text -> all.run());
  }

  private static Label heading(String text) {
    return Texts.of(Words.of(text), "heading");
  }

  private List<String> titles() {
    return model.sensors().stream().map(Sensor::title).toList();
  }

  private Node methods() {
    var flow = new FlowPane(6, 6);
    flow.setPrefWrapLength(WIDTH - 60);
    for (var method : model.methods()) {
      if (method.equals(model.methodProperty().get())) continue;
      var chip = new ToggleButton(method.title());
      chip.setMnemonicParsing(false);
      chip.setSelected(search.others().contains(method));
      chip.getStyleClass().setAll("toggle-button", "chip", chip.isSelected() ? "on" : "outline");
      chip.setOnAction(
          event -> {
            search.toggle(method);
            boolean on = search.others().contains(method);
            chip.getStyleClass().setAll("toggle-button", "chip", on ? "on" : "outline");
          });
      flow.getChildren().add(chip);
    }
    var scroll = new ScrollPane(flow);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain");
    scroll.setMinHeight(60);
    scroll.setMaxHeight(116);
    scroll.setPrefHeight(116);
    return scroll;
  }

  private Node budget() {
    var kind = new Segments(List.of(GRID, RANDOM), search.randomProperty().get() ? RANDOM : GRID);
    kind.chosenProperty().subscribe(word -> search.randomProperty().set(RANDOM.equals(word)));
    var line =
        new HBox(
            8,
            kind,
            Texts.of(Words.of("at most"), "small"),
            number("search-trials", search.trialsProperty()),
            Texts.of(Words.of("trials and"), "small"),
            number("search-minutes", search.minutesProperty()),
            Texts.of(Words.of("minutes"), "small"));
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static TextField number(String id, StringProperty text) {
    var field = new TextField();
    field.setId(id);
    field.setPrefColumnCount(4);
    field.textProperty().bindBidirectional(text);
    return field;
  }

  /// A line to enter one more.
  ///
  /// @param sensors to choose from; empty where it is about all of them
  private Node adding(String id, List<String> sensors, String example, ObservableList<Line> into) {
    var sensor = new ComboBox<String>();
    sensor.setId(id + "-sensor");
    sensor.getItems().setAll(sensors);
    sensor.setPromptText(Words.of("Sensor"));
    var setting = new ComboBox<String>();
    setting.setId(id + "-name");
    setting.setPromptText(Words.of("Setting"));
    setting.setOnShowing(event -> setting.getItems().setAll(names()));
    setting.getItems().setAll(names());
    var text = new TextField();
    text.setId(id + "-text");
    text.setPromptText(example);
    HBox.setHgrow(text, Priority.ALWAYS);
    Runnable add =
        () -> {
          boolean whole =
              setting.getValue() != null
                  && !text.getText().isBlank()
                  && (sensors.isEmpty() || sensor.getValue() != null);
          if (!whole) return;
          var who = Optional.ofNullable(sensor.getValue()).orElse("");
          into.removeIf(l -> l.sensor().equals(who) && l.setting().equals(setting.getValue()));
          into.add(new Line(who, setting.getValue(), text.getText().strip()));
          text.clear();
        };
    text.setOnAction(event -> add.run());
    var button = Buttons.small("Add", "mdoal-add", add);
    button.setId(id + "-add");
    var line = new HBox(8, setting, text, button);
    if (!sensors.isEmpty()) line.getChildren().addFirst(sensor);
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private List<String> names() {
    return SearchModel.settings(
        Stream.concat(Stream.of(model.methodProperty().get()), search.others().stream()).toList());
  }

  private static void lines(VBox box, ObservableList<Line> lines) {
    Runnable show =
        () -> box.getChildren().setAll(lines.stream().map(line -> shown(line, lines)).toList());
    lines.addListener((ListChangeListener<Line>) change -> show.run());
    show.run();
  }

  private static Node shown(Line line, ObservableList<Line> lines) {
    var who = line.sensor().isEmpty() ? "" : line.sensor() + ": ";
    var shown =
        new HBox(
            8,
            Texts.cuttable(who + line.setting() + " = " + line.text(), "mono"),
            Spacer.grow(),
            Buttons.icon("Remove", "mdoal-close", () -> lines.remove(line)));
    shown.setAlignment(Pos.CENTER_LEFT);
    return shown;
  }
}
