package io.driftglass.ui.registry;

import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import java.time.ZoneId;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One version: head, lineage and metrics at the left, card and history at the right.
final class VersionPane extends VBox {
  private static final double RIGHT = 328;

  private final ZoneId zone;
  private final Label title = Texts.cuttable("", "title");
  private final HBox stage = new HBox();
  private final Label validated = Texts.cuttable("", "small");
  private final Lineage lineage;
  private final HBox verdict = new HBox();
  private final VBox metrics = new VBox();
  private final Card metricsCard = new Card("Out of sample", metrics);
  private final VBox lines = new VBox(12);
  private final HistoryList history;

  VersionPane(Desk desk, ZoneId zone) {
    super(12);
    this.zone = zone;
    lineage = new Lineage(() -> desk.navigator().open("data"), () -> desk.navigator().open("jobs"));
    history = new HistoryList(zone);
    verdict.setAlignment(Pos.CENTER);
    var chain = new Card("Lineage", lineage).actions(verdict);
    var left = new VBox(12, chain, metricsCard);
    VBox.setVgrow(metricsCard, Priority.ALWAYS);
    HBox.setHgrow(left, Priority.ALWAYS);
    left.setMinWidth(0);
    lines.getStyleClass().add("pad");
    var steps = new Card("Stage history", scrolled(history));
    VBox.setVgrow(steps, Priority.ALWAYS);
    var right = new VBox(12, new Card("Card", lines), steps);
    right.setMinWidth(RIGHT);
    right.setMaxWidth(RIGHT);
    var columns = new HBox(12, left, right);
    VBox.setVgrow(columns, Priority.ALWAYS);
    getChildren().addAll(head(), columns);
  }

  void show(Details details) {
    var version = details.version();
    var card = version.card();
    title.setText(version.model() + " · " + word(card.task()) + " · v" + version.number());
    stage.getChildren().setAll(Badge.of(version.stage()));
    validated.setText(
        "Validated on %s after the %s it learnt from"
            .formatted(
                Figures.count(card.validatedRows(), "row"), Figures.count(card.trainedRows())));
    lineage.show(details);
    verdict.getChildren().setAll(Lineage.verdict(details));
    showMetrics(version);
    lines
        .getChildren()
        .setAll(
            CardLines.of(details, zone).entrySet().stream()
                .map(e -> line(e.getKey(), e.getValue()))
                .toList());
    history.show(details.history());
  }

  private Node head() {
    stage.setAlignment(Pos.CENTER);
    stage.setMinWidth(Label.USE_PREF_SIZE);
    var first = new HBox(10, title, stage);
    first.setAlignment(Pos.CENTER_LEFT);
    var second = new HBox(8, Icon.of("mdoal-check_circle_outline", "i16", "i-good"), validated);
    second.setAlignment(Pos.CENTER_LEFT);
    var head = new VBox(10, first, Spacer.rule(), second);
    head.getStyleClass().addAll("card", "pad");
    return head;
  }

  private void showMetrics(ModelVersion version) {
    var card = version.card();
    metricsCard
        .sentence()
        .setText(Figures.count(card.validatedRows(), "row") + " the model has not seen");
    metrics.getChildren().clear();
    CardLines.metrics(card)
        .forEach(
            (name, value) -> {
              var figure =
                  Texts.cuttable(value, value.startsWith(Figures.NONE) ? "muted" : "medium");
              var row = new HBox(12, Texts.of(name, "small"), Spacer.grow(), figure);
              row.setAlignment(Pos.CENTER_LEFT);
              row.getStyleClass().add("metric");
              metrics.getChildren().add(row);
            });
  }

  private static Node line(String name, String value) {
    var key = Texts.of(name, "small", "muted");
    key.setMinWidth(84);
    boolean hash = name.endsWith("hash");
    var text = Texts.wrapped(hash ? CardLines.shortHash(value) : value, hash ? "mono" : "small");
    var line = new HBox(8, key, text);
    line.setAlignment(hash ? Pos.CENTER_LEFT : Pos.TOP_LEFT);
    if (hash) {
      var copy = Buttons.icon("Copy", "mdoal-content_copy", () -> Problems.copy(value));
      copy.getStyleClass().add("tiny");
      copy.setTooltip(new Tooltip("Copy " + value));
      line.getChildren().addAll(Spacer.grow(), copy);
    }
    return line;
  }

  private static Node scrolled(Node content) {
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return scroll;
  }

  private static String word(Task task) {
    return switch (task) {
      case ANOMALY -> "Anomalies";
      case FORECAST -> "Forecast";
    };
  }
}
