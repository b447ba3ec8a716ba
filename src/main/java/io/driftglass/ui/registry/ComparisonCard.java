package io.driftglass.ui.registry;

import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.ShareBar;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Names;
import io.driftglass.ui.kit.text.Words;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A version's out-of-sample figures beside those of the one in production.
final class ComparisonCard {
  private static final double NUMBER = 76;

  private final VBox lines = new VBox();
  private final Card card = new Card("Out of sample", lines);
  private final Label heading;
  private final Button judge;

  ComparisonCard(Runnable judgeBoth) {
    heading = Texts.of("", "small", "muted");
    judge = Buttons.small("Judge on the same rows", "mdoal-compare_arrows", judgeBoth);
    judge.managedProperty().bind(judge.visibleProperty());
    card.actions(heading, judge);
  }

  Card node() {
    return card;
  }

  /// @param judged both on the same rows, computed now; empty for the figures of the cards
  void show(Details details, Optional<Compared> judged) {
    var compared = judged.or(details::compared);
    var version = details.version();
    lines.getChildren().clear();
    judge.setVisible(details.other().isPresent() && judged.isEmpty());
    heading.setText(
        details
            .other()
            .map(it -> Words.of("against %s", it.title()))
            .filter(t -> compared.isPresent())
            .orElse(""));
    if (compared.isPresent()) {
      card.sentence()
          .setText(
              Words.of("%s neither has learnt from", Figures.count(compared.get().rows(), "row")));
      lines.getChildren().add(head(compared.get()));
      compared.get().lines().forEach(line -> lines.getChildren().add(line(line)));
      return;
    }
    card.sentence()
        .setText(
            Words.of(
                "%s the model has not seen", Figures.count(version.card().validatedRows(), "row")));
    CardLines.metrics(version.card())
        .forEach((name, value) -> lines.getChildren().add(figure(name, value)));
  }

  private static Node head(Compared compared) {
    var row =
        row(
            Texts.of(Words.of("Metric"), "micro", "subtle"),
            new HBox(),
            number("v" + compared.version().number(), "micro", "subtle"),
            number(theirs(compared), "micro", "subtle"),
            Texts.of(Words.of("Verdict"), "micro", "subtle"));
    row.getStyleClass().add("metric");
    return row;
  }

  private static String theirs(Compared compared) {
    return compared.version().model().equals(compared.other().model())
        ? "v" + compared.other().number()
        : "other";
  }

  private static Node line(Compared.Line line) {
    double most = Math.max(Math.abs(line.mine()), Math.abs(line.theirs()));
    double share = most == 0 ? 0 : Math.abs(line.mine()) / most;
    double other = most == 0 ? 0 : Math.abs(line.theirs()) / most;
    var bars =
        new VBox(
            2,
            new ShareBar(110, 6).show(share, "accent"),
            new ShareBar(110, 6).show(other, "quiet"));
    bars.setAlignment(Pos.CENTER_LEFT);
    var row =
        row(
            Texts.cuttable(Names.title(line.metric()), "small"),
            bars,
            number(Figures.value(line.mine()), "medium"),
            number(Figures.value(line.theirs()), "small", "muted"),
            verdict(line.verdict()));
    row.getStyleClass().add("metric");
    return row;
  }

  private static HBox row(Node name, Node bars, Node mine, Node theirs, Node verdict) {
    HBox.setHgrow(name, Priority.ALWAYS);
    if (name instanceof Label label) label.setMaxWidth(Double.MAX_VALUE);
    var place = new HBox(verdict);
    place.setMinWidth(96);
    place.setAlignment(Pos.CENTER_LEFT);
    var bar = new HBox(bars);
    bar.setMinWidth(112);
    bar.setAlignment(Pos.CENTER_LEFT);
    var row = new HBox(12, name, bar, mine, theirs, place);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Label number(String text, String... classes) {
    var label = Texts.of(text, classes);
    label.setMinWidth(NUMBER);
    label.setAlignment(Pos.CENTER_RIGHT);
    return label;
  }

  private static Node verdict(Compared.Verdict verdict) {
    var line =
        switch (verdict) {
          case BETTER ->
              new HBox(
                  4,
                  Icon.of("mdoal-arrow_upward", "i15", "i-good"),
                  Texts.of(Words.of("better"), "small"));
          case WORSE ->
              new HBox(
                  4,
                  Icon.of("mdoal-arrow_downward", "i15", "i-warn"),
                  Texts.of(Words.of("worse"), "small"));
          case EQUAL -> new HBox(Texts.of(Words.of("no difference"), "small", "muted"));
          case OPEN -> new HBox();
        };
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static Node figure(String name, String value) {
    var figure = Texts.cuttable(value, value.startsWith(Figures.NONE) ? "muted" : "medium");
    var label = Texts.of(name, "small");
    var grow = new HBox();
    HBox.setHgrow(grow, Priority.ALWAYS);
    var row = new HBox(12, label, grow, figure);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("metric");
    return row;
  }
}
