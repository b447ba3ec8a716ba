package io.driftglass.forecast.method;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Season;

/// The dynamic optimised Theta model (Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler 2016,
/// IJF 32(4), DOTM): exponential smoothing whose drift is the straight line through the rows so
/// far, with the weight of that line found instead of fixed at a half.
///
/// Smoothing and theta are taken from a grid by the sum of squared one-row errors; the first level
/// follows from the rows given, in closed form, as every error is linear in it.
record OptimisedTheta() implements Expert {
  private static final double[] THETA = {1, 1.25, 1.5, 2, 3, 5, 10};

  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return 6;
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    var best = new Fitted(.5, 2);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i <= 19; i++) {
      for (double theta : THETA) {
        double alpha = .05 * i;
        var tried = new Fitted(alpha, theta);
        double error = tried.run(values, values.length).error;
        if (error < least) {
          least = error;
          best = tried;
        }
      }
    }
    return best;
  }

  /// The first level of least squared errors: an error falls by (1 - alpha)^row for every unit of
  /// it.
  private static double start(double[] values, int until, double alpha, double theta) {
    var state = new State(values[0], alpha, 1 - 1 / theta);
    double product = 0;
    double square = 0;
    double share = 1;
    for (int row = 0; row < until; row++) {
      double value = values[row];
      product += share * (value - state.expected());
      square += share * share;
      share *= 1 - alpha;
      state.see(value);
    }
    return values[0] + product / square;
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    return new Fitted(p[0], p[1]);
  }

  /// Level, and the line through the rows seen.
  private static final class State {
    private final double alpha;
    private final double weight;
    private double level;
    private double mean;
    private double slope;
    private double fading = 1;
    private double error;
    private int rows;

    State(double level, double alpha, double weight) {
      this.level = level;
      this.alpha = alpha;
      this.weight = weight;
    }

    double expected() {
      double start = mean - (rows + 1) / 2.0 * slope;
      return level + weight * (fading * start + (1 - fading * (1 - alpha)) / alpha * slope);
    }

    void see(double value) {
      double miss = value - expected();
      error += miss * miss;
      move(value);
    }

    void move(double value) {
      level += alpha * (value - level);
      rows++;
      slope = rows < 2 ? 0 : ((rows - 2) * slope + 6.0 / rows * (value - mean)) / (rows + 1);
      mean += (value - mean) / rows;
      fading *= 1 - alpha;
    }
  }

  private record Fitted(double alpha, double theta) implements FittedExpert {
    @Override
    public int rowsBack() {
      return 2;
    }

    @Override
    public int rowsUsed() {
      return Integer.MAX_VALUE;
    }

    State run(double[] values, int until) {
      var state = new State(start(values, until, alpha, theta), alpha, 1 - 1 / theta);
      for (int row = 0; row < until; row++) state.see(values[row]);
      return state;
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      var state = run(values, until);
      var path = new double[horizonRows];
      for (int step = 0; step < horizonRows; step++) {
        path[step] = state.expected();
        state.move(path[step]);
      }
      return path;
    }

    @Override
    public double[] parameters() {
      return new double[] {alpha, theta};
    }

    @Override
    public String choice() {
      return "theta %.2f, smoothing %.2f".formatted(theta, alpha);
    }
  }
}
