package io.driftglass.ui.chart;

/// Ticks to pixels across a plot.
///
/// @param width of the plot in px, above 0
record XScale(Range range, double width) {
  double x(double tick) {
    return (tick - range.from()) / range.length() * width;
  }

  double tick(double x) {
    return range.from() + x / width * range.length();
  }

  double pixels(double ticks) {
    return ticks / range.length() * width;
  }
}
