package io.driftglass.detect.method.rule;

import io.driftglass.detect.Detector;
import io.driftglass.detect.scoring.ChannelScorer;
import io.driftglass.detect.statistic.EffectiveRows;
import io.driftglass.detect.statistic.Ewma;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.series.Spread;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.TDistribution;

/// The two control charts that add up small lasting shifts. Their limits hold for independent
/// values; where training values are not, the limit is what training itself reached. The centre is
/// and the deviation are known only as well as there are independent training values: sums allow
/// for errors that are seldom exceeded, or they would add up for ever what was not learnt (Jensen,
/// Jones-Farmer, Champ, Woodall 2006, Journal of Quality Technology 38).
public final class ControlCharts {
  public static final Method<Detector> MOVING_MEAN =
      new Method<>(
          "ewma",
          "EWMA chart",
          "Roberts 1959, Technometrics",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Real("rate", .2, .001, 1, "weight of the newest value in the mean"),
              new Setting.Real(
                  "limit", 3, .5, 50, "deviations of the mean from which it is strange")),
          settings -> {
            double rate = settings.real("rate");
            double limit = settings.real("limit") * Math.sqrt(rate / (2 - rate));
            return chart(
                "ewma",
                limit,
                (learnt, most) -> {
                  var mean = Ewma.ofRate(rate);
                  return value -> Math.abs(mean.next(learnt.deviations(value)));
                });
          });

  public static final Method<Detector> CUSUM =
      new Method<>(
          "cusum",
          "CUSUM chart",
          "Page 1954, Biometrika",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Real(
                  "slack", .5, 0, 20, "deviations a value may be away without being added up"),
              new Setting.Real("limit", 5, .5, 1000, "sum of deviations from which it is strange")),
          settings -> {
            double slack = settings.real("slack");
            return chart("cusum", settings.real("limit"), new PageSums(slack));
          });

  private static final int LEAST_ROWS = 20;

  /// What training reached in all but this part of rows is usual.
  private static final double RARE = .002;

  private static final double BEYOND = 1.2;

  /// How seldom the centre of any channel is off by more than is allowed for.
  private static final double OFF = .01;

  /// How seldom the deviation of any channel is as much too narrow as is allowed for.
  private static final double NARROW = .05;

  private static final double ROUNDING = 1e-9;

  private ControlCharts() {}

  /// What is usual of a channel.
  ///
  /// @param doubt deviations by which the centre may be off
  record Usual(double centre, double sigma, double doubt) {
    /// As it looks.
    static Usual of(double[] values) {
      var sorted = Spread.sorted(values);
      double size = Arrays.stream(values).map(Math::abs).max().orElse(0);
      return new Usual(
          Spread.median(sorted), Math.max(Spread.robustSigma(sorted), ROUNDING * size), 0);
    }

    /// Allowing for what so few values do not tell; of a constant there is no doubt.
    ///
    /// @param channels of which none may be off by more than is allowed for
    static Usual doubted(double[] values, int channels) {
      var looks = of(values);
      if (Arrays.stream(values).allMatch(value -> value == looks.centre)) return looks;
      double independent = Math.max(2, EffectiveRows.of(values));
      double freedom = independent - 1;
      double errors =
          new TDistribution(freedom).inverseCumulativeProbability(1 - OFF / 2 / channels);
      double least =
          new ChiSquaredDistribution(freedom).inverseCumulativeProbability(NARROW / channels);
      return new Usual(
          looks.centre,
          looks.sigma * Math.sqrt(freedom / least),
          errors * Spread.MEAN_TO_SIGMA / Math.sqrt(independent));
    }

    /// The training rows lie around their own centre.
    Usual withoutDoubt() {
      return new Usual(centre, sigma, 0);
    }

    double deviations(double value) {
      return value == centre ? 0 : Math.clamp((value - centre) / sigma, -Rule.MOST, Rule.MOST);
    }
  }

  /// What a chart adds up: the statistic whose limit is learnt.
  private interface Statistic {
    /// @param most it is held there
    ChannelScorer over(Usual usual, double most);

    /// Whether what was not learnt would add up for ever.
    default boolean adds() {
      return false;
    }
  }

  private record PageSums(double slack) implements Statistic {
    @Override
    public ChannelScorer over(Usual usual, double most) {
      return new Sums(usual, most, slack + usual.doubt());
    }

    @Override
    public boolean adds() {
      return true;
    }
  }

  /// @param limit for independent values
  private static Detector chart(String id, double limit, Statistic statistic) {
    return new Rule(
            id,
            LEAST_ROWS,
            Math.nextUp(1.0),
            (values, channels) -> learn(values, channels, limit, statistic),
            numbers -> new OverLimit(numbers, statistic))
        .steadied();
  }

  /// @return centre, deviation, limit, doubt
  private static double[] learn(double[] values, int channels, double limit, Statistic statistic) {
    boolean adds = statistic.adds();
    var learnt = adds ? Usual.doubted(values, channels) : Usual.of(values);
    var unlimited = statistic.over(learnt.withoutDoubt(), Double.MAX_VALUE);
    double[] reached = Arrays.stream(values).map(unlimited::next).toArray();
    double usual = BEYOND * Spread.quantile(Spread.sorted(reached), 1 - RARE);
    if (adds) {
      usual = Math.max(usual, Thresholds.level(new Threshold.Following(1 - RARE, 0), reached));
    }
    return new double[] {learnt.centre, learnt.sigma, Math.max(limit, usual), learnt.doubt};
  }

  private static final class OverLimit implements ChannelScorer {
    /// Held there, a sum comes back soon when the fault is over.
    private static final double MOST_LIMITS = 8;

    private final ChannelScorer statistic;
    private final double limit;

    /// @param numbers as learnt; models that were kept before have no doubt
    OverLimit(double[] numbers, Statistic statistic) {
      limit = numbers[2];
      var usual = new Usual(numbers[0], numbers[1], numbers.length > 3 ? numbers[3] : 0);
      this.statistic = statistic.over(usual, MOST_LIMITS * limit);
    }

    @Override
    public double next(double value) {
      return Double.isNaN(value) ? Double.NaN : statistic.next(value) / limit;
    }

    @Override
    public void gap() {
      statistic.gap();
    }
  }

  /// The larger of the two one-sided sums of what lies further away than the slack.
  static final class Sums implements ChannelScorer {
    private final Usual usual;
    private final double most;
    private final double slack;
    private double above;
    private double below;

    Sums(Usual usual, double most, double slack) {
      this.usual = usual;
      this.most = most;
      this.slack = slack;
    }

    @Override
    public double next(double value) {
      double away = usual.deviations(value);
      above = Math.clamp(above + away - slack, 0, most);
      below = Math.clamp(below - away - slack, 0, most);
      return Math.max(above, below);
    }

    @Override
    public void gap() {
      above = 0;
      below = 0;
    }
  }
}
