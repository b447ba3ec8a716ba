package io.driftglass.ui.chart.paint;

import java.util.Arrays;
import javafx.scene.canvas.GraphicsContext;

/// A line whose points lie about a pixel apart, as one upright run a pixel column with soft ends:
/// as much ink as a stroke leaves there. A stroke of a thousand steep pieces costs the renderer
/// without a graphics card ten times as much.
final class LineRuns {
  /// Points that lie closer, in px, are drawn so.
  static final double CLOSE = 2;

  private final double[] tops;
  private final double[] bottoms;

  /// @param columns px across
  LineRuns(int columns) {
    tops = new double[columns];
    bottoms = new double[columns];
    Arrays.fill(tops, Double.POSITIVE_INFINITY);
    Arrays.fill(bottoms, Double.NEGATIVE_INFINITY);
  }

  /// A piece from left to right, in px; what lies outside is passed over.
  void piece(double x0, double y0, double x1, double y1) {
    int first = (int) Math.max(0, Math.floor(x0));
    int last = (int) Math.min(tops.length - 1.0, Math.floor(x1));
    double slope = x1 > x0 ? (y1 - y0) / (x1 - x0) : 0;
    for (int c = first; c <= last; c++) {
      boolean upright = first == last;
      double enters = upright || c <= x0 ? y0 : y0 + (c - x0) * slope;
      double leaves = upright || c + 1 >= x1 ? y1 : y0 + (c + 1 - x0) * slope;
      tops[c] = Math.min(tops[c], Math.min(enters, leaves));
      bottoms[c] = Math.max(bottoms[c], Math.max(enters, leaves));
    }
  }

  /// In the colour that fills.
  void fill(GraphicsContext g, double width) {
    for (int c = 0; c < tops.length; c++) {
      if (tops[c] > bottoms[c]) continue;
      double height = Math.hypot(bottoms[c] - tops[c], width);
      g.fillRect(c, (tops[c] + bottoms[c] - height) / 2, 1, height);
    }
  }
}
