package io.driftglass.ui.registry;

import io.driftglass.registry.Task;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Names;
import io.driftglass.ui.kit.text.Words;
import java.time.ZoneId;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One version: head, lineage and metrics at the left, card and history at the right.
final class VersionPane extends VBox {
  private static final double RIGHT = 328;

  private final ZoneId zone;
  private final Label title = Texts.cuttable("", "title");
  private final HBox stage = new HBox();
  private final Lineage lineage;
  private final HBox verdict = new HBox();
  private final ComparisonCard comparison;
  private final FlowPane gates = new FlowPane(18, 6);
  private final HBox aliases = new HBox(6);
  private final VBox lines = new VBox(12);
  private final HistoryList history;

  /// @param judgeBoth judges the version and the one it is compared with on the same rows
  VersionPane(Desk desk, ZoneId zone, Runnable judgeBoth) {
    super(12);
    this.zone = zone;
    comparison = new ComparisonCard(judgeBoth);
    lineage = new Lineage(new LineageOpening(desk));
    history = new HistoryList(zone);
    verdict.setAlignment(Pos.CENTER);
    var chain = new Card("Lineage", across(lineage)).actions(verdict);
    var left = new VBox(12, chain, comparison.node());
    VBox.setVgrow(comparison.node(), Priority.ALWAYS);
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

  /// @param judged the version and the one it is compared with, on the same rows
  void show(Details details, Optional<Compared> judged) {
    var version = details.version();
    var card = version.card();
    title.setText(version.model() + " · " + word(card.task()) + " · v" + version.number());
    stage.getChildren().setAll(Badge.of(version.stage()));
    aliases.getChildren().setAll(version.aliases().stream().map(Badge::of).toList());
    gates.getChildren().setAll(details.checks().stream().map(ReasonSheet::line).toList());
    lineage.show(details);
    verdict.getChildren().setAll(Lineage.verdict(details));
    comparison.show(details, judged);
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
    aliases.setAlignment(Pos.CENTER);
    aliases.setMinWidth(Label.USE_PREF_SIZE);
    var first = new HBox(10, title, stage, aliases);
    first.setAlignment(Pos.CENTER_LEFT);
    var head = new VBox(10, first, Spacer.rule(), gates);
    head.getStyleClass().addAll("card", "pad");
    return head;
  }

  private static Node line(String name, String value) {
    var key = Texts.of(Words.of(name), "small", "muted");
    key.setStyle("-fx-min-width: 7em;");
    boolean hash = name.endsWith("hash");
    var text = Texts.wrapped(hash ? Names.hash(value) : value, hash ? "mono" : "small");
    var line = new HBox(8, key, text);
    line.setAlignment(hash ? Pos.CENTER_LEFT : Pos.TOP_LEFT);
    if (hash) {
      var copy = Buttons.icon("Copy", "mdoal-content_copy", () -> Problems.copy(value));
      copy.getStyleClass().add("tiny");
      copy.setTooltip(new Tooltip(Words.of("Copy %s", value)));
      line.getChildren().addAll(Spacer.grow(), copy);
    }
    return line;
  }

  /// As wide as the card, and to be scrolled where that does not do.
  private static Node across(Node content) {
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    // the version stands at the end of its chain
    content.layoutBoundsProperty().subscribe(bounds -> scroll.setHvalue(scroll.getHmax()));
    scroll.getStyleClass().add("plain");
    return scroll;
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
      case ANOMALY -> Words.of("Anomalies");
      case FORECAST -> Words.of("Forecast");
    };
  }
}
