package io.driftglass.monitor.abtest;

import io.driftglass.problem.InsufficientData;
import java.util.ArrayList;
import java.util.List;

/// Two models on the same rows: which one loses less, looked at several times while the rows come,
/// with one error rate for all looks together.
///
/// @param planned looks in all
/// @param looks made so far, oldest first; none follows one that decides
/// @param effect gain in standard deviations of single differences, at the last look
/// @param winner NONE while it is open and where the last planned look decides nothing
public record Comparison(int planned, List<Look> looks, double effect, Winner winner) {
  /// The chance to find a difference where there is none, all looks together.
  public static final double ALPHA = .05;

  /// Rows that the first look needs at least.
  public static final int LEAST_ROWS = 50;

  public enum Winner {
    A,
    B,
    NONE
  }

  public Comparison {
    looks = List.copyOf(looks);
  }

  /// @param lossA one a row, oldest first; NaN where the row is not judged
  /// @param lossB the same rows
  /// @param looks planned, 1 or more, after equal parts of the rows
  /// @throws InsufficientData where fewer than [#LEAST_ROWS] rows a look are judged by both
  public static Comparison of(double[] lossA, double[] lossB, int looks) {
    var judged = Judged.of(lossA, lossB);
    if (judged.rows() < LEAST_ROWS * looks) {
      throw new InsufficientData(
          "A comparison with %d looks needs %d rows that both models have judged, there are %d."
              .formatted(looks, LEAST_ROWS * looks, judged.rows()),
          "Wait for more rows, or plan fewer looks.");
    }
    return of(judged, Boundary.of(looks, ALPHA));
  }

  /// The same against a boundary that is known.
  static Comparison of(double[] lossA, double[] lossB, Boundary boundary) {
    return of(Judged.of(lossA, lossB), boundary);
  }

  private static Comparison of(Judged judged, Boundary boundary) {
    int looks = boundary.looks();
    var made = new ArrayList<Look>();
    for (int look = 1; look <= looks; look++) {
      int rows = (int) ((long) judged.rows() * look / looks);
      var paired = PairedMean.of(judged.differences(), rows);
      double reach = boundary.at(look) * paired.error();
      var now =
          new Look(
              rows,
              paired.mean(),
              paired.mean() - reach,
              paired.mean() + reach,
              judged.meanA(rows),
              judged.meanA(rows) - paired.mean(),
              (double) look / looks);
      made.add(now);
      if (now.decides() || look == looks) {
        double effect = paired.deviation() == 0 ? 0 : paired.mean() / paired.deviation();
        return new Comparison(looks, made, effect, winner(now));
      }
    }
    throw new IllegalStateException("a comparison ends with its last look");
  }

  public Look last() {
    return looks.getLast();
  }

  /// The outcome as a sentence.
  public String sentence(String a, String b) {
    return switch (winner) {
      case A -> won(a, b, -last().gain());
      case B -> won(b, a, last().gain());
      case NONE ->
          "No difference between %s and %s was found in %,d rows.".formatted(a, b, last().rows());
    };
  }

  private String won(String winner, String other, double gain) {
    return "%s loses %.3g less than %s a row, found after %,d rows at look %d of %d."
        .formatted(winner, gain, other, last().rows(), looks.size(), planned);
  }

  private static Winner winner(Look look) {
    if (look.low() > 0) return Winner.B;
    return look.high() < 0 ? Winner.A : Winner.NONE;
  }

  /// The rows that both have judged.
  @SuppressWarnings("ArrayRecordComponent")
  private record Judged(double[] lossA, double[] differences, int rows) {
    static Judged of(double[] lossA, double[] lossB) {
      var a = new double[lossA.length];
      var differences = new double[lossA.length];
      int rows = 0;
      for (int row = 0; row < lossA.length; row++) {
        if (!Double.isFinite(lossA[row]) || !Double.isFinite(lossB[row])) continue;
        a[rows] = lossA[row];
        differences[rows++] = lossA[row] - lossB[row];
      }
      return new Judged(a, differences, rows);
    }

    double meanA(int until) {
      double sum = 0;
      for (int row = 0; row < until; row++) sum += lossA[row];
      return sum / until;
    }
  }
}
