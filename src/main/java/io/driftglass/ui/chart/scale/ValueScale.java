package io.driftglass.ui.chart.scale;

import io.driftglass.ui.kit.text.Figures;
import java.util.ArrayList;
import java.util.List;

/// Values to heights within a plot, and the round values worth a grid line.
///
/// @param low value at the bottom
/// @param high value at the top, above `low`
public record ValueScale(double low, double high) {
  /// Covers both values with a margin of that fraction; a constant series gets one unit of room.
  public static ValueScale around(double low, double high, double margin) {
    if (!(low <= high) || Double.isInfinite(high - low)) return new ValueScale(0, 1);
    double room =
        high - low > Math.ulp(high) * 64 ? (high - low) * margin : Math.max(Math.abs(low) * .1, .5);
    return new ValueScale(low - room, high + room);
  }

  /// Pixels from the top edge `top` of a plot that is `height` px high.
  public double y(double value, double top, double height) {
    return top + (high - value) / (high - low) * height;
  }

  public double value(double y, double top, double height) {
    return high - (y - top) / height * (high - low);
  }

  /// The round values inside, rising: two to five on a low plot, three to seven on a high one.
  ///
  /// @param most about how many there is room for
  public List<Double> ticks(int most) {
    double step = step(most);
    var ticks = new ArrayList<Double>();
    for (long n = (long) Math.ceil(low / step); n * step <= high; n++) ticks.add(n * step);
    return ticks;
  }

  /// The value with as many decimals as the step between ticks needs.
  public String label(double tick, int most) {
    double step = step(most);
    if (step < 1e-4 || Math.abs(tick) >= 1e7) return Figures.value(tick);
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    return Figures.fixed(tick == 0 ? 0 : tick, decimals);
  }

  /// The largest round step with at least two values inside, three on a high plot.
  private double step(int most) {
    int least = most > 3 ? 3 : 2;
    for (double unit = Math.pow(10, Math.ceil(Math.log10(high - low))); ; unit /= 10) {
      for (double nice : new double[] {1, .5, .2}) {
        double step = nice * unit;
        if (Math.floor(high / step) - Math.ceil(low / step) + 1 >= least) return step;
      }
    }
  }
}
