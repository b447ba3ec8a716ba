package io.driftglass.ui.chart;

/// A horizontal strip of the chart, in px.
record Band(double top, double height) {
  double bottom() {
    return top + height;
  }

  boolean contains(double y) {
    return top <= y && y < bottom();
  }

  Band inset(double above, double below) {
    return new Band(top + above, Math.max(1, height - above - below));
  }
}
