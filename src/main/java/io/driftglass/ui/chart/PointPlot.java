package io.driftglass.ui.chart;

import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/// A few hundred named points over two figures, such as the errors and the seconds of runs.
public final class PointPlot extends Pane implements Pictured {
  private static final double GUTTER = 56;
  private static final double FOOT = 20;
  private static final double ROOM = 8;
  private static final int COLOURS = 6;

  private List<Point> points = List.of();

  /// @param name its tool tip
  public record Point(String name, double x, double y) {
    boolean isThere() {
      return Double.isFinite(x) && Double.isFinite(y);
    }
  }

  /// The ends of an axis.
  private record Range(double low, double high) {
    static Range of(double[] values) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double value : values) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      return new Range(low, high);
    }

    double share(double value) {
      return high > low ? (value - low) / (high - low) : .5;
    }
  }

  public PointPlot() {
    setMinWidth(0);
    setPrefHeight(200);
    setMinHeight(140);
    widthProperty().subscribe(this::draw);
    heightProperty().subscribe(this::draw);
  }

  /// Shows those that have both figures.
  public void show(List<Point> all) {
    points = all.stream().filter(Point::isThere).toList();
    draw();
  }

  private void draw() {
    getChildren().clear();
    if (points.isEmpty() || getWidth() < 3 * GUTTER || getHeight() < 3 * FOOT) return;
    var across = Range.of(points.stream().mapToDouble(Point::x).toArray());
    var up = Range.of(points.stream().mapToDouble(Point::y).toArray());
    double right = getWidth() - ROOM;
    double bottom = getHeight() - FOOT - ROOM;
    frame(across, up, right, bottom);
    for (int i = 0; i < points.size(); i++) {
      var point = points.get(i);
      double x = GUTTER + ROOM + across.share(point.x) * (right - GUTTER - 2 * ROOM);
      double y = bottom - up.share(point.y) * (bottom - 2 * ROOM);
      var disc = new Circle(x, y, 4);
      disc.getStyleClass().addAll("curve-best", "s" + (1 + i % COLOURS));
      Tooltip.install(
          disc,
          new Tooltip(point.name + "\n" + Figures.value(point.x) + ", " + Figures.value(point.y)));
      getChildren().add(disc);
    }
  }

  private void frame(Range across, Range up, double right, double bottom) {
    for (var line :
        List.of(
            new Line(GUTTER, bottom + ROOM + .5, right, bottom + ROOM + .5),
            new Line(GUTTER + .5, ROOM, GUTTER + .5, bottom + ROOM))) {
      line.getStyleClass().add("parallel-axis");
      getChildren().add(line);
    }
    label(Figures.value(up.high), 0, ROOM, Pos.CENTER_RIGHT);
    label(Figures.value(up.low), 0, bottom - ROOM, Pos.CENTER_RIGHT);
    label(Figures.value(across.low), GUTTER, getHeight() - FOOT + 2, Pos.CENTER_LEFT);
    label(Figures.value(across.high), right - GUTTER + 8, getHeight() - FOOT + 2, Pos.CENTER_RIGHT);
  }

  private void label(String text, double x, double y, Pos side) {
    Label label = Texts.cuttable(text, "micro", "subtle");
    label.setPrefWidth(GUTTER - 8);
    label.setAlignment(side);
    label.relocate(x, y);
    getChildren().add(label);
  }
}
