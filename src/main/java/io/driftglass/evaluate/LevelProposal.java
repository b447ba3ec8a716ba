package io.driftglass.evaluate;

import java.util.Arrays;
import java.util.List;

/// A level that would do better by what people said of the events: it lets the rejected ones go and
/// keeps the accepted ones.
///
/// @param level raw, where an event would begin
/// @param eventsBefore events as they are
/// @param eventsAfter those that reach the proposed level
/// @param rejectedBefore rejected events as they are
/// @param rejectedAfter those that would still be there
/// @param acceptedBefore accepted events as they are
/// @param acceptedAfter those that would still be there
public record LevelProposal(
    double level,
    int eventsBefore,
    int eventsAfter,
    int rejectedBefore,
    int rejectedAfter,
    int acceptedBefore,
    int acceptedAfter) {
  /// What a person said of one event.
  ///
  /// @param peak its raw peak score
  /// @param word 1 accepted, -1 rejected, 0 nothing
  public record Judged(double peak, int word) {}

  /// The level that lets most rejected events go of those that keep every accepted one, and of
  /// equally good ones the one nearest the present; the present one where none is better.
  ///
  /// @param level the present one
  public static LevelProposal of(double level, List<Judged> events) {
    double[] peaks = events.stream().mapToDouble(Judged::peak).sorted().distinct().toArray();
    double most =
        events.stream()
            .filter(e -> e.word > 0)
            .mapToDouble(Judged::peak)
            .min()
            .orElse(Double.POSITIVE_INFINITY);
    double best = level;
    int fewest = count(events, level, -1);
    for (double candidate : candidates(level, peaks)) {
      int wrong = count(events, candidate, -1);
      boolean nearer = Math.abs(candidate - level) < Math.abs(best - level);
      if (candidate <= most && (wrong < fewest || (wrong == fewest && best != level && nearer))) {
        fewest = wrong;
        best = candidate;
      }
    }
    return at(level, best, events);
  }

  /// Half way between every two neighbouring peaks, and just above the highest.
  private static double[] candidates(double level, double[] peaks) {
    var candidates = new double[peaks.length];
    for (int i = 0; i + 1 < peaks.length; i++) candidates[i] = (peaks[i] + peaks[i + 1]) / 2;
    if (peaks.length > 0) candidates[peaks.length - 1] = peaks[peaks.length - 1] * 1.01;
    return Arrays.stream(candidates).filter(c -> c > level).toArray();
  }

  private static LevelProposal at(double before, double after, List<Judged> events) {
    double all = Double.NEGATIVE_INFINITY;
    return new LevelProposal(
        after,
        events.size(),
        (int) events.stream().filter(e -> after == before || e.peak >= after).count(),
        count(events, all, -1),
        count(events, after == before ? all : after, -1),
        count(events, all, 1),
        count(events, after == before ? all : after, 1));
  }

  private static int count(List<Judged> events, double level, int word) {
    return (int) events.stream().filter(e -> e.peak >= level && e.word == word).count();
  }

  public boolean changes() {
    return eventsAfter != eventsBefore;
  }
}
