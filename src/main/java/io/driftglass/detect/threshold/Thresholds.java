package io.driftglass.detect.threshold;

import io.driftglass.detect.statistic.DenseScores;
import io.driftglass.detect.statistic.ExtremeValue;
import io.driftglass.detect.statistic.ParetoTail;
import io.driftglass.detect.statistic.Recovery;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Spread;
import java.util.Arrays;

/// Turns thresholds into levels. Every level but a fixed one is exceeded, not met, by what it was
/// taken from: constant normal scores raise no alarm.
public final class Thresholds {
  /// Fewer alarms than this in the reference are too few to count: the tail is fitted instead.
  private static final double COUNTABLE = 5;

  /// Below it, chance does not explain how badly a distribution fits.
  private static final double LEAST_GOODNESS = .05;

  private static final long GOODNESS_SEED = 1;

  private Thresholds() {}

  /// A threshold as people type it: `fixed:3.2`, `quantile:0.999`, `sigma:4`, `pot:1e-4`,
  /// `dynamic`, `budget:2/week`, `spot:1e-4`, `spot:1e-4/200`, `gev:0.01/100 rows`, `density:10`,
  /// `conformal:0.001`, `following:0.99/5000`, `recovering:3/5000/0.1/400`.
  ///
  /// @throws InvalidSetting naming the part that is wrong and the forms there are
  public static Threshold parse(String text) {
    return ThresholdText.parse(text);
  }

  /// The text that [#parse] reads back.
  public static String text(Threshold threshold) {
    return ThresholdText.of(threshold);
  }

  /// @param frame the scored rows; its interval turns a budget into rows
  /// @param reference scores of normal rows in the order of time
  /// @throws InsufficientData where the reference is too short for the threshold
  public static Alarms alarms(
      Threshold threshold, Frame frame, double[] scores, double[] reference) {
    return switch (threshold) {
      case Threshold.Dynamic dynamic -> DynamicThreshold.alarms(scores, dynamic);
      default -> alarms(rowByRow(threshold, frame, reference), scores);
    };
  }

  private static Alarms alarms(RowLevel level, double[] scores) {
    double[] levels = Arrays.stream(scores).map(level::next).toArray();
    var over = new boolean[scores.length];
    for (int row = 0; row < over.length; row++) over[row] = scores[row] >= levels[row];
    return new Alarms(levels, over);
  }

  /// The level of every threshold that needs no later rows, for rows that come one by one.
  ///
  /// @throws IllegalArgumentException for a dynamic threshold
  public static RowLevel rowByRow(Threshold threshold, Frame frame, double[] reference) {
    return switch (threshold) {
      case Threshold.Spot spot -> Spot.started(spot, reference);
      case Threshold.Following following -> follower(following, reference);
      case Threshold.Recovering recovering -> recovering(recovering, reference);
      default -> {
        double level = level(threshold, frame, reference);
        yield score -> level;
      }
    };
  }

  /// The level from which a following one starts.
  ///
  /// @param reference scores of normal rows in the order of time, at least one
  public static double level(Threshold.Following following, double[] reference) {
    return new Follower(following, reference).level();
  }

  private static Follower follower(Threshold.Following following, double[] reference) {
    normal(reference, "following");
    return new Follower(following, reference);
  }

  private static RowLevel recovering(Threshold.Recovering threshold, double[] reference) {
    var follower = new Follower(threshold.level(), threshold.rows(), reference);
    var recovery = new Recovery(threshold.level(), threshold.part(), threshold.forgetRows());
    return score -> Math.max(follower.next(score), recovery.reached(score));
  }

  /// The one level of every threshold that has one; of one that follows, that from which it starts.
  ///
  /// @throws IllegalArgumentException for a dynamic or spot threshold, whose level changes
  public static double level(Threshold threshold, Frame frame, double[] reference) {
    return switch (threshold) {
      case Threshold.Fixed(double level) -> level;
      case Threshold.Quantile(double q) ->
          Math.nextUp(Spread.quantile(normal(reference, "quantile"), q));
      case Threshold.Following following -> follower(following, reference).level();
      case Threshold.Recovering recovering -> recovering.level();
      case Threshold.Sigma(double k) -> sigma(normal(reference, "sigma"), k);
      case Threshold.PeaksOverThreshold(double risk) -> rarer(Spread.sorted(reference), risk);
      case Threshold.Budget budget -> budget(budget, frame, reference);
      case Threshold.BlockMaxima maxima -> blocks(maxima, reference);
      case Threshold.Density(int neighbours) -> dense(reference, neighbours);
      case Threshold.Conformal(double p) -> conformal(normal(reference, "conformal"), p);
      case Threshold.Spot spot ->
          throw new IllegalArgumentException("a spot threshold has no one level");
      case Threshold.Dynamic dynamic ->
          throw new IllegalArgumentException("a dynamic threshold has no one level");
    };
  }

