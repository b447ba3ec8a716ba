package io.driftglass.ui.detect;

import io.driftglass.explain.SimilarEvents;
import io.driftglass.explain.WhatChanged;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.Sparkline;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Pressable;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Said;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What changed around the chosen event, and the earlier stretches of its shape: one that is
/// pressed is gone to.
final class AroundPanel extends VBox {
  private static final double SHAPE_WIDTH = 64;
  private static final double SHAPE_HEIGHT = 26;

  private final DetectViewModel search;
  private final ReviewViewModel review;
  private final Consumer<Interval> go;

  /// @param go shows another stretch
  AroundPanel(DetectViewModel search, ReviewViewModel review, Consumer<Interval> go) {
    super(6);
    this.go = go;
    this.search = search;
    this.review = review;
    review.toldProperty().subscribe(told -> show());
    review.labelsProperty().subscribe(labels -> show());
  }

  private void show() {
    getChildren().clear();
    var told = review.toldProperty().get();
    var detected = search.detectedProperty().get();
    if (told.isEmpty() || detected == null) return;
    var changed = told.get();
    getChildren().add(Texts.of(Words.of("What changed around it"), "small", "medium"));
    for (var because : changed.sentences()) {
      getChildren()
          .addAll(
              Texts.wrapped(Said.of(because.text()), "small"),
              Texts.wrapped(
                  Words.of(
                      "%s %s, rows %s to %s",
                      Words.of(because.statistic()),
                      Figures.value(because.value()),
                      Figures.count(because.fromRow()),
                      Figures.count(because.untilRow() - 1)),
                  "small",
                  "muted"));
    }
    if (changed.similar().isEmpty() || changed.channels().isEmpty()) return;
    var frame = detected.frame();
    getChildren().add(Texts.of(Words.of("Earlier ones like it"), "small", "medium"));
    changed.similar().forEach(match -> getChildren().add(similar(changed, frame, match)));
    getChildren().add(same());
  }

  /// Says of all of them what was said of the chosen event.
  private Button same() {
    var same = Buttons.small("Say the same of them", review::sayOfSimilar);
    same.setId("same");
    var event = search.selectedProperty().get();
    same.setDisable(event == null || review.said(event).isEmpty());
    return same;
  }

  /// Its shape in the channel that it was found in, how alike, since when, what was said of it.
  private Node similar(WhatChanged changed, Frame frame, SimilarEvents.Match match) {
    var stretch = new Interval(frame.tick(match.fromRow()), until(frame, match));
    var when = Times.stretch(frame.clock(), stretch.from(), frame.tick(match.untilRow() - 1));
    var shape = new Sparkline(SHAPE_WIDTH, SHAPE_HEIGHT);
    shape.setMinWidth(SHAPE_WIDTH);
    int channel = frame.indexOf(changed.channels().getFirst().channel());
    shape.show(Arrays.copyOfRange(frame.column(channel), match.fromRow(), match.untilRow()));
    var began = Times.brief(frame.clock(), stretch.from(), frame.span());
    var text = Texts.cuttable(began, "small");
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    var line = new HBox(8, shape, Texts.of(Figures.percent(match.likeness()), "small"), text);
    review.saidWithin(stretch).map(LabelWords::badge).ifPresent(line.getChildren()::add);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("similar");
    return Pressable.of(line, Words.of("Go to %s", when), () -> go.accept(stretch));
  }

  private static long until(Frame frame, SimilarEvents.Match match) {
    return match.untilRow() < frame.rows() ? frame.tick(match.untilRow()) : frame.span().until();
  }
}
