package io.driftglass.ui.chart.scale;

/// Ticks to pixels across a plot.
///
/// @param width of the plot in px, above 0
public record XScale(Range range, double width) {
  public double x(double tick) {
    return (tick - range.from()) / range.length() * width;
  }

  /// Exact for ticks up to 2^53: microseconds until the year 2255.
  public double x(long tick) {
    return x((double) tick);
  }

  public double tick(double x) {
    return range.from() + x / width * range.length();
  }

  public double pixels(double ticks) {
    return ticks / range.length() * width;
  }
}
