package io.driftglass.monitor;

import io.driftglass.metric.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/// Where a metric is heading: the median of all slopes between two points (Theil 1950, Sen 1968),
/// which one bad day does not turn, and whether it rises or falls beyond chance (Kendall 1938).
///
/// @param metric its name
/// @param points oldest first
/// @param baseline median of the first third of the points, three at least
/// @param slopeADay change a day; not computable with one point
/// @param p how often a metric without a trend would rise or fall so steadily
/// @param verdict a sentence
public record PerformanceTrend(
    String metric,
    List<Point> points,
    Measure baseline,
    Measure slopeADay,
    Measure p,
    Direction direction,
    String verdict) {
  private static final double CHANCE = .05;
  private static final int LEAST_FOR_TEST = 5;

  /// @param at when it was evaluated
  public record Point(Instant at, double value, long rows) {}

  /// Whether the metric gets better.
  public enum Direction {
    BETTER,
    STEADY,
    WORSE,
    UNKNOWN
  }

  public PerformanceTrend {
    points = List.copyOf(points);
  }

  /// Where all measurements are of one moment, such as stretches of rows without a calendar, a step
  /// from one to the next takes the place of a day.
  ///
  /// @param performances of one model and machine, oldest first; those of another basis or without
  ///   the metric are left out
  public static PerformanceTrend of(
      String metric, List<Performance> performances, Performance.Basis basis) {
    var points =
        performances.stream()
            .filter(performance -> performance.basis() == basis)
            .filter(performance -> performance.metrics().containsKey(metric))
            .map(p -> new Point(p.evaluated(), p.metrics().get(metric), p.rows()))
            .toList();
    return of(points, metric);
  }

  /// The same of measurements that are there.
  ///
  /// @param points oldest first
  public static PerformanceTrend of(List<Point> points, String metric) {
    if (points.isEmpty()) {
      return none(metric, points, "No measurement of " + metric + " yet.");
    }
    if (points.size() == 1) {
      return none(metric, points, "One measurement: a trend needs two.");
    }
    var slope = slope(points);
    var p = chance(points);
    var direction = direction(metric, slope, p);
    return new PerformanceTrend(
        metric,
        points,
        baseline(points),
        slope,
        p,
        direction,
        verdict(direction, slope, stepwise(points)));
  }

  private static PerformanceTrend none(String metric, List<Point> points, String verdict) {
    var because = Measure.because("a trend needs two measurements, there are " + points.size());
    return new PerformanceTrend(
        metric, points, baseline(points), because, because, Direction.UNKNOWN, verdict);
  }

  private static Measure baseline(List<Point> points) {
    if (points.isEmpty()) return Measure.because("there is no measurement");
    int first = Math.min(points.size(), Math.max(3, points.size() / 3));
    var values = points.subList(0, first).stream().mapToDouble(Point::value).sorted().toArray();
    return Measure.of(median(values), first);
  }

  /// Whether a step from one measurement to the next takes the place of a day.
  public boolean stepwise() {
    return stepwise(points);
  }

  private static boolean stepwise(List<Point> points) {
    return points.stream().map(Point::at).distinct().count() == 1;
  }

  private static Measure slope(List<Point> points) {
    boolean stepwise = stepwise(points);
    var slopes = new double[points.size() * (points.size() - 1) / 2];
    int count = 0;
    for (int late = 1; late < points.size(); late++) {
      for (int early = 0; early < late; early++) {
        double days = stepwise ? late - early : days(points.get(early), points.get(late));
        if (days <= 0) continue;
        slopes[count++] = (points.get(late).value() - points.get(early).value()) / days;
      }
    }
    var sorted = Arrays.copyOf(slopes, count);
    Arrays.sort(sorted);
    return Measure.of(median(sorted), points.size());
  }

  /// Mann-Kendall test with ties, normal approximation with continuity correction.
  private static Measure chance(List<Point> points) {
    int n = points.size();
    if (n < LEAST_FOR_TEST) {
      return Measure.because(
          "a test needs %d measurements, there are %d".formatted(LEAST_FOR_TEST, n));
    }
    double s = 0;
    for (int late = 1; late < n; late++) {
      for (int early = 0; early < late; early++) {
        s += Math.signum(points.get(late).value() - points.get(early).value());
      }
    }
    double variance = (n * (n - 1.0) * (2 * n + 5) - tieCorrection(points)) / 18;
    if (variance <= 0) return Measure.of(1, n);
    double z = Math.max(0, Math.abs(s) - 1) / Math.sqrt(variance);
    return Measure.of(2 * new NormalDistribution().cumulativeProbability(-z), n);
  }

  private static double tieCorrection(List<Point> points) {
    var sorted = points.stream().mapToDouble(Point::value).sorted().toArray();
    double correction = 0;
    int from = 0;
    while (from < sorted.length) {
      int until = from;
      while (until < sorted.length && sorted[until] == sorted[from]) until++;
      double t = until - from;
      correction += t * (t - 1) * (2 * t + 5);
      from = until;
    }
    return correction;
  }

  private static Direction direction(String metric, Measure slope, Measure p) {
    if (!slope.computable() || !p.computable()) return Direction.UNKNOWN;
    if (p.value() >= CHANCE || slope.value() == 0) return Direction.STEADY;
    boolean falls = slope.value() < 0;
    return falls == Performance.smallerIsBetter(metric) ? Direction.BETTER : Direction.WORSE;
  }

  private static String verdict(Direction direction, Measure slope, boolean stepwise) {
    String way =
        "%s %.3g a %s"
            .formatted(
                slope.value() < 0 ? "falling" : "rising",
                Math.abs(slope.value()),
                stepwise ? "step" : "day");
    return switch (direction) {
      case BETTER -> "Getting better: " + way + ".";
      case WORSE -> "Getting worse: " + way + ".";
      case STEADY -> "Steady.";
      case UNKNOWN -> "Too few measurements to call it a trend: " + way + ".";
    };
  }

  private static double days(Point early, Point late) {
    return Duration.between(early.at(), late.at()).toMillis() / 86_400_000.0;
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
