package io.driftglass.metric;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// How far off forecasts are. Rows whose actual value is NaN are left out; n counts the others, and
/// a forecast is wanted for each of them.
///
/// Definitions as in the M4 competition (Makridakis, Spiliotis & Assimakopoulos 2020, IJF 36(1)).
public final class ForecastMetrics {
  private static final String NOTHING_MEASURED = "no actual value was measured";
  private static final String FLAT = "the history never changes from one cycle to the next";

  private static final String NOT_FORECAST = "a forecast is missing";

  private ForecastMetrics() {}

  /// Mean absolute error, in the values' unit.
  public static Measure mae(double[] actual, double[] forecast) {
    return mean(actual, row -> Math.abs(actual[row] - forecast[row]), forecast);
  }

  /// Root mean square error, in the values' unit.
  public static Measure rmse(double[] actual, double[] forecast) {
    return rooted(
        mean(
            actual,
            row -> (actual[row] - forecast[row]) * (actual[row] - forecast[row]),
            forecast));
  }

  private static Measure rooted(Measure square) {
    return square instanceof Measure.Value(double value, long n)
        ? Measure.of(Math.sqrt(value), n)
        : square;
  }

  /// Share of the variance that is explained (R2); at most 1, below 0 where the mean would do
  /// better.
  public static Measure rSquared(double[] actual, double[] forecast) {
    double[] known = Arrays.stream(actual).filter(Double::isFinite).toArray();
    if (known.length < 2) return Measure.because("fewer than two actual values were measured");
    double mean = Arrays.stream(known).average().orElseThrow();
    double all = Arrays.stream(known).map(value -> (value - mean) * (value - mean)).sum();
    double left = 0;
    for (int row = 0; row < actual.length; row++) {
      if (!Double.isFinite(actual[row])) continue;
      if (Double.isNaN(forecast[row])) return Measure.because(NOT_FORECAST);
      left += (actual[row] - forecast[row]) * (actual[row] - forecast[row]);
    }
    return all == 0
        ? Measure.because("the actual values do not vary")
        : Measure.of(1 - left / all, known.length);
  }

  /// Mean absolute percentage error, 0 upwards; not computable where an actual value is 0.
  public static Measure mape(double[] actual, double[] forecast) {
    for (double value : actual) {
      if (value == 0) return Measure.because("an actual value is 0");
    }
    return mean(
        actual, row -> 100 * Math.abs((actual[row] - forecast[row]) / actual[row]), forecast);
  }

  /// Symmetric mean absolute percentage error, 0..200; 0 where both values are 0.
  public static Measure smape(double[] actual, double[] forecast) {
    return mean(
        actual,
        row -> {
          double size = Math.abs(actual[row]) + Math.abs(forecast[row]);
          return size == 0 ? 0 : 200 * Math.abs(actual[row] - forecast[row]) / size;
        },
        forecast);
  }

  /// Mean absolute difference of a history from itself one season earlier: what MASE and MSIS are
  /// measured in. NaN rows are left out.
  ///
  /// @param season rows a cycle, 1 for none
  public static Measure seasonalScale(double[] history, int season) {
    return seasonal(history, season, Math::abs);
  }

  /// Like [#seasonalScale], the root of the mean square: what RMSSE is measured in.
  public static Measure seasonalRootScale(double[] history, int season) {
    return rooted(seasonal(history, season, change -> change * change));
  }

  private static Measure seasonal(double[] history, int season, DoubleUnaryOperator of) {
    double sum = 0;
    long n = 0;
    for (int row = season; row < history.length; row++) {
      double change = history[row] - history[row - season];
      if (!Double.isFinite(change)) continue;
      sum += of.applyAsDouble(change);
      n++;
    }
    return n == 0
        ? Measure.because("the history is not longer than one cycle of " + season + " rows")
        : Measure.of(sum / n, n);
  }

  /// Mean absolute scaled error: below 1 is better than the same time last cycle was in the
  /// history.
  ///
  /// @param scale of [#seasonalScale]
  public static Measure mase(double[] actual, double[] forecast, Measure scale) {
    return scaled(mae(actual, forecast), scale);
  }

