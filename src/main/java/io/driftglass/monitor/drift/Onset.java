package io.driftglass.monitor.drift;

/// Since when the current rows have moved: the row from which on a level of their own explains them
/// best, against the reference's level before it.
final class Onset {
  private Onset() {}

  /// @return the first moved row, 0 where the current rows have moved as a whole
  static int row(Side reference, Side current) {
    double[] rows = current.rows();
    double usual = reference.mean();
    double best = 0;
    int onset = 0;
    double sum = 0;
    int n = 0;
    for (int row = rows.length - 1; row >= 0; row--) {
      if (!Double.isFinite(rows[row])) continue;
      sum += rows[row] - usual;
      n++;
      double gain = sum * sum / n;
      if (gain >= best) {
        best = gain;
        onset = row;
      }
    }
    return onset;
  }
}
