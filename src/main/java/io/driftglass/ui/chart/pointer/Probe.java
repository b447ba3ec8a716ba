package io.driftglass.ui.chart.pointer;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/// What stands at the mouse over one plot: a line, its time, and a ring around the nearest value
/// with what it is. As large as its chart.
public final class Probe extends Pane {
  private static final double RADIUS = 3.5;
  private static final double ABOVE = 28;
  private static final double AIR = 4;

  private final Line hair = new Line();
  private final Circle ring = new Circle(RADIUS);
  private final Label time = Readout.label("", "dg-tag");
  private final Label value = Readout.label("", "dg-tag");
  private final List<Node> parts = List.of(hair, ring, time, value);

  /// The nearest value and its place in px of the chart.
  public record Point(double x, double y, double value, String text) {
    /// Says also how far it lies from another one.
    public Point from(Point other) {
      return new Point(x, y, value, text + " · " + Readout.change(value - other.value));
    }
  }

  public Probe() {
    hair.getStyleClass().add("dg-hair");
    ring.getStyleClass().add("dg-ring");
    setManaged(false);
    setMouseTransparent(true);
    for (var part : parts) part.setManaged(false);
    getChildren().setAll(parts);
    hide();
  }

  public void hide() {
    for (var part : parts) part.setVisible(false);
  }

  /// @param top px of the plot in the chart
  /// @param point empty where nothing was measured
  public void show(double x, double top, double bottom, String stamp, Optional<Point> point) {
    hair.setVisible(true);
    time.setVisible(true);
    ring.setVisible(point.isPresent());
    value.setVisible(point.isPresent());
    hair.setStartX(Math.floor(x) + .5);
    hair.setEndX(Math.floor(x) + .5);
    hair.setStartY(top);
    hair.setEndY(bottom);
    time.setText(stamp);
    place(time, x, bottom + AIR, getWidth());
    point.ifPresent(nearest -> ring(nearest, x, top));
  }

  private void ring(Point nearest, double x, double top) {
    ring.setCenterX(nearest.x());
    ring.setCenterY(nearest.y());
    value.setText(nearest.text());
    place(value, x, Math.max(top + AIR, nearest.y() - ABOVE), getWidth());
  }

  /// Puts a tag about a middle, within the width of its chart.
  public static void place(Label tag, double middle, double top, double width) {
    tag.applyCss();
    tag.autosize();
    double left = Math.clamp(middle - tag.getWidth() / 2, 0, Math.max(0, width - tag.getWidth()));
    tag.relocate(Math.rint(left), Math.rint(top));
  }
}