  private static double[] normal(double[] reference, String threshold) {
    var sorted = Spread.sorted(reference);
    if (sorted.length > 0) return sorted;
    throw new InsufficientData(
        "A %s threshold needs scores of normal rows, there are 0.".formatted(threshold),
        "Choose a fixed threshold or learn on more rows.");
  }

  private static double sigma(double[] sorted, double k) {
    return Math.nextUp(Spread.median(sorted) + k * Spread.robustSigma(sorted));
  }

  private static double rarer(double[] sorted, double risk) {
    var tail = ParetoTail.fit(sorted);
    return Math.nextUp(
        risk < tail.fraction() ? tail.level(risk) : Spread.quantile(sorted, 1 - risk));
  }

  private static double blocks(Threshold.BlockMaxima threshold, double[] reference) {
    var maxima = ExtremeValue.maxima(reference, threshold.blockRows());
    var fitted = ExtremeValue.fit(maxima);
    double goodness = fitted.goodness(maxima, GOODNESS_SEED);
    if (goodness < LEAST_GOODNESS) {
      throw new InsufficientData(
          "Extreme values do not describe the %d block maxima of normal scores (p = %.3f, %s is wanted)."
              .formatted(maxima.length, goodness, LEAST_GOODNESS),
          "Choose longer blocks, or a quantile or pot threshold.");
    }
    return Math.nextUp(fitted.level(threshold.chance()));
  }

  private static double dense(double[] reference, int neighbours) {
    var sorted = normal(reference, "density");
    if (sorted.length <= neighbours) {
      throw new InsufficientData(
          "A density threshold of %d neighbours needs %d normal scores, there are %d."
              .formatted(neighbours, neighbours + 1, sorted.length),
          "Choose fewer neighbours or learn on more rows.");
    }
    return Math.nextUp(DenseScores.end(sorted, neighbours));
  }

  private static double conformal(double[] sorted, double p) {
    int higher = (int) Math.floor(p * (sorted.length + 1) + 1e-9) - 1;
    if (higher < 0) {
      throw new InsufficientData(
          "A chance of %s needs %d normal scores, there are %d."
              .formatted(p, (long) Math.ceil(1 / p) - 1, sorted.length),
          "Choose a higher chance or learn on more rows.");
    }
    return Math.nextUp(sorted[sorted.length - 1 - Math.min(higher, sorted.length - 1)]);
  }

  private static double budget(Threshold.Budget budget, Frame frame, double[] reference) {
    var sorted = normal(reference, "budget");
    double risk = budget.alarms() / rowsIn(budget.per(), frame);
    double allowed = risk * reference.length;
    if (allowed >= COUNTABLE) return lowestWith(allowed, reference);
    try {
      return Math.max(rarer(sorted, risk), Math.nextUp(sorted[sorted.length - 1]));
    } catch (InsufficientData e) {
      return Math.nextUp(sorted[sorted.length - 1]);
    }
  }

  /// The lowest level from which on upwards the scores rise over it at most `allowed` times.
  private static double lowestWith(double allowed, double[] scores) {
    int n = scores.length;
    var rises = new double[n];
    var falls = new double[n];
    for (int row = 0; row < n; row++) {
      double before = row == 0 ? Double.NEGATIVE_INFINITY : scores[row - 1];
      boolean up = scores[row] > before;
      rises[row] = up ? scores[row] : Double.NaN;
      falls[row] = up ? before : Double.NaN;
    }
    var tops = Spread.sorted(rises);
    var feet = Spread.sorted(falls);
    int foot = feet.length;
    for (int top = tops.length - 1; top >= 0; top--) {
      while (foot > 0 && feet[foot - 1] >= tops[top]) foot--;
      int open = (tops.length - top) - (feet.length - foot);
      if (open > allowed) return Math.nextUp(tops[top]);
    }
    return Math.nextUp(tops[0]);
  }

  private static double rowsIn(String per, Frame frame) {
    if (per.endsWith(" rows")) return Double.parseDouble(per.substring(0, per.length() - 5));
    long seconds = ThresholdText.seconds(per);
    if (frame.clock() instanceof Clock.Index) {
      throw new InvalidSetting(
          "A budget per %s needs time stamps, this data counts steps.".formatted(per),
          "Give the budget per rows, such as budget:2/1000 rows.");
    }
    return Math.max(1, (double) seconds * frame.clock().ticksPerSecond() / frame.interval());
  }
}
