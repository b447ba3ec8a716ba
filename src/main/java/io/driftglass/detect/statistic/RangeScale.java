package io.driftglass.detect.statistic;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Spread;
import java.io.IOException;
import java.util.Arrays;

/// Puts every channel on the scale of its own range in training: -1 is its lowest value, 1 its
/// highest. Values far outside are held at +-10,000, so that no later sum overflows and what is far
/// out still ranks by how far.
///
/// A range is taken as at least 5 % of the channel's size, so that the noise of one that hardly
/// moved is not blown up. For one that was always 0 the size is the middle range of the other
/// channels; without any, every other value is far outside.
public final class RangeScale {
  /// Values far outside are held here.
  public static final double FAR = 10_000;

  private static final double NEARLY_CONSTANT = .025;

  private final double[] centre;
  private final double[] unit;

  private RangeScale(double[] centre, double[] unit) {
    this.centre = centre;
    this.unit = unit;
  }

  public static RangeScale fit(double[][] columns) {
    int channels = columns.length;
    var centre = new double[channels];
    var unit = new double[channels];
    for (int c = 0; c < channels; c++) {
      var seen = Arrays.stream(columns[c]).filter(Double::isFinite).summaryStatistics();
      boolean any = seen.getCount() > 0;
      centre[c] = any ? seen.getMin() / 2 + seen.getMax() / 2 : 0;
      double half = any ? seen.getMax() / 2 - seen.getMin() / 2 : 0;
      double size = any ? Math.max(Math.abs(seen.getMin()), Math.abs(seen.getMax())) : 0;
      unit[c] = Math.max(half, NEARLY_CONSTANT * size);
    }
    var varying = Arrays.stream(unit).filter(u -> u > 0).sorted().toArray();
    double usual = varying.length == 0 ? Double.MIN_NORMAL : Spread.median(varying);
    for (int c = 0; c < channels; c++) {
      if (unit[c] == 0) unit[c] = Math.max(NEARLY_CONSTANT * usual, Double.MIN_NORMAL);
    }
    return new RangeScale(centre, unit);
  }

  /// @return NaN stays NaN
  public double in(int channel, double value) {
    return held((value - centre[channel]) / unit[channel]);
  }

  public static double held(double scaled) {
    return Double.isNaN(scaled) ? scaled : Math.clamp(scaled, -FAR, FAR);
  }

  public double out(int channel, double scaled) {
    return centre[channel] + scaled * unit[channel];
  }

  public double unit(int channel) {
    return unit[channel];
  }

  /// The whole column scaled; a missing value repeats the last one, at the start the first.
  public double[] filled(int channel, double[] column) {
    var scaled = new double[column.length];
    double last = Double.NaN;
    for (int row = 0; row < column.length; row++) {
      double value = in(channel, column[row]);
      if (!Double.isNaN(value)) last = value;
      scaled[row] = last;
    }
    int first = 0;
    while (first < scaled.length && Double.isNaN(scaled[first])) first++;
    Arrays.fill(scaled, 0, first, first < scaled.length ? scaled[first] : 0);
    return scaled;
  }

  public void write(ParameterWriter out) throws IOException {
    out.reals(centre).reals(unit);
  }

  public static RangeScale read(ParameterReader in) throws IOException {
    return new RangeScale(in.reals(), in.reals());
  }
}
