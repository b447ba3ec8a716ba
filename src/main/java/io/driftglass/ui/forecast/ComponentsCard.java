package io.driftglass.ui.forecast;

import io.driftglass.ui.chart.Sparkline;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.forecast.Forecasted;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/// What a forecast is made of: trend, cycles, and what inputs and calendar add, through now.
final class ComponentsCard {
  private static final double LINE = 44;

  private final ForecastViewModel model;
  private final Card card = new Card("What it is made of");
  private final VBox rows = new VBox(10);
  private Forecasted shown;

  ComponentsCard(ForecastViewModel model) {
    this.model = model;
    card.setId("components");
    card.sentence().setText(Words.of("additive"));
    rows.getStyleClass().add("component-rows");
    card.getChildren().add(rows);
  }

  Card node() {
    return card;
  }

  void show(Forecasted forecasted) {
    if (forecasted.equals(shown)) return;
    shown = forecasted;
    rows.getChildren().setAll(Texts.of(Words.of("Taking it apart"), "small", "muted"));
    model.breakdown(
        forecasted,
        breakdown -> {
          if (!forecasted.equals(shown)) return;
          rows.getChildren().clear();
          if (breakdown.isEmpty()) {
            rows.getChildren()
                .add(Texts.of(Words.of("There are too few measured rows."), "small", "muted"));
            return;
          }
          for (var part : breakdown.get().parts())
            rows.getChildren().add(row(part, breakdown.get()));
          for (var cause : breakdown.get().causes()) rows.getChildren().add(cause(cause));
        });
  }

  private static Node row(Breakdown.Part part, Breakdown breakdown) {
    var words = new VBox(Texts.of(part.title(), "medium"), Texts.of(part.size(), "small", "muted"));
    words.setAlignment(Pos.CENTER_LEFT);
    words.setStyle("-fx-min-width: 8.5em; -fx-pref-width: 8.5em;");
    var line = new Sparkline(200, LINE);
    line.show(part.values());
    var plot = new StackPane(line, now(breakdown.now()));
    plot.setMinWidth(60);
    HBox.setHgrow(plot, Priority.ALWAYS);
    var row = new HBox(12, words, plot);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Node now(double share) {
    var line = new Line();
    line.getStyleClass().add("component-now");
    var pane = new Pane(line);
    pane.setMouseTransparent(true);
    line.startXProperty().bind(pane.widthProperty().multiply(share));
    line.endXProperty().bind(line.startXProperty());
    line.endYProperty().bind(pane.heightProperty());
    return pane;
  }

  private static Node cause(String text) {
    var row = new HBox(8, Icon.of("mdoal-flag", "i15"), Texts.wrapped(text, "small", "muted"));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
