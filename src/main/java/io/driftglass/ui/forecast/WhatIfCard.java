package io.driftglass.ui.forecast;

import io.driftglass.series.Channel;
import io.driftglass.ui.forecast.WhatIfViewModel.Input;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Chip;
import io.driftglass.ui.kit.part.Room;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Which columns are known ahead, and a slider for each: the forecast follows.
final class WhatIfCard {
  private final ForecastViewModel model;
  private final WhatIfViewModel whatIf;
  private final Card card = new Card("What if");
  private final StackPane chip = new StackPane();
  private final VBox rows = new VBox(8);

  WhatIfCard(ForecastViewModel model, WhatIfViewModel whatIf) {
    this.model = model;
    this.whatIf = whatIf;
    card.setId("what-if");
    card.sentence().textProperty().bind(whatIf.sentenceProperty());
    var reset = Buttons.small("Reset", "mdomz-refresh", this::reset);
    reset.disableProperty().bind(whatIf.changedProperty().isNull());
    card.actions(chip, reset);
    rows.getStyleClass().add("component-rows");
    card.getChildren().add(rows);
    whatIf.inputs().addListener((ListChangeListener<Input>) change -> draw());
    model.knownProperty().subscribe(known -> draw());
    model.channelProperty().subscribe(channel -> draw());
  }

  Card node() {
    return card;
  }

  private void reset() {
    whatIf.reset();
    draw();
  }

  private void draw() {
    var possible = model.knowable();
    Room.of(card, !possible.isEmpty());
    var names = possible.stream().map(Channel::name).toList();
    var known = model.knownProperty().get();
    String value = known.isEmpty() ? Words.of("none") : String.join(", ", known);
    chip.getChildren().setAll(Chip.several("Known ahead", value, names, known, model::know));
    rows.getChildren().clear();
    if (whatIf.inputs().isEmpty()) {
      rows.getChildren()
          .add(
              Texts.wrapped(
                  Words.of(
                      "Name columns whose coming values are known or can be set, such as a"
                          + " schedule: the forecast reckons with them, and you see what they do."),
                  "small",
                  "muted"));
    }
    for (var input : whatIf.inputs()) rows.getChildren().add(row(input));
  }

  private Node row(Input input) {
    var name = Texts.cuttable(Channel.title(input.name(), input.unit()), "medium");
    name.setStyle("-fx-min-width: 12em; -fx-pref-width: 12em;");
    var slider = new Slider(-input.reach(), Math.max(input.reach(), 1e-9), 0);
    slider.getStyleClass().add("what-if-slider");
    slider.setBlockIncrement(input.reach() / 20);
    slider.setValue(whatIf.change(input.name()));
    slider.setAccessibleText(input.name());
    HBox.setHgrow(slider, Priority.ALWAYS);
    var value = Texts.of(told(input), "small", "muted");
    value.setStyle("-fx-min-width: 16em; -fx-pref-width: 16em;");
    slider
        .valueProperty()
        .subscribe(
            (before, now) -> {
              double by = now.doubleValue();
              whatIf.change(input.name(), Math.abs(by) < input.reach() / 200 ? 0 : by);
              value.setText(told(input));
            });
    var row = new HBox(12, name, slider, value);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private String told(Input input) {
    double by = whatIf.change(input.name());
    return by == 0
        ? Words.of("%s on average, as assumed", input.text(0))
        : Words.of("%s instead of %s", input.text(by), input.text(0));
  }
}
