package io.driftglass.ui.chart.paint;

/// A strip of the chart, in px: a horizontal one from its top, or one of an axis from its left.
public record Band(double top, double height) {
  public double bottom() {
    return top + height;
  }

  public boolean contains(double y) {
    return top <= y && y < bottom();
  }

  Band inset(double above, double below) {
    return new Band(top + above, Math.max(1, height - above - below));
  }
}
