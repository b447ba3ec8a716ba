package io.driftglass.ui.chart;

import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.series.Extremes;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/// The shape of a series in a few pixels, for tables and cards: two points a pixel column, so that
/// a spike is seen here too; breaks where values are missing.
public final class Sparkline extends Region {
  private final Path line = new Path();
  private double[] values = {};
  private double drawn = -1;

  public Sparkline(double width, double height) {
    setPrefSize(width, height);
    setMinHeight(height);
    line.setManaged(false);
    line.setStyle("-fx-stroke: -dg-series; -fx-stroke-width: 1; -fx-stroke-line-join: bevel;");
    getChildren().setAll(line);
  }

  /// @param newValues oldest first, NaN where missing; read without a copy
  public void show(double[] newValues) {
    values = newValues;
    drawn = -1;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    if (drawn == getWidth() * 1e4 + getHeight()) return;
    drawn = getWidth() * 1e4 + getHeight();
    line.getElements().clear();
    int columns = (int) Math.min(getWidth(), values.length);
    if (columns < 1) return;
    var all = new Extremes();
    for (double value : values) all.add(value);
    var scale = ValueScale.around(all.low(), all.high(), 0);
    boolean down = false;
    for (int c = 0; c < columns; c++) {
      int from = (int) ((long) c * values.length / columns);
      int until = (int) ((long) (c + 1) * values.length / columns);
      down = column((c + .5) * getWidth() / columns, from, until, scale, down);
    }
  }

  /// @param down whether the pen already draws
  /// @return whether it still does
  private boolean column(double x, int from, int until, ValueScale scale, boolean down) {
    var part = new Extremes();
    for (int row = from; row < until; row++) part.add(values[row]);
    if (Double.isNaN(part.low())) return false;
    double first = scale.y(part.low(), 1, getHeight() - 2);
    double second = scale.y(part.high(), 1, getHeight() - 2);
    line.getElements().add(down ? new LineTo(x, first) : new MoveTo(x, first));
    if (until - from > 1 && second != first) line.getElements().add(new LineTo(x, second));
    return true;
  }
}
