package io.driftglass.ui.train;

import io.driftglass.ui.chart.Sparkline;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.TimeAxis;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.HLineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.VLineTo;

/// The rows in the order of time, shaded by what they are used for, with two handles to move the
/// borders; a focused handle moves by the arrow keys.
final class SplitChart extends Pane {
  private static final double HEAD = 22;
  private static final double FOOT = 20;
  private static final double LEAST = 108;
  private static final double STEP = .01;
  private static final double DATE = 84;
  private static final double AIR = 10;
  private static final double BAR = 3;
  private static final double KNOWN = 2;

  private final TrainViewModel model;
  private final Region[] parts = {part("split-train"), part("split-validate"), part("split-rest")};
  private final Label[] names = {
    Texts.of("", "micro", "split-train-text"),
    Texts.of("", "micro", "split-validate-text"),
    Texts.of("", "micro", "muted")
  };
  private final String[] said = {"", "", ""};
  private double[] shares = new double[3];
  private final Sparkline line = new Sparkline(400, 90);
  private final Path known = new Path();
  private final List<Label> dates = new ArrayList<>();
  private final Region trainEnd;
  private final Region validateEnd;

  SplitChart(TrainViewModel model) {
    this.model = model;
    trainEnd = handle("End of training", model.trainUntilProperty()::get, model::trainUntil);
    validateEnd =
        handle("End of validation", model.validateUntilProperty()::get, model::validateUntil);
    known.getStyleClass().add("split-known");
    known.setManaged(false);
    known.setMouseTransparent(true);
    getChildren().addAll(parts);
    getChildren().addAll(known, line);
    getChildren().addAll(names);
    getChildren().addAll(trainEnd, validateEnd);
    line.setMouseTransparent(true);
    model.previewProperty().subscribe(this::show);
    model.trainUntilProperty().subscribe(this::words);
    model.validateUntilProperty().subscribe(this::words);
    model.gapProperty().subscribe(this::requestLayout);
    model.knownProperty().subscribe(this::requestLayout);
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
        event -> move.accept(snapped(sceneToLocal(event.getSceneX(), 0).getX() / getWidth())));
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

  /// A border that is drawn with the mouse stays at the beginning of a day.
  private double snapped(double place) {
    var preview = model.previewProperty().get();
    return preview == null ? place : preview.snapped(place);
  }

  private void show(Preview preview) {
    line.show(preview == null ? new double[0] : preview.values());
    words();
  }

  private void words() {
    double train = model.trainUntilProperty().get();
    double until = model.validateUntilProperty().get();
    var preview = model.previewProperty().get();
    var rows = preview == null ? "" : " · " + Figures.count((long) (preview.rows() * train), "row");
    shares = new double[] {train, until - train, 1 - until};
    said[0] = Words.of("Train %s", Figures.percent(train)) + rows;
    said[1] = Words.of("Validate %s", Figures.percent(until - train));
    said[2] = until > .995 ? "" : Words.of("Not used %s", Figures.percent(1 - until));
    requestLayout();
  }

  @Override
  protected double computeMinHeight(double width) {
    return head() + LEAST + foot();
  }

  @Override
  protected double computePrefHeight(double width) {
    return head() + LEAST + 20 + foot();
  }

  /// As high as the letters need.
  private double head() {
    return Math.max(HEAD, names[0].prefHeight(-1) + 7);
  }

  private double foot() {
    return Math.max(FOOT, names[0].prefHeight(-1) + 5);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = Math.max(1, getHeight() - head() - foot());
    double[] edges = {
      0,
      model.trainUntilProperty().get() * width,
      model.validateUntilProperty().get() * width,
      width
    };
    for (int i = 0; i < parts.length; i++) {
      double left = i == 1 ? Math.min(edges[2], edges[1] + gap(width)) : edges[i];
      parts[i].resizeRelocate(left, head(), edges[i + 1] - left, height);
      name(i, edges[i] + 2, edges[i + 1] - edges[i] - 4);
    }
    shade(width, height);
    line.resizeRelocate(0, head() + 8, width, height - 16);
    handleAt(trainEnd, edges[1], height);
    handleAt(validateEnd, edges[2], height);
    dates(width);
  }

  /// Known anomalies, each wide enough to be seen.
  private void shade(double width, double height) {
    known.getElements().clear();
    var preview = model.previewProperty().get();
    if (preview == null) return;
    for (var stretch : model.knownProperty().get()) {
      double left = width * preview.share(stretch.from());
      double right = width * preview.share(stretch.until());
      if (right <= left) continue;
      double wide = Math.max(KNOWN, right - left);
      known
          .getElements()
          .addAll(
              new MoveTo(left, head() + BAR),
              new HLineTo(left + wide),
              new VLineTo(head() + height),
              new HLineTo(left),
              new ClosePath());
    }
  }

  /// What neither part uses, in px.
  private double gap(double width) {
    var preview = model.previewProperty().get();
    return preview == null || preview.rows() == 0
        ? 0
        : width * model.gapProperty().get() / preview.rows();
  }

  /// Writes the boundaries of time below, each at its place.
  private void dates(double width) {
    dates.forEach(label -> label.setVisible(false));
    var preview = model.previewProperty().get();
    if (preview == null || preview.rows() < 2) return;
    long from = preview.ticks()[0];
    var range = new Range(from, Math.max(from + 1, preview.ticks()[preview.rows() - 1]));
    var axis = new TimeAxis(preview.clock());
    var x = new XScale(range, Math.max(1, width));
    int place = 0;
    double free = 0;
    for (var tick : axis.ticks(range, (int) Math.max(1, width / (DATE * foot() / FOOT)))) {
      var label = date(place++);
      label.setText(tick.label());
      label.autosize();
      double left = x.x(tick.at());
      label.relocate(left, getHeight() - foot() + 3);
      label.setVisible(left >= free && left + label.getWidth() <= width);
      if (label.isVisible()) free = left + label.getWidth() + AIR;
    }
  }

  private Label date(int place) {
    if (place == dates.size()) {
      var label = Texts.of("", "micro", "muted");
      label.setManaged(false);
      dates.add(label);
      getChildren().add(label);
    }
    return dates.get(place);
  }

  /// What a part is, over it; where that has no room, its share alone.
  private void name(int part, double x, double room) {
    var name = names[part];
    name.setText(said[part]);
    if (name.prefWidth(-1) > room) name.setText(Figures.percent(shares[part]));
    name.autosize();
    name.relocate(x, 0);
    name.setVisible(!said[part].isEmpty() && name.getWidth() <= room);
  }

  private void handleAt(Region handle, double x, double height) {
    handle.resizeRelocate(x - 4, head() + height / 2 - 13, 8, 26);
  }
}
