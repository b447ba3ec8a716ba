package io.driftglass.detect.scoring;

/// The moving part of a detector: takes rows in order and carries what it needs of the past.
public interface RowScorer {
  /// @param row one value a watched channel, NaN where missing
  /// @param parts filled with what the score is made of
  /// @return the row's score; NaN while warming up or where nothing was measured
  double next(long tick, double[] row, Parts parts);

  /// What one row's score is made of, one value a target channel; the arrays are used again for the
  /// next row.
  final class Parts {
    public final double[] byChannel;
    public final double[] expected;
    public final double[] spread;

    public Parts(int targets) {
      byChannel = new double[targets];
      expected = new double[targets];
      spread = new double[targets];
    }
  }
}
