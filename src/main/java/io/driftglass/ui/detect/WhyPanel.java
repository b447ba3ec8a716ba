package io.driftglass.ui.detect;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.SeverityMark;
import io.driftglass.ui.kit.part.ShareBar;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Said;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.detect.Detected;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Why the chosen event is one: what happened, the channels that led, and how it was found.
final class WhyPanel extends VBox {
  private static final int PARTS = 8;
  private static final double BAR = 44;

  private final DetectViewModel model;
  private final ReviewPanel review;
  private final ReadOnlyObjectWrapper<Optional<String>> pointed =
      new ReadOnlyObjectWrapper<>(this, "pointed", Optional.empty());

  WhyPanel(DetectViewModel model, ReviewPanel review) {
    super(12);
    this.model = model;
    this.review = review;
    getStyleClass().addAll("panel", "pad16");
    setId("why");
    model.selectedProperty().subscribe(event -> show());
    model.detectedProperty().subscribe(detected -> show());
  }

  /// The title of the channel whose part in the event is pointed at.
  ReadOnlyObjectProperty<Optional<String>> pointedProperty() {
    return pointed.getReadOnlyProperty();
  }

  private void show() {
    getChildren().clear();
    pointed.set(Optional.empty());
    var event = model.selectedProperty().get();
    var detected = model.detectedProperty().get();
    if (event == null || detected == null || event.peakRow() >= detected.frame().rows()) return;
    var text = new EventText(detected);
    getChildren()
        .setAll(
            head(event),
            new VBox(
                4,
                Texts.wrapped(text.headline(event), "title"),
                Texts.wrapped(text.when(event), "small", "muted")),
            box(text.sentence(event)));
    if (text.inSample(event)) {
      getChildren().add(new HBox(Badge.of(Words.of("in-sample: learnt from these rows"), "warn")));
    }
    getChildren()
        .addAll(
            section("Contribution"),
            contributions(text, event),
            Spacer.rule(),
            review,
            Spacer.rule(),
            section("How it was found"),
            how(detected, event));
  }

  private HBox head(AnomalyEvent event) {
    int place = model.events().indexOf(event) + 1;
    var head =
        new HBox(
            8,
            SeverityMark.of(event.severity()),
            Texts.of(SeverityMark.title(event.severity()), "medium"),
            Texts.of(place > 0 ? Words.of("%s of %s", place, model.events().size()) : "", "muted"),
            Spacer.grow(),
            Buttons.icon("Previous event", "mdoal-expand_less", model.ranked()::previous),
            Buttons.icon("Next event", "mdoal-expand_more", model.ranked()::next));
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private static VBox box(String sentence) {
    var box = new VBox(Texts.wrapped(sentence, "sentence-text"));
    box.getStyleClass().addAll("inset", "pad12");
    return box;
  }

  private static Label section(String name) {
    return Texts.of(Words.of(name), "small", "medium");
  }

  private GridPane contributions(EventText text, AnomalyEvent event) {
    var grid = new GridPane(6, 7);
    var name = new ColumnConstraints();
    name.setHgrow(Priority.ALWAYS);
    name.setMinWidth(0);
    var share = right(36);
    var change = right(44);
    grid.getColumnConstraints().setAll(name, new ColumnConstraints(BAR), share, change);
    int row = 0;
    for (var part : text.parts(event, PARTS)) {
      var bar = new ShareBar(BAR, 8);
      bar.show(part.share(), part.leads() ? SeverityMark.styleClass(event.severity()) : "quiet");
      var changed =
          Texts.of(
              Double.isNaN(part.change()) ? "" : Figures.change(part.change()), "small", "muted");
      Node[] cells = {
        Texts.cuttable(part.channel(), "small"),
        bar,
        Texts.of(Figures.percent(part.share()), "small"),
        changed
      };
      for (var cell : cells) pointed(cell, part.channel());
      grid.addRow(row++, cells);
    }
    return grid;
  }

  /// What is pointed at steps forward on the chart.
  private void pointed(Node cell, String channel) {
    cell.setOnMouseEntered(event -> pointed.set(Optional.of(channel)));
    cell.setOnMouseExited(event -> pointed.set(Optional.empty()));
  }

  private static ColumnConstraints right(double width) {
    var column = new ColumnConstraints(width, USE_COMPUTED_SIZE, Double.MAX_VALUE);
    column.setHalignment(HPos.RIGHT);
    return column;
  }

  private VBox how(Detected detected, AnomalyEvent event) {
    var lines = new VBox(6);
    if (!detected.reason().isEmpty()) {
      lines.getChildren().add(Texts.wrapped(Said.of(detected.reason()), "small"));
    }
    lines
        .getChildren()
        .addAll(
            fact("Method", model.title(detected.method())),
            fact("Raw score at the peak", Figures.value(event.peakScore())),
            fact("Needed for an event", Figures.value(detected.alarms().level()[event.peakRow()])),
            fact(
                "Learnt from",
                Words.of("the first %s", Figures.count(detected.learnRows(), "row"))),
            fact(
                "Fit and scored in",
                Times.seconds(detected.fitSeconds() + detected.scoreSeconds())));
    return lines;
  }

  private static HBox fact(String name, String value) {
    return new HBox(
        8,
        Texts.of(Words.of(name), "small", "muted"),
        Spacer.grow(),
        Texts.cuttable(value, "small"));
  }
}
