package io.driftglass.forecast.decompose;

import io.driftglass.forecast.Season;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Decomposition into trend, several cycles and a rest: one [Stl] a cycle, the shorter first, twice
/// over (Bandara, Hyndman & Bergmeir 2022, International Journal of Operational Research).
public final class Mstl {
  private static final int ROUNDS = 2;

  private Mstl() {}

  /// A cycle's part of every row.
  @SuppressWarnings("ArrayRecordComponent")
  public record Cycle(int period, double[] values) {}

  /// `values = trend + every cycle + rest`.
  ///
  /// @param cycles shortest first; empty where the series has none, or fewer than two of it
  @SuppressWarnings("ArrayRecordComponent")
  public record Parts(double[] trend, List<Cycle> cycles, double[] rest) {
    /// The series without its cycles.
    public double[] adjusted() {
      var adjusted = new double[trend.length];
      for (int row = 0; row < adjusted.length; row++) adjusted[row] = trend[row] + rest[row];
      return adjusted;
    }

    /// The cycles' part of the row that many steps after the last one, by repeating the last cycle.
    public double after(int step) {
      double sum = 0;
      for (var cycle : cycles) {
        int n = cycle.values.length;
        sum += cycle.values[n - cycle.period + (step - 1) % cycle.period];
      }
      return sum;
    }
  }

  /// @param values oldest first, finite, 3 or more
  public static Parts of(double[] values, int until, Season season) {
    var series = Arrays.copyOf(values, until);
    var periods = periods(season, until);
    if (periods.isEmpty()) {
      var trend = new double[until];
      int window = Math.max(3, (until / 3) | 1);
      Loess.smooth(series, until, window, true, Math.max(1, window / 10), trend, 0);
      return parts(series, trend, List.of());
    }
    var cycles = new double[periods.size()][until];
    var freed = series.clone();
    var trend = new double[until];
    int rounds = periods.size() == 1 ? 1 : ROUNDS;
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < cycles.length; i++) {
        for (int row = 0; row < until; row++) freed[row] += cycles[i][row];
        var found = Stl.of(freed, periods.get(i), 7 + 4 * (i + 1));
        cycles[i] = found.season();
        trend = found.trend();
        for (int row = 0; row < until; row++) freed[row] -= cycles[i][row];
      }
    }
    var named = new ArrayList<Cycle>();
    for (int i = 0; i < cycles.length; i++) named.add(new Cycle(periods.get(i), cycles[i]));
    return parts(series, trend, named);
  }

  private static List<Integer> periods(Season season, int rows) {
    var periods = new ArrayList<Integer>();
    if (season.present() && rows > 2 * season.rows()) periods.add(season.rows());
    if (season.nested() && rows > 2 * season.longer()) periods.add(season.longer());
    return periods;
  }

  private static Parts parts(double[] series, double[] trend, List<Cycle> cycles) {
    var rest = series.clone();
    for (int row = 0; row < rest.length; row++) {
      rest[row] -= trend[row];
      for (var cycle : cycles) rest[row] -= cycle.values[row];
    }
    return new Parts(trend, cycles, rest);
  }

  /// How much of what is not trend the shortest cycle explains, 0..1 (Wang, Smith & Hyndman 2006,
  /// Data Mining and Knowledge Discovery 13); 0 without a cycle.
  public static double strength(Parts parts) {
    if (parts.cycles.isEmpty()) return 0;
    var cycle = parts.cycles.getFirst().values;
    var both = parts.rest.clone();
    for (int row = 0; row < both.length; row++) both[row] += cycle[row];
    double spread = variance(both);
    return spread > 0 ? Math.clamp(1 - variance(parts.rest) / spread, 0, 1) : 0;
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
  }
}
