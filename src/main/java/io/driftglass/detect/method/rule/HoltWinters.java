package io.driftglass.detect.method.rule;

import io.driftglass.detect.Detector;
import io.driftglass.detect.scoring.ChannelScorer;
import io.driftglass.detect.statistic.Period;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.series.Spread;
import java.util.List;

/// A value unlike what smoothed level, trend and season foretell; the three rates are those with
/// the smallest errors in training.
public final class HoltWinters {
  public static final Method<Detector> METHOD =
      new Method<>(
          "holt-winters",
          "Holt-Winters residual",
          "Winters 1960, Management Science",
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
                    "holt-winters",
                    Math.max(20, 3 * given),
                    level,
                    (values, channels) -> learn(values, given, level, channels),
                    numbers -> new Smoothing(numbers, level))
                .detector();
          });

  private static final double[] LEVELS = {.05, .2, .5, .8};
  private static final double[] TRENDS = {0, .02, .1};
  private static final double[] SEASONS = {.05, .2, .5};

  private HoltWinters() {}

  /// @return season, rates of level, trend and season, unit of the errors
  private static double[] learn(double[] values, int given, double strange, int channels) {
    int season = given > 0 ? given : Period.of(values, 3, 1);
    var best = new double[] {season, LEVELS[0], 0, 0, 1};
    double least = Double.POSITIVE_INFINITY;
    for (double level : LEVELS) {
      for (double trend : TRENDS) {
        for (double seasonal : season > 1 ? SEASONS : new double[] {0}) {
          var numbers = new double[] {season, level, trend, seasonal, 1};
          var sorted = Spread.sorted(errors(values, numbers));
          double sigma = sorted.length == 0 ? 0 : Spread.robustSigma(sorted);
          if (sigma >= least) continue;
          least = sigma;
          best = numbers;
        }
      }
    }
    best[4] = Reach.unit(values, errors(values, best), strange, channels);
    return best;
  }

  private static double[] errors(double[] values, double[] numbers) {
    var smoothing = new Smoothing(numbers, Double.POSITIVE_INFINITY);
    var errors = new double[values.length];
    for (int t = 0; t < values.length; t++) errors[t] = smoothing.error(values[t]);
    return errors;
  }

  /// Additive level, trend and season; the first season starts them.
  static final class Smoothing implements ChannelScorer {
    private final int season;
    private final double rateOfLevel;
    private final double rateOfTrend;
    private final double rateOfSeason;
    private final double sigma;
    private final double limit;
    private final double[] seasonal;
    private double level;
    private double trend;
    private long seen;
    private double expected = Double.NaN;

    Smoothing(double[] numbers, double limit) {
      season = (int) numbers[0];
      rateOfLevel = numbers[1];
      rateOfTrend = numbers[2];
      rateOfSeason = numbers[3];
      sigma = numbers[4];
      this.limit = limit;
      seasonal = new double[season];
    }

    /// The value less what was expected; NaN while the first season lasts and where it is missing.
    double error(double value) {
      if (seen < season) return start(value);
      int at = (int) (seen++ % season);
      expected = level + trend + seasonal[at];
      if (Double.isNaN(value)) {
        level += trend;
        return Double.NaN;
      }
      double error = value - expected;
      // A wild value moves the expectation no more than a strange one.
      double taken = Math.clamp(error, -limit * sigma, limit * sigma);
      level += trend + rateOfLevel * taken;
      trend += rateOfLevel * rateOfTrend * taken;
      seasonal[at] += rateOfSeason * (1 - rateOfLevel) * taken;
      return error;
    }

    private double start(double value) {
      double taken = Double.isNaN(value) ? level : value;
      seasonal[(int) seen] = taken;
      level += (taken - level) / (seen + 1);
      seen++;
      if (seen == season) for (int i = 0; i < season; i++) seasonal[i] -= level;
      return Double.NaN;
    }

    @Override
    public double next(double value) {
      double error = error(value);
      return Double.isNaN(error) ? Double.NaN : Rule.units(error, sigma);
    }

    @Override
    public void gap() {
      seen = 0;
      level = 0;
      trend = 0;
      expected = Double.NaN;
    }

    @Override
    public double expected() {
      return expected;
    }

    @Override
    public double spread() {
      return limit * sigma;
    }
  }
}
