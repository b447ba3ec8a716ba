package io.driftglass.detect.threshold;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Smoothed errors of one window: the choice of a level over them and the sequences above it
/// (Hundman et al. 2018, KDD, section 3.2 and 3.3).
final class ErrorWindow {
  private static final double FIRST_Z = 2.5;
  private static final double STEP_Z = .5;

  /// Taken where no z passes: 2.5 to 11.5 are tried.
  private static final double NO_Z = 12;

  private static final int MOST_SEQUENCES = 5;
  private static final double MOST_ROWS = .5;

  private final double[] errors;
  private final double mean;
  private final double spread;

  /// @param errors finite, at least one
  ErrorWindow(double[] errors) {
    this.errors = errors;
    mean = Arrays.stream(errors).average().orElseThrow();
    spread = deviation(errors, Double.POSITIVE_INFINITY, mean);
  }

  double mean() {
    return mean;
  }

  /// Whether the errors are all the same but for rounding.
  boolean flat() {
    return spread <= 1e-12 * Math.abs(mean);
  }

  /// The errors mirrored at their mean, so that unusually small ones stand out.
  ErrorWindow flipped() {
    return new ErrorWindow(Arrays.stream(errors).map(error -> 2 * mean - error).toArray());
  }

  /// mean + z deviations, with the z whose removal of all rows above lowers mean and deviation most
  /// for the fewest rows and sequences; ties go to the higher z.
  double level(int buffer) {
    double highest = Arrays.stream(errors).max().orElseThrow();
    double best = 0;
    double chosen = NO_Z;
    for (double z = FIRST_Z; z < NO_Z && highest > mean + z * spread; z += STEP_Z) {
      double gain = gain(mean + z * spread, buffer);
      if (gain >= best) {
        best = gain;
        chosen = z;
      }
    }
    return mean + chosen * spread;
  }

  /// (dmean / mean + ddeviation / deviation) / (sequences^2 + rows); -1 where the level takes too
  /// many of either.
  private double gain(double level, int buffer) {
    var taken = around(level, buffer);
    var sequences = sequences(taken, 0);
    int rows = sequences.stream().mapToInt(Sequence::rows).sum();
    if (sequences.size() > MOST_SEQUENCES || rows >= MOST_ROWS * errors.length) return -1;
    double left = Arrays.stream(errors).filter(error -> error < level).average().orElse(mean);
    double drop = (mean - left) / mean + (spread - deviation(errors, level, left)) / spread;
    return drop / ((double) sequences.size() * sequences.size() + rows);
  }

  /// The rows of the sequences above the level that reach the least error and survive pruning.
  ///
  /// @param known rows at the window's start that were judged before, and what was found: only
  ///   later rows are judged now
  boolean[] strange(double level, Threshold.Dynamic by, boolean[] known) {
    var taken = around(level, by.bufferRows());
    double quiet = 0;
    for (int row = 0; row < errors.length; row++) {
      boolean found = row < known.length ? known[row] : taken[row];
      if (!found) quiet = Math.max(quiet, errors[row]);
    }
    var kept = new boolean[errors.length];
    for (var sequence : pruned(sequences(taken, known.length), quiet, by.prune())) {
      if (sequence.peak >= by.least()) Arrays.fill(kept, sequence.from, sequence.until, true);
    }
    return kept;
  }

  /// Drops the sequences, lowest peaks first, until one stands out from the next lower peak (or
  /// from the highest error outside all) by the fraction `prune`.
  private static List<Sequence> pruned(List<Sequence> sequences, double quiet, double prune) {
    var falling =
        sequences.stream().sorted(Comparator.comparingDouble(Sequence::peak).reversed()).toList();
    int keep = 0;
    for (int i = 0; i < falling.size(); i++) {
      double peak = falling.get(i).peak;
      double next = i + 1 < falling.size() ? falling.get(i + 1).peak : quiet;
      if ((peak - next) / peak >= prune) keep = i + 1;
    }
    return falling.subList(0, keep);
  }

  /// Rows above the level with `buffer` rows on either side.
  private boolean[] around(double level, int buffer) {
    var taken = new boolean[errors.length];
    int filled = 0;
    for (int row = 0; row < errors.length; row++) {
      if (errors[row] <= level) continue;
      int until = Math.min(errors.length, row + buffer + 1);
      Arrays.fill(taken, Math.max(filled, row - buffer), until, true);
      filled = until;
    }
    return taken;
  }

  private List<Sequence> sequences(boolean[] taken, int firstRow) {
    var found = new ArrayList<Sequence>();
    for (int row = firstRow; row < taken.length; row++) {
      if (!taken[row]) continue;
      int from = row;
      double peak = errors[row];
      while (row < taken.length && taken[row]) peak = Math.max(peak, errors[row++]);
      found.add(new Sequence(from, row, peak));
    }
    return found;
  }

  /// Root mean square distance from `centre` of the errors below `level`.
  private static double deviation(double[] errors, double level, double centre) {
    return Math.sqrt(
        Arrays.stream(errors)
            .filter(error -> error < level)
            .map(error -> (error - centre) * (error - centre))
            .average()
            .orElse(0));
  }

  /// Rows in a row, taken together.
  private record Sequence(int from, int until, double peak) {
    int rows() {
      return until - from;
    }
  }
}
