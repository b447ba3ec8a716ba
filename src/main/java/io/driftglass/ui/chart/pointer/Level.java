package io.driftglass.ui.chart.pointer;

import io.driftglass.ui.chart.paint.Stack;
import io.driftglass.ui.chart.scale.ValueScale;
import javafx.scene.shape.Line;

/// The line of the threshold through the score.
public final class Level extends Line {
  private final Stack stack;

  public Level(Stack stack) {
    this.stack = stack;
    getStyleClass().add("dg-threshold-line");
    setManaged(false);
    setMouseTransparent(true);
  }

  /// @param start of the stack below the top of the chart
  public void place(double start, double left, double width) {
    setVisible(stack.score().isPresent());
    var band = stack.scorePlot();
    double y = start + new ValueScale(0, 1).y(stack.threshold(), band.top(), band.height());
    setStartX(left + 6);
    setEndX(left + width);
    setStartY(Math.floor(y) + .5);
    setEndY(Math.floor(y) + .5);
  }
}
