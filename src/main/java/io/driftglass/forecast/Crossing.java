package io.driftglass.forecast;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.math3.distribution.NormalDistribution;

/// Whether and when a forecast channel crosses a limit.
///
/// The chance at one row is read off the bands: between two bands along a straight line, beyond the
/// widest as a normal tail of its width goes on. The chance within the horizon is the highest of
/// one row: exact where all coming rows move together, and never more than the true one.
///
/// @param chances one a coming row, 0..1
/// @param probability that it is crossed within the horizon, 0..1
/// @param likely the first coming row, counted from 0, at which a crossing is likelier than not
@SuppressWarnings("ArrayRecordComponent")
public record Crossing(
    Limit limit, double[] chances, double probability, OptionalInt likely, Risk risk) {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  public enum Risk {
    LOW,
    MEDIUM,
    HIGH
  }

  /// @param path with one band or more
  public static Crossing of(Forecast.Path path, Limit limit, RiskBounds bounds) {
    var bands =
        path.bands().stream().sorted(Comparator.comparingDouble(Forecast.Band::level)).toList();
    var chances = new double[path.point().length];
    var likely = OptionalInt.empty();
    for (int step = 0; step < chances.length; step++) {
      chances[step] = chance(path.point()[step], bands, step, limit);
      if (chances[step] > .5 && likely.isEmpty()) likely = OptionalInt.of(step);
    }
    double probability = Arrays.stream(chances).max().orElse(0);
    return new Crossing(limit, chances, probability, likely, bounds.of(probability));
  }

  private static double chance(double point, List<Forecast.Band> bands, int step, Limit limit) {
    boolean above = limit.side() == Limit.Side.ABOVE;
    double distance = above ? limit.value() - point : point - limit.value();
    boolean beyondTheMiddle = distance >= 0;
    double size = Math.abs(distance);
    double reachedBefore = 0;
    double levelBefore = 0;
    for (var band : bands) {
      boolean upper = above == beyondTheMiddle;
      double reach = upper ? band.high()[step] - point : point - band.low()[step];
      if (size < reach) {
        double share = (size - reachedBefore) / (reach - reachedBefore);
        double level = levelBefore + share * (band.level() - levelBefore);
        return beyondTheMiddle ? (1 - level) / 2 : (1 + level) / 2;
      }
      reachedBefore = reach;
      levelBefore = band.level();
    }
    return tail(size, reachedBefore, levelBefore, beyondTheMiddle);
  }

  private static double tail(double size, double reach, double level, boolean beyondTheMiddle) {
    if (reach <= 0) return size == 0 ? .5 : beyondTheMiddle ? 0 : 1;
    double deviations = NORMAL.inverseCumulativeProbability((1 + level) / 2) * size / reach;
    double outside = NORMAL.cumulativeProbability(-deviations);
    return beyondTheMiddle ? outside : 1 - outside;
  }
}
