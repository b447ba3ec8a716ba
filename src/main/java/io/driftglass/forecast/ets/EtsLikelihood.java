package io.driftglass.forecast.ets;

import io.driftglass.forecast.ets.EtsForm.Cycle;
import io.driftglass.forecast.ets.EtsForm.Trend;
import io.driftglass.forecast.fit.Objective;
import java.util.Arrays;

/// Minus twice the log likelihood of a form, up to a constant, as a function of free numbers, with
/// its exact gradient by one pass back through the rows.
///
/// The free numbers are the smoothing weights through logistic curves, so that 0 < beta < alpha < 1
/// (beta at most a given share of alpha), 0 < gamma < 1 - alpha and .8 < phi < .98 always hold,
/// then level, trend and all but one of the cycle's phases in units of the series' own spread, as
/// distances from the start.
final class EtsLikelihood implements Objective {
  private static final double LEAST = 1e-4;
  private static final double MOST = .9999;
  private static final double PHI_LEAST = .8;
  private static final double PHI_MOST = .98;

  private final EtsForm form;
  private final double[] values;
  private final EtsState start;
  private final int season;
  private final double spread;
  private final double trendShare;
  private final double floor;
  private final double[] base;
  private final double[] before;
  private final double[] fallen;
  private final double[] expected;

  /// @param start where level, trend and cycle are taken to begin
  /// @param spread of the series, above 0
  /// @param trendShare of alpha that beta may be at most, above 0 up to 1
  EtsLikelihood(EtsForm form, double[] values, EtsState start, double spread, double trendShare) {
    this.trendShare = trendShare;
    this.form = form;
    this.values = values;
    this.start = start;
    this.spread = spread;
    season = start.cycle().length;
    floor = 1e-24 * values.length * (form.relativeErrors() ? 1 : spread * spread);
    base = new double[values.length];
    before = new double[values.length];
    fallen = new double[values.length];
    expected = new double[values.length];
  }

  /// The free numbers at which a search begins.
  double[] free(double alpha, double beta, double gamma) {
    var free = new double[weights() + states()];
    int at = 0;
    free[at++] = logit((alpha - LEAST) / (MOST - LEAST));
    if (form.trend() != Trend.NONE) free[at++] = logit(beta);
    if (season > 0) free[at++] = logit(gamma);
    if (form.trend() == Trend.DAMPED) free[at] = logit(.9);
    return free;
  }

  /// With a pull on the starting states towards where they seem to begin: that many times the
  /// square of each distance in spreads.
  Objective drawn(double pull) {
    return (free, slope) -> {
      double value = at(free, slope);
      if (!Double.isFinite(value)) return value;
      for (int i = weights(); i < free.length; i++) {
        value += pull * free[i] * free[i];
        slope[i] += 2 * pull * free[i];
      }
      return value;
    };
  }

  private int weights() {
    int trend =
        switch (form.trend()) {
          case NONE -> 0;
          case LINEAR -> 1;
          case DAMPED -> 2;
        };
    return 1 + trend + (season > 0 ? 1 : 0);
  }

  private int states() {
    return (form.trend() == Trend.NONE ? 1 : 2) + Math.max(0, season - 1);
  }

  EtsState state(double[] free) {
    int at = 0;
    double alpha = LEAST + (MOST - LEAST) * logistic(free[at++]);
    double beta = 0;
    double gamma = 0;
    double phi = form.trend() == Trend.NONE ? 0 : 1;
    if (form.trend() != Trend.NONE)
      beta = LEAST + trendShare * (alpha - LEAST) * logistic(free[at++]);
    if (season > 0) gamma = LEAST + (1 - alpha - LEAST) * logistic(free[at++]);
    if (form.trend() == Trend.DAMPED) {
      phi = PHI_LEAST + (PHI_MOST - PHI_LEAST) * logistic(free[at++]);
    }
    double level = start.level() + spread * free[at++];
    double trend = form.trend() == Trend.NONE ? 0 : start.trend() + spread * free[at++];
    var cycle = start.cycle().clone();
    for (int phase = 0; phase + 1 < season; phase++) {
      double moved = cycleUnit() * free[at++];
      cycle[phase] += moved;
      cycle[season - 1] -= moved;
    }
    return new EtsState(alpha, beta, gamma, phi, level, trend, cycle);
  }

  private double cycleUnit() {
    return form.cycle() == Cycle.FACTOR ? spread / Math.abs(start.level()) : spread;
  }

