package io.driftglass.ui.detect;

import io.driftglass.metric.PrecisionRecall;
import io.driftglass.metric.PrecisionRecall.Point;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;

/// Precision over recall, 0 to 1 each, and where the threshold lies.
final class CurvePlot extends Region {
  private static final double HEIGHT = 96;
  private static final double RADIUS = 4;
  private static final int MOST = 200;

  private final List<Point> points;
  private final Point here;
  private final Polyline line = new Polyline();
  private final Circle dot = new Circle(RADIUS);

  /// @param here what the present threshold gives
  CurvePlot(PrecisionRecall curve, Point here) {
    points = curve.points(MOST);
    this.here = here;
    line.getStyleClass().add("curve");
    dot.getStyleClass().add("curve-dot");
    getChildren().addAll(line, dot);
    getStyleClass().add("inset");
    setId("curve");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    setAccessibleText(Words.of("Precision over recall of every threshold"));
  }

  @Override
  protected void layoutChildren() {
    line.getPoints().clear();
    for (var point : points) line.getPoints().addAll(x(point), y(point));
    dot.setCenterX(x(here));
    dot.setCenterY(y(here));
  }

  private double x(Point point) {
    return RADIUS + point.recall() * (getWidth() - 2 * RADIUS);
  }

  private double y(Point point) {
    return RADIUS + (1 - point.precision()) * (getHeight() - 2 * RADIUS);
  }
}
