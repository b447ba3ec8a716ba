package io.driftglass.monitor.concept;

/// What distances from the usual add up to, upwards and downwards, each from the row on at which it
/// last was 0 (Page 1954, Biometrika).
final class TwoSums {
  private double up;
  private double down;
  private int upFrom;
  private int downFrom;

  /// @param distance from the usual
  /// @param slack distance to be let pass
  /// @param row number of the row
  /// @return the larger of the two sums
  double add(double distance, double slack, int row) {
    up = Math.max(0, up + distance - slack);
    down = Math.max(0, down - distance - slack);
    if (up == 0) upFrom = row;
    if (down == 0) downFrom = row;
    return Math.max(up, down);
  }

  /// The row at which the larger sum last was 0.
  int from() {
    return up > down ? upFrom : downFrom;
  }

  /// Begins anew.
  ///
  /// @param row that both sums count from
  void restart(int row) {
    up = 0;
    down = 0;
    upFrom = row;
    downFrom = row;
  }
}
