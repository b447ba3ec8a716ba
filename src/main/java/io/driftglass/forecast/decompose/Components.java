package io.driftglass.forecast.decompose;

import io.driftglass.forecast.EvenSeries;
import io.driftglass.forecast.Season;
import io.driftglass.forecast.Seasons;
import io.driftglass.series.Cadence;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the last rows and the coming ones are made of: trend and cycles by [Mstl] over both
/// together, so that each part runs on through now.
///
/// @param ahead coming rows, the last of every part
/// @param trend one a row, oldest first
/// @param cycles as long as the trend, shortest first; empty where there is none
/// @param seconds a row; NaN where rows are no time
@SuppressWarnings("ArrayRecordComponent")
public record Components(int ahead, double[] trend, List<Mstl.Cycle> cycles, double seconds) {
  private static final int MOST_ROWS = 12_000;
  private static final int CYCLES_LOOKED_AT = 4;
  private static final int FEWEST_ROWS = 8;

  public Components {
    cycles = List.copyOf(cycles);
  }

  /// Empty where too few rows were measured.
  ///
  /// @param coming the values that are expected next
  public static Optional<Components> of(Frame recent, String channel, double[] coming) {
    var cadence = Cadence.of(recent);
    var measured = EvenSeries.of(recent, recent.indexOf(channel), cadence);
    if (Arrays.stream(measured).filter(Double::isFinite).count() < FEWEST_ROWS) {
      return Optional.empty();
    }
    var season = Seasons.find(recent, recent.indexOf(channel), cadence);
    var past = EvenSeries.filled(measured, season.rows());
    int wanted = Math.max(2 * coming.length, CYCLES_LOOKED_AT * season.longer());
    int kept = Math.min(past.length, Math.min(MOST_ROWS, Math.max(60, wanted)));
    var both = Arrays.copyOfRange(past, past.length - kept, past.length + coming.length);
    System.arraycopy(coming, 0, both, kept, coming.length);
    var parts = Mstl.of(both, both.length, season);
    int shown = Math.min(kept, Math.max(2 * coming.length, shown(season)));
    return Optional.of(cut(parts, shown + coming.length, coming.length, cadence.seconds()));
  }

  private static int shown(Season season) {
    return season.nested() ? season.longer() : 3 * season.rows();
  }

  private static Components cut(Mstl.Parts parts, int rows, int ahead, double seconds) {
    var cycles =
        parts.cycles().stream()
            .map(cycle -> new Mstl.Cycle(cycle.period(), last(cycle.values(), rows)))
            .toList();
    return new Components(ahead, last(parts.trend(), rows), cycles, seconds);
  }

  private static double[] last(double[] values, int rows) {
    return Arrays.copyOfRange(values, Math.max(0, values.length - rows), values.length);
  }

  /// How far the trend moves a row over the coming ones.
  public double slope() {
    int last = trend.length - 1;
    int from = Math.max(0, last - ahead);
    return last == from ? 0 : (trend[last] - trend[from]) / (last - from);
  }

  /// Half the way from the lowest to the highest value of a cycle's last round.
  public static double reach(Mstl.Cycle cycle) {
    var round = last(cycle.values(), cycle.period());
    double low = Arrays.stream(round).min().orElse(0);
    double high = Arrays.stream(round).max().orElse(0);
    return (high - low) / 2;
  }
}
