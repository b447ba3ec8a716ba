package io.driftglass.metric;

import io.driftglass.problem.InvalidSetting;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/// How much better one method is than another on the same files, with the interval that other files
/// of the kind could have given: the percentile bootstrap of the mean difference (Efron 1979),
/// files drawn in pairs so that hard ones are hard for both.
///
/// @param mean of the differences; positive where the method is the better one
/// @param low of the interval that holds 95 % of the drawn means
/// @param high of it
/// @param files that both were judged on
public record PairedGain(double mean, double low, double high, int files) {
  /// With fewer files the interval of the bootstrap is too narrow to be believed.
  public static final int LEAST_FILES = 5;

  private static final int DRAWS = 10_000;
  private static final double TAIL = .025;

  /// What may be said of the two.
  public enum Verdict {
    BEATS,
    LEVEL,
    LOSES
  }

  /// @param ours a figure a file, the more the better
  /// @param theirs of the same files in the same order
  /// @return none under five files
  /// @throws InvalidSetting where the numbers of files differ
  public static Optional<PairedGain> of(double[] ours, double[] theirs, long seed) {
    if (ours.length != theirs.length) {
      throw new InvalidSetting(
          "Files are compared in pairs, not %d with %d.".formatted(ours.length, theirs.length),
          "Judge both methods on the same files.");
    }
    if (ours.length < LEAST_FILES) return Optional.empty();
    var differences = new double[ours.length];
    Arrays.setAll(differences, file -> ours[file] - theirs[file]);
    var means = new double[DRAWS];
    var random = new Random(seed);
    for (int draw = 0; draw < DRAWS; draw++) {
      double sum = 0;
      for (int file = 0; file < differences.length; file++) {
        sum += differences[random.nextInt(differences.length)];
      }
      means[draw] = sum / differences.length;
    }
    Arrays.sort(means);
    return Optional.of(
        new PairedGain(
            Arrays.stream(differences).average().orElseThrow(),
            means[(int) (TAIL * DRAWS)],
            means[DRAWS - 1 - (int) (TAIL * DRAWS)],
            differences.length));
  }

  /// One beats the other only where the interval leaves zero out.
  public Verdict verdict() {
    if (low > 0) return Verdict.BEATS;
    return high < 0 ? Verdict.LOSES : Verdict.LEVEL;
  }
}
