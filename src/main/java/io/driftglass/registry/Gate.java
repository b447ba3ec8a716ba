package io.driftglass.registry;

import io.driftglass.problem.InvalidSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a version must show, out of sample, before it goes to production.
///
/// @param metric by name, such as `event_f1`; one that is better the higher or the lower it is
/// @param bound the least value where higher is better, the largest where lower is; empty for any
/// @param leastGain over the version in production, in the metric's own unit; empty for any
/// @param leastRelativeGain the same as a share of its figure, .05 is 5 %; empty for any
public record Gate(
    String metric,
    Optional<Double> bound,
    Optional<Double> leastGain,
    Optional<Double> leastRelativeGain) {
  /// @throws InvalidSetting where the metric is no out-of-sample figure with a better direction, or
  ///   a limit is not a finite number
  public Gate {
    if (metric.startsWith("in_sample")) {
      throw new InvalidSetting(
          "A gate needs an out-of-sample metric, and %s is none.".formatted(metric),
          "Name a metric of the validation.");
    }
    if (Direction.of(metric).isEmpty()) {
      throw new InvalidSetting(
          "Of %s neither higher nor lower values are known to be better.".formatted(metric),
          "Name a metric such as event_f1 or mase.");
    }
    for (var limit : List.of(bound, leastGain, leastRelativeGain)) {
      if (limit.isPresent() && !Double.isFinite(limit.get())) {
        throw new InvalidSetting(
            "A limit of a gate is a finite number, not %s.".formatted(limit.get()), "");
      }
    }
  }

  /// Whether a version passes.
  public enum Outcome {
    PASSED,
    FAILED,
    /// A figure that is needed does not exist; this refuses too.
    NOT_JUDGED
  }

  /// One demand and what was found.
  ///
  /// @param sentence such as `event_f1 0.71, needs 0.60`
  public record Check(Outcome outcome, String sentence) {
    public boolean passed() {
      return outcome == Outcome.PASSED;
    }
  }

  /// @param candidate its figures, out of sample
  /// @param live figures of the version in production on the same rows; empty where none is there
  /// @param liveTitle what that is called
  /// @param sameRows whether both were judged on the same rows
  public List<Check> check(
      Map<String, Double> candidate,
      Optional<Map<String, Double>> live,
      String liveTitle,
      boolean sameRows) {
    var direction = Direction.of(metric).orElseThrow();
    var value = Optional.ofNullable(candidate.get(metric));
    if (value.isEmpty()) {
      return List.of(
          new Check(Outcome.NOT_JUDGED, metric + " was not computed on the validation rows"));
    }
    var checks = new ArrayList<Check>();
    bound.ifPresent(
        least ->
            checks.add(
                check(
                    direction.gain(least, value.get()) >= 0,
                    "%s %s, needs %s %s"
                        .formatted(
                            metric,
                            figure(value.get()),
                            direction == Direction.HIGHER ? "at least" : "at most",
                            figure(least)))));
    if (live.isPresent() && (leastGain.isPresent() || leastRelativeGain.isPresent())) {
      gains(direction, value.get(), live.get(), liveTitle, sameRows, checks);
    }
    return List.copyOf(checks);
  }

  private void gains(
      Direction direction,
      double value,
      Map<String, Double> live,
      String liveTitle,
      boolean sameRows,
      List<Check> checks) {
    var before = live.get(metric);
    if (before == null || !sameRows) {
      var why = sameRows ? "has no " + metric : "was judged on other rows";
      checks.add(
          new Check(
              Outcome.NOT_JUDGED, "gain of %s over %s: it %s".formatted(metric, liveTitle, why)));
      return;
    }
    double gain = direction.gain(before, value);
    leastGain.ifPresent(
        least ->
            checks.add(
                check(
                    gain >= least,
                    "gain of %s over %s %s, needs %s"
                        .formatted(metric, liveTitle, signed(gain), signed(least)))));
    leastRelativeGain.ifPresent(
        least -> {
          double relative = before == 0 ? Math.signum(gain) : gain / Math.abs(before);
          checks.add(
              check(
                  relative >= least,
                  "gain of %s over %s %s %%, needs %s %%"
                      .formatted(metric, liveTitle, signed(100 * relative), signed(100 * least))));
        });
  }

  private static Check check(boolean passed, String sentence) {
    return new Check(passed ? Outcome.PASSED : Outcome.FAILED, sentence);
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.4g", value);
  }
}
