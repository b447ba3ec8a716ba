package io.driftglass.evaluate;

import io.driftglass.forecast.Forecast;
import io.driftglass.metric.ForecastMetrics;
import io.driftglass.metric.Measure;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How far off a method's forecasts were on rows it had not seen, all windows together.
///
/// What is scaled or in percent is the mean over all rows; what is in the values' unit, and R2, is
/// there for a single channel alone.
///
/// @param smape percent, 0..200
/// @param mase below 1 beats the same time last cycle
/// @param rmsse like `mase`, of squares
/// @param rmse in the values' unit
/// @param mae in the values' unit
/// @param mape percent; not computable where an actual value is 0
/// @param rSquared share of the variance that is explained; not computable where none varies
/// @param crps of the bands, in the unit of `mase`
/// @param msis95 mean scaled interval score of the 95 % band
/// @param coverage80 share of rows inside the 80 % band
/// @param coverage95 share of rows inside the 95 % band
public record Accuracy(
    Measure smape,
    Measure mase,
    Measure rmsse,
    Measure rmse,
    Measure mae,
    Measure mape,
    Measure rSquared,
    Measure crps,
    Measure msis95,
    Measure coverage80,
    Measure coverage95) {
  private static final Measure UNITS = Measure.because("channels differ in unit");

  static Accuracy none(String because) {
    var no = Measure.because(because);
    return new Accuracy(no, no, no, no, no, no, no, no, no, no, no);
  }

  /// Nominal coverages of the bands that it is best taken from.
  public static double[] levels() {
    return new double[] {.8, .95, .2, .4, .6};
  }

  /// What the windows have no band for is not computable.
  public static Accuracy of(List<Backtest.Window> windows) {
    boolean oneChannel = windows.stream().map(w -> w.path().channel()).distinct().count() == 1;
    double[] actual = joined(windows, Backtest.Window::actual);
    double[] point = joined(windows, Backtest.Window::point);
    return new Accuracy(
        mean(windows, w -> ForecastMetrics.smape(w.actual(), w.point())),
        mean(windows, w -> ForecastMetrics.mase(w.actual(), w.point(), w.scale())),
        root(mean(windows, w -> squared(rmsse(w)))),
        oneChannel ? ForecastMetrics.rmse(actual, point) : UNITS,
        oneChannel ? ForecastMetrics.mae(actual, point) : UNITS,
        ForecastMetrics.mape(actual, point),
        oneChannel ? ForecastMetrics.rSquared(actual, point) : UNITS,
        mean(windows, w -> ForecastMetrics.crps(w.actual(), quantiles(w.path()), w.scale())),
        mean(windows, Accuracy::msis),
        mean(windows, w -> coverage(w, .8)),
        mean(windows, w -> coverage(w, .95)));
  }

  /// By the names under which they are kept, in the order in which they are read.
  public Map<String, Measure> byName() {
    var named = new LinkedHashMap<String, Measure>();
    named.put("smape", smape);
    named.put("mase", mase);
    named.put("rmsse", rmsse);
    named.put("rmse", rmse);
    named.put("mae", mae);
    named.put("mape", mape);
    named.put("r_squared", rSquared);
    named.put("crps", crps);
    named.put("msis95", msis95);
    named.put("coverage80", coverage80);
    named.put("coverage95", coverage95);
    return named;
  }

  private static Measure rmsse(Backtest.Window window) {
    return ForecastMetrics.rmsse(window.actual(), window.point(), window.rootScale());
  }

  private static Measure coverage(Backtest.Window window, double level) {
    return banded(
        window, level, band -> ForecastMetrics.coverage(window.actual(), band.low(), band.high()));
  }

  private static Measure msis(Backtest.Window window) {
    return banded(
        window,
        .95,
        band ->
            ForecastMetrics.msis(
                window.actual(), band.low(), band.high(), band.level(), window.scale()));
  }

  private static Measure banded(
      Backtest.Window window, double level, Function<Forecast.Band, Measure> measure) {
    return window.path().bands().stream()
        .filter(band -> band.level() == level)
        .findFirst()
        .map(measure)
        .orElseGet(() -> Measure.because("no band of %.0f %% was forecast".formatted(100 * level)));
  }

  /// The edges of all bands and the point, by their probability.
  private static Map<Double, double[]> quantiles(Forecast.Path path) {
    var quantiles = new LinkedHashMap<Double, double[]>();
    quantiles.put(.5, path.point());
    for (var band : path.bands()) {
      quantiles.put((1 - band.level()) / 2, band.low());
      quantiles.put((1 + band.level()) / 2, band.high());
    }
    return quantiles;
  }

  private static double[] joined(
      List<Backtest.Window> windows, Function<Backtest.Window, double[]> values) {
    return windows.stream().flatMapToDouble(w -> Arrays.stream(values.apply(w))).toArray();
  }

  private static Measure squared(Measure root) {
    return root instanceof Measure.Value(double value, long n)
        ? Measure.of(value * value, n)
        : root;
  }

  private static Measure root(Measure square) {
    return square instanceof Measure.Value(double value, long n)
        ? Measure.of(Math.sqrt(value), n)
        : square;
  }

  /// The mean over all rows of the windows that can be computed.
  private static Measure mean(
      List<Backtest.Window> windows, Function<Backtest.Window, Measure> measure) {
    double sum = 0;
    long rows = 0;
    var none = Measure.because("there is no window");
    for (var window : windows) {
      switch (measure.apply(window)) {
        case Measure.Value(double value, long n) -> {
          sum += value * n;
          rows += n;
        }
        case Measure.NotComputable reason -> none = reason;
      }
    }
    return rows == 0 ? none : Measure.of(sum / rows, rows);
  }
}
