package io.driftglass.ui.chart.scale;

import io.driftglass.ui.kit.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Values to heights within a plot, and the round values worth a grid line.
///
/// @param low value at the bottom
/// @param high value at the top, above `low`
/// @param logarithmic equal ratios are equal heights; then both are above 0, and what is not lies
///   at the bottom
public record ValueScale(double low, double high, boolean logarithmic) {
  private static final int MOST_DECIMALS = 5;

  public ValueScale(double low, double high) {
    this(low, high, false);
  }

  /// Covers both values with a margin of that fraction; a constant series gets one unit of room.
  public static ValueScale around(double low, double high, double margin) {
    if (!(low <= high) || Double.isInfinite(high - low)) return new ValueScale(0, 1);
    double room =
        high - low > Math.ulp(high) * 64 ? (high - low) * margin : Math.max(Math.abs(low) * .1, .5);
    return new ValueScale(low - room, high + room);
  }

  /// The same for ratios; both values above 0.
  public static ValueScale ratios(double low, double high, double margin) {
    double room = Math.max(Math.pow(high / low, margin), 1.05);
    return new ValueScale(low / room, high * room, true);
  }

  /// The one in which all of those have room; empty where there are none. Ratios stay ratios where
  /// all are.
  public static Optional<ValueScale> covering(List<ValueScale> scales) {
    if (scales.isEmpty()) return Optional.empty();
    return Optional.of(
        new ValueScale(
            scales.stream().mapToDouble(ValueScale::low).min().orElseThrow(),
            scales.stream().mapToDouble(ValueScale::high).max().orElseThrow(),
            scales.stream().allMatch(ValueScale::logarithmic)));
  }

  /// Pixels from the top edge `top` of a plot that is `height` px high.
  public double y(double value, double top, double height) {
    if (!logarithmic) return top + (high - value) / (high - low) * height;
    double share = Math.log(high / Math.max(value, low)) / Math.log(high / low);
    return Double.isNaN(value) ? Double.NaN : top + share * height;
  }

  public double value(double y, double top, double height) {
    double share = (y - top) / height;
    return logarithmic ? high * Math.pow(low / high, share) : high - share * (high - low);
  }

  /// The round values inside, rising: two to five on a low plot, three to seven on a high one.
  ///
  /// @param most about how many there is room for
  public List<Double> ticks(int most) {
    if (logarithmic && high / low > 10) return powers(most);
    double step = step(most);
    var ticks = new ArrayList<Double>();
    for (long n = (long) Math.ceil(low / step); n * step <= high; n++) ticks.add(n * step);
    return ticks;
  }

  /// The value with as many decimals as the step between ticks needs; with one SI prefix for all of
  /// them where they are very small or large: `1.5 M`.
  public String label(double tick, int most) {
    if (logarithmic && high / low > 10) return Figures.scaled(tick);
    double factor = Figures.prefix(Math.max(Math.abs(low), Math.abs(high)));
    double step = step(most) / factor;
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    if (decimals > MOST_DECIMALS) return Figures.scaled(tick);
    return Figures.scaled(tick == 0 ? 0 : tick, tick == 0 ? 1 : factor, tick == 0 ? 0 : decimals);
  }

  /// Powers of ten, every second or third where there are many, with 2 and 5 where there are few.
  private List<Double> powers(int most) {
    var powers = new ArrayList<Double>();
    int first = (int) Math.floor(Math.log10(low));
    int last = (int) Math.floor(Math.log10(high));
    int stride = Math.max(1, (int) Math.ceil((last - first) / (double) most));
    double[] between = last - first <= most / 2 ? new double[] {1, 2, 5} : new double[] {1};
    for (int power = first; power <= last; power += stride) {
      for (double times : between) {
        double tick = times * Math.pow(10, power);
        if (tick >= low && tick <= high) powers.add(tick);
      }
    }
    return powers;
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