  /// Root mean squared scaled error (Hyndman & Koehler 2006, IJF 22(4)).
  ///
  /// @param rootScale of [#seasonalRootScale]
  public static Measure rmsse(double[] actual, double[] forecast, Measure rootScale) {
    return scaled(rmse(actual, forecast), rootScale);
  }

  /// Continuous ranked probability score, scaled: twice the pinball loss over all probabilities, by
  /// the trapezoidal rule between the quantiles that are given (Gneiting & Ranjan 2011, JBES
  /// 29(3)), beyond which nothing is expected. With no spread at all it is MASE.
  ///
  /// @param quantiles by probability, 0..1 exclusive, each as long as `actual`
  /// @param scale of [#seasonalScale]
  public static Measure crps(double[] actual, Map<Double, double[]> quantiles, Measure scale) {
    var sorted = new TreeMap<>(quantiles);
    var forecasts = sorted.values().toArray(double[][]::new);
    return scaled(mean(actual, row -> crps(actual[row], row, sorted), forecasts), scale);
  }

  private static double crps(double actual, int row, SortedMap<Double, double[]> quantiles) {
    double before = 0;
    double lossBefore = pinball(actual, quantiles.firstEntry().getValue()[row], 0);
    double sum = 0;
    for (var quantile : quantiles.entrySet()) {
      double probability = quantile.getKey();
      double loss = pinball(actual, quantile.getValue()[row], probability);
      sum += (probability - before) * (loss + lossBefore);
      before = probability;
      lossBefore = loss;
    }
    double most = pinball(actual, quantiles.lastEntry().getValue()[row], 1);
    return sum + (1 - before) * (most + lossBefore);
  }

  /// What a quantile costs (Koenker & Bassett 1978, Econometrica 46(1)).
  private static double pinball(double actual, double quantile, double probability) {
    double above = actual - quantile;
    return above >= 0 ? probability * above : (probability - 1) * above;
  }

  /// Mean scaled interval score of one band (Gneiting & Raftery 2007, JASA): its width, and what
  /// lies outside times 2 / (1 - level).
  ///
  /// @param level nominal coverage, 0..1
  /// @param scale of [#seasonalScale]
  public static Measure msis(
      double[] actual, double[] low, double[] high, double level, Measure scale) {
    double penalty = 2 / (1 - level);
    var score =
        mean(
            actual,
            row ->
                high[row]
                    - low[row]
                    + penalty * Math.max(0, low[row] - actual[row])
                    + penalty * Math.max(0, actual[row] - high[row]),
            low,
            high);
    return scaled(score, scale);
  }

  /// Share of actual values inside the band, 0..1, both edges included.
  public static Measure coverage(double[] actual, double[] low, double[] high) {
    return mean(
        actual, row -> low[row] <= actual[row] && actual[row] <= high[row] ? 1 : 0, low, high);
  }

  private static Measure scaled(Measure error, Measure scale) {
    return switch (scale) {
      case Measure.NotComputable none -> none;
      case Measure.Value(double unit, long rows) ->
          switch (error) {
            case Measure.NotComputable none -> none;
            case Measure.Value(double value, long n) ->
                unit == 0 ? Measure.because(FLAT) : Measure.of(value / unit, n);
          };
    };
  }

  private interface RowValue {
    double at(int row);
  }

  /// @param forecasts what the value is taken from
  private static Measure mean(double[] actual, RowValue value, double[]... forecasts) {
    var rows = IntStream.range(0, actual.length).filter(r -> Double.isFinite(actual[r])).toArray();
    if (rows.length == 0) return Measure.because(NOTHING_MEASURED);
    for (double[] forecast : forecasts) {
      if (IntStream.of(rows).anyMatch(row -> Double.isNaN(forecast[row]))) {
        return Measure.because(NOT_FORECAST);
      }
    }
    return Measure.of(
        IntStream.of(rows).mapToDouble(value::at).average().orElseThrow(), rows.length);
  }
}
