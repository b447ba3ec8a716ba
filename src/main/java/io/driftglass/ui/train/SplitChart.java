package io.driftglass.ui.train;

import io.driftglass.ui.chart.Sparkline;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.util.function.DoubleConsumer;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The rows in the order of time, shaded by what they are used for, with two handles to move the
/// borders; a focused handle moves by the arrow keys.
final class SplitChart extends Pane {
  private static final double HEAD = 22;
  private static final double FOOT = 20;
  private static final double STEP = .01;

  private final TrainViewModel model;
  private final Region[] parts = {part("split-train"), part("split-validate"), part("split-rest")};
  private final Label[] names = {
    Texts.of("", "micro", "split-train-text"),
    Texts.of("", "micro", "split-validate-text"),
    Texts.of("", "micro", "muted")
  };
  private final Sparkline line = new Sparkline(400, 90);
  private final Label first = Texts.of("", "micro", "muted");
  private final Label last = Texts.of("", "micro", "muted");
  private final Region trainEnd;
  private final Region validateEnd;

  SplitChart(TrainViewModel model) {
    this.model = model;
    trainEnd = handle("End of training", model.trainUntilProperty()::get, model::trainUntil);
    validateEnd =
        handle("End of validation", model.validateUntilProperty()::get, model::validateUntil);
    getChildren().addAll(parts);
    getChildren().add(line);
    getChildren().addAll(names);
    getChildren().addAll(first, last, trainEnd, validateEnd);
    line.setMouseTransparent(true);
    setMinHeight(150);
    setPrefHeight(170);
    model.previewProperty().subscribe(this::show);
    model.trainUntilProperty().subscribe(this::words);
    model.validateUntilProperty().subscribe(this::words);
  }

  private static Region part(String style) {
    var part = new Region();
    part.getStyleClass().addAll("split-part", style);
    return part;
  }

  /// Where a handle stands.
  private interface Place {
    double get();
  }

  private Region handle(String name, Place place, DoubleConsumer move) {
    var handle = new Region();
    handle.getStyleClass().add("split-handle");
    handle.setCursor(Cursor.H_RESIZE);
    handle.setFocusTraversable(true);
    handle.setAccessibleText(Words.of("%s; Left and Right move it", name));
    handle.setOnMouseDragged(
        event -> move.accept(sceneToLocal(event.getSceneX(), 0).getX() / getWidth()));
    handle.setOnMousePressed(event -> handle.requestFocus());
    handle.setOnKeyPressed(
        event -> {
          boolean left = event.getCode() == KeyCode.LEFT;
          if (!left && event.getCode() != KeyCode.RIGHT) return;
          move.accept(place.get() + (left ? -STEP : STEP));
          event.consume();
        });
    return handle;
  }

  private void show(Preview preview) {
    line.show(preview == null ? new double[0] : preview.values());
    boolean any = preview != null && preview.rows() > 0;
    first.setText(any ? Times.day(preview.clock(), preview.ticks()[0]) : "");
    last.setText(any ? Times.day(preview.clock(), preview.ticks()[preview.rows() - 1]) : "");
    words();
  }

  private void words() {
    double train = model.trainUntilProperty().get();
    double until = model.validateUntilProperty().get();
    var preview = model.previewProperty().get();
    var rows = preview == null ? "" : " · " + Figures.count((long) (preview.rows() * train), "row");
    names[0].setText(Words.of("Train %s", Figures.percent(train)) + rows);
    names[1].setText(Words.of("Validate %s", Figures.percent(until - train)));
    names[2].setText(until > .995 ? "" : Words.of("Not used %s", Figures.percent(1 - until)));
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = Math.max(1, getHeight() - HEAD - FOOT);
    double[] edges = {
      0,
      model.trainUntilProperty().get() * width,
      model.validateUntilProperty().get() * width,
      width
    };
    for (int i = 0; i < parts.length; i++) {
      parts[i].resizeRelocate(edges[i], HEAD, edges[i + 1] - edges[i], height);
      names[i].autosize();
      names[i].relocate(edges[i] + 2, 0);
      names[i].setVisible(names[i].getWidth() < edges[i + 1] - edges[i] + 60);
    }
    line.resizeRelocate(0, HEAD + 8, width, height - 16);
    handleAt(trainEnd, edges[1], height);
    handleAt(validateEnd, edges[2], height);
    first.autosize();
    first.relocate(0, getHeight() - FOOT + 3);
    last.autosize();
    last.relocate(width - last.getWidth(), getHeight() - FOOT + 3);
  }

  private static void handleAt(Region handle, double x, double height) {
    handle.resizeRelocate(x - 4, HEAD + height / 2 - 13, 8, 26);
  }
}
