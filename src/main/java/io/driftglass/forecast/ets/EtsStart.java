package io.driftglass.forecast.ets;

import io.driftglass.forecast.ets.EtsForm.Cycle;
import io.driftglass.forecast.ets.EtsForm.Trend;
import java.util.Arrays;

/// Where level, trend and cycle seem to begin: the cycle by classical decomposition of up to ten
/// cycles, then a straight line through the first rows freed of it (Hyndman et al. 2008, 2.6.1).
final class EtsStart {
  private static final int CYCLES = 10;

  private EtsStart() {}

  /// @param season rows a cycle; two and a half cycles are needed where the form has one
  static EtsState of(EtsForm form, double[] values, int from, int until, int season) {
    boolean cyclic = form.cycle() != Cycle.NONE;
    boolean factor = form.cycle() == Cycle.FACTOR;
    var cycle = cyclic ? cycle(values, from, until, season, factor) : new double[0];
    int rows = Math.min(until - from, Math.max(10, 2 * season));
    var freed = Arrays.copyOfRange(values, from, from + rows);
    for (int row = 0; cyclic && row < rows; row++) {
      if (factor) freed[row] /= cycle[row % season];
      else freed[row] -= cycle[row % season];
    }
    double middle = (rows - 1) / 2.0;
    double mean = Arrays.stream(freed).average().orElse(0);
    double product = 0;
    double square = 0;
    for (int row = 0; row < rows; row++) {
      product += (row - middle) * (freed[row] - mean);
      square += (row - middle) * (row - middle);
    }
    double slope = form.trend() == Trend.NONE || square == 0 ? 0 : product / square;
    double level = mean - slope * (middle + 1);
    if (factor && !(level > 0)) {
      level = mean;
      slope = 0;
    }
    return new EtsState(.1, .01, .01, form.trend() == Trend.NONE ? 0 : 1, level, slope, cycle);
  }

  private static double[] cycle(double[] values, int from, int until, int season, boolean factor) {
    int last = Math.min(until, from + CYCLES * season);
    var sums = new double[season];
    var counts = new int[season];
    int half = season / 2;
    for (int row = from + half; row < last - half; row++) {
      double sum = 0;
      for (int near = row - half; near <= row + half; near++) sum += values[near];
      if (season % 2 == 0) sum -= (values[row - half] + values[row + half]) / 2;
      double trend = sum / season;
      sums[(row - from) % season] += factor ? values[row] / trend : values[row] - trend;
      counts[(row - from) % season]++;
    }
    double mean = 0;
    for (int phase = 0; phase < season; phase++) {
      sums[phase] = counts[phase] > 0 ? sums[phase] / counts[phase] : factor ? 1 : 0;
      if (factor) sums[phase] = Math.max(sums[phase], .01);
      mean += sums[phase] / season;
    }
    for (int phase = 0; phase < season; phase++) {
      sums[phase] = factor ? sums[phase] / mean : sums[phase] - mean;
    }
    return sums;
  }
}
