package io.driftglass.monitor.change;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Segments with a level or a line of their own and noise that may remember its last value, found
/// exactly for every number of changes and compared by description length (after Davis, Lee and
/// Rodriguez-Yam 2006, JASA 101).
///
/// Several descriptions are usually almost as good; the answer is the one that agrees best with all
/// of them, each weighed by how good it is. So no small change of a value decides alone.
final class BestSegments implements ChangeFinder {
  static final Method<ChangeFinder> METHOD =
      new Method<>(
          "auto",
          "Automatic",
          "after Davis, Lee and Rodriguez-Yam 2006, JASA",
          Method.Cost.INSTANT,
          List.of(),
          settings -> new BestSegments());

  /// A longer series is looked at in so many stretches first.
  private static final int CELLS = 600;

  private static final double[] MEMORIES = {0, .1, .2, .3, .4, .5};
  private static final int LEAST_ROWS = 8;
  private static final int MOST_CHANGES = 9;
  private static final int MOST_CHANGES_LONG = 24;
  private static final int LONG = 500;

  /// Noise that is taken to be there, as a share of the variance: a change below it does not
  /// matter.
  private static final double LEAST_NOISE = 1e-3;

  private static final int CANDIDATES = 40;
  private static final double LEAST_WEIGHT = 1e-3;

  @SuppressWarnings("ArrayRecordComponent")
  private record Candidate(int[] changes, double length) {}

  @Override
  public int[] find(double[] values, Progress progress) {
    if (values.length < LEAST_ROWS) return new int[0];
    var seasonless = ChangeFinders.standardised(Seasonless.of(values));
    int cell = (values.length + CELLS - 1) / CELLS;
    var cells = means(seasonless, cell);
    var changes = agreed(candidates(ChangeFinders.standardised(cells), progress), cells.length);
    return cell == 1 ? changes : Refined.of(seasonless, changes, cell);
  }

  private static double[] means(double[] values, int cell) {
    if (cell == 1) return values;
    var means = new double[values.length / cell];
    Arrays.setAll(
        means,
        place -> Arrays.stream(values, place * cell, (place + 1) * cell).average().orElse(0));
    return means;
  }

  private static List<Candidate> candidates(double[] values, Progress progress) {
    var candidates = new ArrayList<Candidate>();
    int n = values.length;
    double log = Math.log(n);
    int tried = 0;
    for (var shape : Shape.values()) {
      int least = Math.max(shape == Shape.LINE ? 4 : 3, (int) (n * .03));
      for (double memory : MEMORIES) {
        progress.step(tried++, 2L * MEMORIES.length, "comparing segments");
        var whitened = new double[n - 1];
        Arrays.setAll(whitened, row -> values[row + 1] - memory * values[row]);
        int most = n < LONG ? MOST_CHANGES : MOST_CHANGES_LONG;
        for (var found : SegmentErrors.of(whitened, shape, least).best(most)) {
          double noise = found.error() / whitened.length + LEAST_NOISE;
          double parameters =
              shape.parameters + (memory > 0 ? 1 : 0) + shape.penalty * found.changes().length;
          var changes = Arrays.stream(found.changes()).map(row -> row + 1).toArray();
          candidates.add(new Candidate(changes, n * Math.log(noise) + parameters * log));
        }
      }
    }
    candidates.sort(Comparator.comparingDouble(Candidate::length));
    return candidates;
  }

  /// The candidate that agrees best with the others.
  private static int[] agreed(List<Candidate> candidates, int n) {
    var weights = weights(candidates, n);
    int[] best = {};
    double most = -1;
    for (var one : weights.keySet()) {
      double agreement = 0;
      for (var other : weights.entrySet()) {
        agreement += other.getValue() * Agreement.of(other.getKey(), one, n);
      }
      if (agreement > most) {
        most = agreement;
        best = one.stream().mapToInt(Integer::intValue).toArray();
      }
    }
    return best;
  }

  private static Map<List<Integer>, Double> weights(List<Candidate> candidates, int n) {
    var weights = new LinkedHashMap<List<Integer>, Double>();
    double shortest = candidates.getFirst().length();
    for (var candidate : candidates) {
      double weight = Math.exp(-(candidate.length() - shortest) / (2 * Math.log(n)));
      if (weight < LEAST_WEIGHT) break;
      weights.merge(Arrays.stream(candidate.changes()).boxed().toList(), weight, Double::sum);
    }
    var kept = new LinkedHashMap<List<Integer>, Double>();
    weights.entrySet().stream()
        .sorted(Map.Entry.<List<Integer>, Double>comparingByValue().reversed())
        .limit(CANDIDATES)
        .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
    return kept;
  }
}
