package io.driftglass.forecast.arima;

/// The orders of a seasonal ARIMA model, (p,d,q)(P,D,Q) in the usual notation.
///
/// @param ar p, autoregressive terms
/// @param differences d, differences from one row to the next
/// @param ma q, moving-average terms
/// @param seasonalAr P
/// @param seasonalDifferences D
/// @param seasonalMa Q
/// @param season rows a cycle, 1 for none
/// @param constant whether the differenced series has a mean of its own: a level, or a drift
record ArimaOrder(
    int ar,
    int differences,
    int ma,
    int seasonalAr,
    int seasonalDifferences,
    int seasonalMa,
    int season,
    boolean constant) {
  /// Terms with a weight of their own.
  int weights() {
    return ar + ma + seasonalAr + seasonalMa;
  }

  /// Numbers estimated, the variance among them.
  int estimated() {
    return weights() + (constant ? 1 : 0) + 1;
  }

  /// Rows that differencing takes away.
  int lost() {
    return differences + seasonalDifferences * season;
  }

  int farthestAr() {
    return ar + season * seasonalAr;
  }

  int farthestMa() {
    return ma + season * seasonalMa;
  }

  ArimaOrder with(int p, int q, int seasonalP, int seasonalQ, boolean mean) {
    return new ArimaOrder(
        p, differences, q, seasonalP, seasonalDifferences, seasonalQ, season, mean);
  }

  /// `values` differenced as often as the model says; the first [#lost] rows are gone.
  double[] differenced(double[] values, int from, int until) {
    var undone = undone();
    var differenced = new double[Math.max(0, until - from - lost())];
    for (int row = 0; row < differenced.length; row++) {
      int at = from + lost() + row;
      double value = values[at];
      for (int lag = 1; lag < undone.length; lag++) {
        if (undone[lag] != 0) value -= undone[lag] * values[at - lag];
      }
      differenced[row] = value;
    }
    return differenced;
  }

  /// Weights by lag, the first 1, that undo the differences: a value is its difference plus these
  /// times earlier values.
  double[] undone() {
    double[] operator = {1};
    for (int i = 0; i < differences; i++) operator = times(operator, 1);
    for (int i = 0; i < seasonalDifferences; i++) operator = times(operator, season);
    for (int lag = 1; lag < operator.length; lag++) operator[lag] = -operator[lag];
    return operator;
  }

  /// What a shock of 1 does to the values at its row and after, from what it does to their
  /// differences.
  double[] summed(double[] shocks) {
    var undone = undone();
    var summed = shocks.clone();
    for (int row = 1; row < summed.length; row++) {
      for (int lag = 1; lag < undone.length && lag <= row; lag++) {
        summed[row] += undone[lag] * summed[row - lag];
      }
    }
    return summed;
  }

  private static double[] times(double[] operator, int lag) {
    var product = new double[operator.length + lag];
    for (int i = 0; i < operator.length; i++) {
      product[i] += operator[i];
      product[i + lag] -= operator[i];
    }
    return product;
  }

  @Override
  public String toString() {
    var text = "ARIMA(%d,%d,%d)".formatted(ar, differences, ma);
    if (season > 1) {
      text += "(%d,%d,%d)[%d]".formatted(seasonalAr, seasonalDifferences, seasonalMa, season);
    }
    return constant ? text + " with constant" : text;
  }
}
