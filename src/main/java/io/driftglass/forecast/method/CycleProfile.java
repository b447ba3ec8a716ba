package io.driftglass.forecast.method;

import io.driftglass.forecast.LocalExpert;
import io.driftglass.forecast.Season;
import java.util.function.ToIntFunction;

/// The last level plus how earlier cycles of the longer season went on from their own level.
final class CycleProfile extends LocalExpert {
  private final ToIntFunction<Season> levelRows;
  private final double decay;
  private final int cycles;

  /// @param levelRows rows that make a level
  /// @param decay weight of a cycle relative to the next younger one
  /// @param cycles how many cycles are averaged, fewer where there are fewer
  CycleProfile(ToIntFunction<Season> levelRows, double decay, int cycles) {
    this.levelRows = levelRows;
    this.decay = decay;
    this.cycles = cycles;
  }

  @Override
  public int rowsBack(Season season) {
    return season.longer() + levelRows.applyAsInt(season);
  }

  @Override
  public int rowsUsed(Season season) {
    return cycles * season.longer() + levelRows.applyAsInt(season);
  }

  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return rowsBack(season) + horizonRows + 26;
  }

  @Override
  public double[] next(double[] values, int until, int horizonRows, Season season) {
    int level = levelRows.applyAsInt(season);
    int cycle = season.longer();
    int count = Math.clamp((until - level) / cycle, 1, cycles);
    double now = mean(values, until - level, until);
    var path = new double[horizonRows];
    double weights = 0;
    double weight = 1;
    for (int j = 1; j <= count; j++) {
      weight *= decay;
      weights += weight;
      int start = until - j * cycle;
      double then = mean(values, start - level, start);
      for (int step = 0; step < horizonRows; step++) {
        path[step] += weight * (values[start + step % cycle] - then);
      }
    }
    for (int step = 0; step < horizonRows; step++) path[step] = now + path[step] / weights;
    return path;
  }

  private static double mean(double[] values, int from, int until) {
    double sum = 0;
    for (int row = from; row < until; row++) sum += values[row];
    return sum / (until - from);
  }
}