  @Override
  public double at(double[] free, double[] slope) {
    var state = state(free);
    double logs = 0;
    double square = floor;
    double l = state.level();
    double b = state.trend();
    var s = state.cycle().clone();
    int n = values.length;
    for (int row = 0, phase = 0; row < n; row++) {
      double y = values[row];
      fallen[row] = b;
      double fall = state.phi() * b;
      double middle = l + fall;
      base[row] = middle;
      double miss;
      double mean = middle;
      switch (form.cycle()) {
        case NONE -> miss = y - middle;
        case ADDED -> {
          double old = s[phase];
          before[row] = old;
          miss = y - old - middle;
          mean = middle + old;
          s[phase] = old + state.gamma() * miss;
        }
        case FACTOR -> {
          double old = s[phase];
          before[row] = old;
          if (!(old > 0 && middle > 0)) return Double.POSITIVE_INFINITY;
          miss = y / old - middle;
          mean = middle * old;
          s[phase] = old + state.gamma() * (y / middle - old);
        }
        default -> throw new IllegalStateException();
      }
      expected[row] = mean;
      double error = y - mean;
      if (form.relativeErrors()) {
        if (!(mean > 0)) return Double.POSITIVE_INFINITY;
        error /= mean;
        logs += Math.log(mean);
      }
      square += error * error;
      l = middle + state.alpha() * miss;
      b = fall + state.beta() * miss;
      if (++phase >= season) phase = 0;
    }
    double value = n * Math.log(square) + 2 * logs;
    if (Double.isFinite(value)) back(state, square, free, slope);
    return value;
  }

  /// The pass back: how the value changes with every state, row by row from the last.
  private void back(EtsState state, double square, double[] free, double[] slope) {
    int n = values.length;
    double alpha = state.alpha();
    double beta = state.beta();
    double gamma = state.gamma();
    double byAlpha = 0;
    double byBeta = 0;
    double byGamma = 0;
    double byPhi = 0;
    double byLevel = 0;
    double byTrend = 0;
    var byCycle = new double[season];
    double factor = 2 * n / square;
    for (int row = n - 1; row >= 0; row--) {
      double y = values[row];
      double mean = expected[row];
      double byMean =
          form.relativeErrors()
              ? -factor * (y / mean - 1) * y / (mean * mean) + 2 / mean
              : -factor * (y - mean);
      double byMiss = alpha * byLevel + beta * byTrend;
      double middle = base[row];
      double byBase = byLevel - byMiss;
      double miss;
      switch (form.cycle()) {
        case NONE -> {
          miss = y - middle;
          byBase += byMean;
        }
        case ADDED -> {
          int phase = row % season;
          double old = before[row];
          miss = y - old - middle;
          double later = byCycle[phase];
          byGamma += later * miss;
          byBase += byMean - later * gamma;
          byCycle[phase] = later * (1 - gamma) + byMean - byMiss;
        }
        case FACTOR -> {
          int phase = row % season;
          double old = before[row];
          miss = y / old - middle;
          double later = byCycle[phase];
          byGamma += later * (y / middle - old);
          byBase += byMean * old - later * gamma * y / (middle * middle);
          byCycle[phase] = later * (1 - gamma) + byMean * middle - byMiss * y / (old * old);
        }
        default -> throw new IllegalStateException();
      }
      byAlpha += miss * byLevel;
      byBeta += miss * byTrend;
      double byFall = byTrend + byBase;
      byPhi += byFall * fallen[row];
      byTrend = byFall * state.phi();
      byLevel = byBase;
    }
    gather(free, slope, byAlpha, byBeta, byGamma, byPhi, byLevel, byTrend, byCycle);
  }

  private void gather(
      double[] free,
      double[] slope,
      double byAlpha,
      double byBeta,
      double byGamma,
      double byPhi,
      double byLevel,
      double byTrend,
      double[] byCycle) {
    Arrays.fill(slope, 0);
    int at = 1;
    double alpha = LEAST + (MOST - LEAST) * logistic(free[0]);
    double whole = byAlpha;
    if (form.trend() != Trend.NONE) {
      double share = logistic(free[at]);
      whole += trendShare * byBeta * share;
      slope[at++] = trendShare * byBeta * (alpha - LEAST) * share * (1 - share);
    }
    if (season > 0) {
      double share = logistic(free[at]);
      whole -= byGamma * share;
      slope[at++] = byGamma * (1 - alpha - LEAST) * share * (1 - share);
    }
    if (form.trend() == Trend.DAMPED) {
      double share = logistic(free[at]);
      slope[at++] = byPhi * (PHI_MOST - PHI_LEAST) * share * (1 - share);
    }
    double share = logistic(free[0]);
    slope[0] = whole * (MOST - LEAST) * share * (1 - share);
    slope[at++] = byLevel * spread;
    if (form.trend() != Trend.NONE) slope[at++] = byTrend * spread;
    for (int phase = 0; phase + 1 < season; phase++) {
      slope[at++] = cycleUnit() * (byCycle[phase] - byCycle[season - 1]);
    }
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double logit(double share) {
    return Math.log(share / (1 - share));
  }
}
