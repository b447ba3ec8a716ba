package io.driftglass.detect.method.rule;

import io.driftglass.detect.Detector;
import io.driftglass.detect.scoring.ChannelScorer;
import io.driftglass.detect.statistic.Period;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.series.Spread;
import java.util.Arrays;
import java.util.List;

/// A value unlike those one, two and three seasons before: their median is what is expected, so
/// that one strange season does not make the next one strange.
public final class Seasonal {
  public static final Method<Detector> METHOD =
      new Method<>(
          "seasonal",
          "Unlike the seasons before",
          "Hyndman, Athanasopoulos 2021, Forecasting: Principles and Practice",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Whole(
                  "season", 0, 0, 100_000, "values of a season; 0 takes the channel's own period"),
              new Setting.Real(
                  "level", 6, 1, 100, "robust standard deviations from which it is strange")),
          settings -> {
            int given = settings.whole("season");
            double level = settings.real("level");
            return new Rule(
                    "seasonal",
                    Math.max(20, 2 * given),
                    level,
                    (values, channels) -> learn(values, given, level, channels),
                    numbers -> new Scorer(numbers, level))
                .detector();
          });

  private static final int SEASONS = 3;
  private static final int WITHOUT_PERIOD = 1;
  private static final int SHORTEST = 3;

  private Seasonal() {}

  /// @return the season and the unit of the errors
  private static double[] learn(double[] values, int given, double level, int channels) {
    int season = given > 0 ? given : Period.of(values, SHORTEST, WITHOUT_PERIOD);
    var recent = new Recent(SEASONS * season);
    var errors = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      errors[t] = values[t] - foretold(recent, season);
      recent.add(values[t]);
    }
    return new double[] {season, Reach.unit(values, errors, level, channels)};
  }

  /// The median over the seasons there are; NaN before the first is over.
  private static double foretold(Recent recent, int season) {
    int seasons = recent.count() / season;
    if (seasons == 0) return Double.NaN;
    var before = new double[seasons];
    for (int s = 0; s < seasons; s++) before[s] = recent.ago((s + 1) * season - 1);
    Arrays.sort(before);
    return Spread.median(before);
  }

  private static final class Scorer implements ChannelScorer {
    private final int season;
    private final double sigma;
    private final double level;
    private final Recent recent;
    private double expected = Double.NaN;

    Scorer(double[] numbers, double level) {
      season = (int) numbers[0];
      sigma = numbers[1];
      this.level = level;
      recent = new Recent(SEASONS * season);
    }

    /// A missing value counts as what was expected, so that the season stays in step.
    @Override
    public double next(double value) {
      expected = foretold(recent, season);
      double taken = Double.isNaN(value) ? expected : value;
      if (!Double.isNaN(taken)) recent.add(taken);
      return Double.isNaN(value) || Double.isNaN(expected)
          ? Double.NaN
          : Rule.units(value - expected, sigma);
    }

    @Override
    public void gap() {
      recent.clear();
    }

    @Override
    public double expected() {
      return expected;
    }

    @Override
    public double spread() {
      return level * sigma;
    }
  }
}
