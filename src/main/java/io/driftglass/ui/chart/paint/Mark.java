package io.driftglass.ui.chart.paint;

import io.driftglass.detect.Severity;
import javafx.scene.canvas.GraphicsContext;

/// The shape of a severity on a canvas.
final class Mark {
  private Mark() {}

  /// Fills diamond, triangle, disc or bar about a middle, 10 px wide.
  static void fill(GraphicsContext g, Severity severity, double x, double y) {
    switch (severity) {
      case CRITICAL ->
          g.fillPolygon(
              new double[] {x, x + 5.5, x, x - 5.5}, new double[] {y - 5.5, y, y + 5.5, y}, 4);
      case MAJOR ->
          g.fillPolygon(
              new double[] {x, x + 5.5, x - 5.5}, new double[] {y - 5, y + 4.5, y + 4.5}, 3);
      case MINOR -> g.fillOval(x - 4.5, y - 4.5, 9, 9);
      case LOW -> g.fillRoundRect(x - 5, y - 2.5, 10, 5, 3, 3);
    }
  }
}
