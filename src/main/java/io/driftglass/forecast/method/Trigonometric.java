package io.driftglass.forecast.method;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Season;
import io.driftglass.forecast.ridge.Ridge;
import java.util.ArrayList;
import java.util.List;

/// Exponential smoothing of level, damped trend and waves: every cycle is a few harmonics, each a
/// pair of states that turns by its frequency a row and is corrected by the last error (De Livera,
/// Hyndman & Snyder 2011, JASA 106(496), the trigonometric form without ARMA errors). The states
/// start from a regression on the first rows; the five weights are found one after the other on a
/// grid by the squared one-row errors.
///
/// @param harmonics of each cycle, at most
record Trigonometric(int harmonics) implements Expert {
  private static final double[] ALPHA = {0, .01, .02, .05, .1, .2, .3, .5, .7, .9, 1};
  private static final double[] BETA = {0, .001, .005, .01, .03, .1};
  private static final double[] PHI = {.8, .9, .95, .98, 1};
  private static final double[] GAMMA = {0, .0005, .001, .003, .01, .03, .1, .2};
  private static final double[] SHIFT = {0, -.01, -.001, .001, .01, .03};
  private static final double[][] GRIDS = {ALPHA, BETA, PHI, GAMMA, SHIFT};
  private static final double[] START = {.2, 0, .98, .003, 0};
  private static final int SWEEPS = 3;
  private static final int ROWS_LOOKED_AT = 20_000;
  private static final int CYCLES_TO_START = 4;

  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return 8;
  }

  @Override
  public int rowsAlike(Season season, int horizonRows, int rows) {
    return season.twice(rowsNeeded(season, horizonRows), rows) + 1;
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    var best = START.clone();
    double least = new Fitted(best, season, harmonics).states(values, values.length).error;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int weight = 0; weight < GRIDS.length; weight++) {
        for (double tried : GRIDS[weight]) {
          var other = best.clone();
          other[weight] = tried;
          if (other[1] > other[0]) continue;
          double error = new Fitted(other, season, harmonics).states(values, values.length).error;
          if (error < least) {
            least = error;
            best = other;
          }
        }
      }
    }
    return new Fitted(best, season, harmonics);
  }

  @Override
  public FittedExpert restore(double[] parameters, Season season) {
    return new Fitted(parameters, season, harmonics);
  }

  /// Frequencies in turns of a row, each once; none where two of a cycle do not fit into the rows.
  private static double[] frequencies(Season season, int rows, int harmonics) {
    var all = new ArrayList<Double>();
    if (!season.present() || rows <= 2 * season.rows()) return new double[0];
    for (int k = 1; k <= harmonics && 2 * k < season.rows(); k++) {
      all.add(2 * Math.PI * k / season.rows());
    }
    if (season.nested() && rows > 2 * season.longer()) {
      int ratio = season.longer() / season.rows();
      for (int k = 1; k <= harmonics; k++) {
        if (k % ratio != 0) all.add(2 * Math.PI * k / season.longer());
      }
    }
    return all.stream().mapToDouble(f -> f).toArray();
  }

  /// Level, trend and waves after a row, and the mean square of the errors on the way.
  private static final class States {
    private final double[] frequencies;
    private final double[] cosines;
    private final double[] sines;
    private final double[] waves;
    private final double[] partners;
    private double level;
    private double trend;
    private double error;

    States(double[] frequencies) {
      this.frequencies = frequencies;
      int n = frequencies.length;
      cosines = new double[n];
      sines = new double[n];
      waves = new double[n];
      partners = new double[n];
      for (int i = 0; i < n; i++) {
        cosines[i] = Math.cos(frequencies[i]);
        sines[i] = Math.sin(frequencies[i]);
      }
    }

    /// Those before row `from`, by least squares over the rows up to `until`.
    void start(double[] values, int from, int until) {
      int inputs = 2 + 2 * frequencies.length;
      var ridge = new Ridge(inputs, 1);
      var input = new double[inputs];
      var target = new double[1];
      double length = until - from;
      for (int row = from; row < until; row++) {
        int t = row - from;
        input[0] = 1;
        input[1] = t / length - .5;
        for (int i = 0; i < frequencies.length; i++) {
          input[2 + 2 * i] = Math.cos(frequencies[i] * t);
          input[3 + 2 * i] = Math.sin(frequencies[i] * t);
        }
        target[0] = values[row];
        ridge.add(input, target, 1);
      }
      var weights = ridge.solve(1e-10)[0];
      trend = weights[1] / length;
      level = weights[0] - .5 * weights[1] - trend;
      for (int i = 0; i < frequencies.length; i++) {
        double cosine = weights[2 + 2 * i];
        double sine = weights[3 + 2 * i];
        waves[i] = cosine * cosines[i] - sine * sines[i];
        partners[i] = cosine * sines[i] + sine * cosines[i];
      }
    }

    /// Moves on by a row.
    ///
    /// @return what was expected of it
    double turn(double phi) {
      trend *= phi;
      level += trend;
      double expected = level;
      for (int i = 0; i < waves.length; i++) {
        double wave = waves[i] * cosines[i] + partners[i] * sines[i];
        partners[i] = partners[i] * cosines[i] - waves[i] * sines[i];
        waves[i] = wave;
        expected += wave;
      }
      return expected;
    }

    void correct(double miss, double[] weights) {
      level += weights[0] * miss;
      trend += weights[1] * miss;
      for (int i = 0; i < waves.length; i++) {
        waves[i] += weights[3] * miss;
        partners[i] += weights[4] * miss;
      }
    }
  }

  /// @param weights of level, trend, damping, waves and their partners
  @SuppressWarnings("ArrayRecordComponent")
  private record Fitted(double[] weights, Season season, int harmonics) implements FittedExpert {
    @Override
    public int rowsBack() {
      return 8;
    }

    @Override
    public int rowsUsed() {
      return ROWS_LOOKED_AT;
    }

    States states(double[] values, int until) {
      int from = Math.max(0, until - ROWS_LOOKED_AT);
      int rows = until - from;
      var states = new States(frequencies(season, rows, harmonics));
      int first = Math.max(20, CYCLES_TO_START * season.longer());
      states.start(values, from, from + Math.min(rows, first));
      double sum = 0;
      for (int row = from; row < until; row++) {
        double miss = values[row] - states.turn(weights[2]);
        sum += miss * miss;
        states.correct(miss, weights);
      }
      states.error = Double.isFinite(sum) ? sum / rows : Double.POSITIVE_INFINITY;
      return states;
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      var states = states(values, until);
      var path = new double[horizonRows];
      for (int step = 0; step < horizonRows; step++) path[step] = states.turn(weights[2]);
      return path;
    }

    @Override
    public double[] parameters() {
      return weights.clone();
    }

    @Override
    public String choice() {
      return "level %s, trend %s damped by %s, waves %s"
          .formatted(List.of(weights[0], weights[1], weights[2], weights[3]).toArray());
    }
  }
}
