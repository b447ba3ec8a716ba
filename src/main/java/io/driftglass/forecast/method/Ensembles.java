package io.driftglass.forecast.method;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.Season;
import io.driftglass.forecast.decompose.OnAdjusted;
import io.driftglass.forecast.ets.Ets;
import io.driftglass.forecast.method.Ensemble.Combination;
import io.driftglass.forecast.method.SeasonallyAdjusted.Scale;
import io.driftglass.forecast.ridge.DayRidge;
import io.driftglass.forecast.ridge.DirectRidge;
import io.driftglass.forecast.ridge.LagRidge;
import io.driftglass.forecast.ridge.Lags;
import java.util.List;

/// Experts put together for one kind of series. Their settings were chosen on the shared halves of
/// M4 Hourly, M4 Weekly and M3 Monthly.
final class Ensembles {
  /// A day within a week: the median of a dense and a sparse autoregression on logarithms and on
  /// the values, of two profiles of the last four weeks, and of the day before.
  static final Expert HOURLY =
      new Ensemble(
          List.of(
              new InLogs(new LagRidge(Lags::dense, Season::rows, 1e-3)),
              new InLogs(new LagRidge(Lags::seasonal, Season::rows, 1e-4)),
              new InLogs(new CycleProfile(Season::rows, .5, 4)),
              new InLogs(new CycleProfile(Season::rows, .8, 4)),
              new LagRidge(Lags::dense, Season::rows, 1e-3),
              new LagRidge(Lags::seasonal, Season::rows, 1e-4),
              new SeasonalNaive()),
          Combination.MEDIAN);

  /// Many days within weeks: eleven, each trusted as far as its last four weeks were right. Day
  /// ahead, mean absolute error over the mean: steel, 73 days, .354 (without days that were alike
  /// and without STL .368), Victoria's demand, 218 days, .0341 (.0368); on the 74 and 148 days
  /// before those .383 (.409) and .0620 (.0678).
  static final Expert DAILY =
      new OnlineWeighted(
          List.of(
              new DirectRidge(
                  Season::longer, Season::rows, s -> Math.max(1, s.rows() / 24), .01, 1e9),
              new DayRidge(1e-3),
              new InLogs(new DayRidge(1e-3)),
              new WeekdayPattern(WeekdayPattern.Kind.MEDIAN),
              new WeekdayPattern(WeekdayPattern.Kind.MEAN_AT_LEVEL),
              new WeekdayPattern(WeekdayPattern.Kind.MEDIAN_AT_LEVEL),
              new DayAnalog(DayAnalog.Days.ANY, false),
              new DayAnalog(DayAnalog.Days.ANY, true),
              new DayAnalog(DayAnalog.Days.SAME_WEEKDAY, false),
              new DayAnalog(DayAnalog.Days.SAME_WEEKDAY, true),
              new OnAdjusted(Ets.withoutCycle(), 2)));

  /// A year of weeks: the mean of the middle three of seven.
  static final Expert WEEKLY = weekly();

  /// The mean, without the lowest and the highest, of nine.
  static final Expert NINE =
      new Ensemble(
          List.of(
              new SeasonallyAdjusted(new Theta(), Scale.LOGARITHMS),
              new SeasonallyAdjusted(new DampedTrend(), Scale.LOGARITHMS),
              new SeasonallyAdjusted(new Theta(), Scale.VALUES),
              new SeasonallyAdjusted(new DampedTrend(), Scale.VALUES),
              new InLogs(cycles(1)),
              new InLogs(new OrElse(cycles(2), cycles(1))),
              new OrElse(new SeasonalNaive(), SeasonalNaive.LAST_VALUE),
              new OnAdjusted(Ets.automatic(), Ets.LONGEST_CYCLE + 1),
              new InLogs(new Boosted())),
          Combination.TRIMMED_MEAN);

  /// A few rows a cycle and few cycles: [#NINE]. Without a cycle the trend is all there is, and
  /// half of it is exponential smoothing (M3, all shared series without a cycle: 87 others, MASE
  /// 1.98 to 1.75, 323 yearly ones, 2.51 to 2.50).
  static final Expert MONTHLY =
      new BySeason(
          Season::present, NINE, new Ensemble(List.of(NINE, Ets.automatic()), Combination.MEAN));

  /// Of different kinds, weighted by what they said of rows not learnt from.
  static final Expert STACKED =
      new Stacked(
          List.of(
              new InLogs(new LagRidge(Lags::seasonal, Season::rows, 1e-2)),
              new SeasonallyAdjusted(new Theta(), Scale.LOGARITHMS),
              new SeasonallyAdjusted(new DampedTrend(), Scale.LOGARITHMS),
              new OrElse(new SeasonalNaive(), SeasonalNaive.LAST_VALUE),
              new OrElse(new SameTimeMean(), SeasonalNaive.LAST_VALUE),
              new InLogs(new Trigonometric(5))));

  private Ensembles() {}

  private static Expert cycles(int count) {
    return new LagRidge(
        Lags.first((season, _) -> Math.max(3, count * season.rows()) + 1), Season::rows, 1);
  }

  private static Expert weekly() {
    var quarter = new LagRidge(Lags.first((s, _) -> Math.max(4, s.rows() / 4)), _ -> 1, 1);
    var brief =
        new Ensemble(List.of(SeasonalNaive.LAST_VALUE, new InLogs(quarter)), Combination.MEAN);
    var year = new DirectRidge(season -> season.rows() + 4, _ -> 1, _ -> 1, .1, 208);
    var twoYears = new DirectRidge(season -> 2 * season.rows() + 4, _ -> 4, _ -> 1, .1, 208);
    return new Ensemble(
        List.of(
            new OrElse(year, brief),
            new OrElse(new InLogs(year), brief),
            new OrElse(twoYears, brief),
            new OrElse(new InLogs(new CycleProfile(_ -> 4, 1, 1)), SeasonalNaive.LAST_VALUE),
            new OrElse(new InLogs(new CycleProfile(_ -> 4, 1, 2)), SeasonalNaive.LAST_VALUE),
            quarter,
            new SeasonallyAdjusted(new Theta(), Scale.LOGARITHMS)),
        Combination.MIDDLE_HALF);
  }
}
