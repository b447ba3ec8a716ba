package io.driftglass.forecast.arima;

import java.util.HashMap;
import java.util.Map;

/// Finds the orders step by step from four simple models (Hyndman & Khandakar 2008, Journal of
/// Statistical Software 27(3), algorithm of 3.2): the best of corrected Akaike criterion is left as
/// soon as a neighbour is better.
final class ArimaSearch {
  private static final int MOST_TERMS = 5;
  private static final int MOST_SEASONAL_TERMS = 2;
  private static final int MOST_MODELS = 94;

  private final ArimaOrder frame;
  private final double[] differenced;
  private final boolean exact;
  private final int terms;
  private final int seasonalTerms;
  private final Map<ArimaOrder, ArimaFit> tried = new HashMap<>();
  private ArimaFit best;

  /// @param frame season and differences
  /// @param exact whether models are compared by exact likelihood
  ArimaSearch(ArimaOrder frame, double[] differenced, boolean exact) {
    this.frame = frame;
    this.differenced = differenced;
    this.exact = exact;
    int n = differenced.length + frame.lost();
    terms = Math.min(MOST_TERMS, n / 3);
    seasonalTerms = frame.season() == 1 ? 0 : Math.min(MOST_SEASONAL_TERMS, n / 3 / frame.season());
  }

  ArimaFit best() {
    boolean constant = frame.differences() + frame.seasonalDifferences() <= 1;
    better(2, 2, 1, 1, constant);
    better(0, 0, 0, 0, constant);
    better(1, 0, 1, 0, constant);
    better(0, 1, 0, 1, constant);
    if (constant) better(0, 0, 0, 0, false);
    boolean moved = true;
    while (moved && tried.size() < MOST_MODELS) moved = improved(constant);
    return best;
  }

  private static final int[][] STEPS = {
    {0, 0, -1, 0}, {0, 0, 0, -1}, {0, 0, 1, 0}, {0, 0, 0, 1},
    {0, 0, -1, -1}, {0, 0, -1, 1}, {0, 0, 1, -1}, {0, 0, 1, 1},
    {-1, 0, 0, 0}, {0, -1, 0, 0}, {1, 0, 0, 0}, {0, 1, 0, 0},
    {-1, -1, 0, 0}, {-1, 1, 0, 0}, {1, -1, 0, 0}, {1, 1, 0, 0}
  };

  private boolean improved(boolean constant) {
    var now = best.order();
    for (var step : STEPS) {
      int p = now.ar() + step[0];
      int q = now.ma() + step[1];
      int seasonalP = now.seasonalAr() + step[2];
      int seasonalQ = now.seasonalMa() + step[3];
      if (Math.min(Math.min(p, q), Math.min(seasonalP, seasonalQ)) < 0) continue;
      if (Math.max(p, q) > terms || Math.max(seasonalP, seasonalQ) > seasonalTerms) continue;
      if (better(p, q, seasonalP, seasonalQ, now.constant())) return true;
    }
    return constant
        && better(now.ar(), now.ma(), now.seasonalAr(), now.seasonalMa(), !now.constant());
  }

  /// Whether that model is the best yet; orders beyond what the rows allow are cut.
  private boolean better(int p, int q, int seasonalP, int seasonalQ, boolean constant) {
    var order =
        frame.with(
            Math.min(p, terms),
            Math.min(q, terms),
            Math.min(seasonalP, seasonalTerms),
            Math.min(seasonalQ, seasonalTerms),
            constant);
    if (tried.containsKey(order) || tried.size() >= MOST_MODELS) return false;
    var fit = ArimaFit.of(order, differenced, exact, new double[0]);
    tried.put(order, fit);
    if (best != null && fit.criterion() >= best.criterion()) return false;
    best = fit;
    return true;
  }
}
