package io.driftglass.ui.chart.series;

/// The lowest and highest of the values added so far; NaN is passed over.
public final class Extremes {
  private final double bound;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  public Extremes() {
    this(Double.NaN);
  }

  /// @param bound values up to it are passed over; NaN for none
  public Extremes(double bound) {
    this.bound = bound;
  }

  void clear() {
    low = Double.POSITIVE_INFINITY;
    high = Double.NEGATIVE_INFINITY;
  }

  public void add(double value) {
    if (value <= bound) return;
    if (value < low) low = value;
    if (value > high) high = value;
  }

  /// NaN where nothing was added.
  public double low() {
    return low <= high ? low : Double.NaN;
  }

  public double high() {
    return low <= high ? high : Double.NaN;
  }
}
