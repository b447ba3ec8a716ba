package io.driftglass.monitor;

import io.driftglass.evaluate.Accuracy;
import io.driftglass.evaluate.Backtest;
import io.driftglass.metric.EventMetrics;
import io.driftglass.metric.ForecastMetrics;
import io.driftglass.metric.Measure;
import io.driftglass.metric.PointMetrics;
import java.util.HashMap;
import java.util.Map;

/// The metrics of one window, sorted into those that could be computed and those that could not.
///
/// @param metrics by a name of [Performance#METRICS]
/// @param notComputed metric to the reason
/// @param rows the figures rest on
public record Figures(Map<String, Double> metrics, Map<String, String> notComputed, long rows) {
  private static final String NO_LABELS = "the rows have no labels";

  public Figures {
    metrics = Map.copyOf(metrics);
    notComputed = Map.copyOf(notComputed);
  }

  /// @param actual what came, NaN where it is not known
  /// @param forecast what was said, as long
  /// @param scale what MASE is measured in
  public static Figures ofForecast(double[] actual, double[] forecast, Measure scale) {
    var sorted = new Sorted();
    var mae = ForecastMetrics.mae(actual, forecast);
    sorted.put("mae", mae);
    sorted.put("rmse", ForecastMetrics.rmse(actual, forecast));
    sorted.put("mape", ForecastMetrics.mape(actual, forecast));
    sorted.put("smape", ForecastMetrics.smape(actual, forecast));
    sorted.put("mase", ForecastMetrics.mase(actual, forecast, scale));
    sorted.put("r_squared", ForecastMetrics.rSquared(actual, forecast));
    return sorted.of(mae instanceof Measure.Value(double value, long n) ? n : 0);
  }

  /// The figures of all windows of a backtest.
  public static Figures ofBacktest(Backtest backtest) {
    var sorted = new Sorted();
    Accuracy.of(backtest.windows()).byName().entrySet().stream()
        .filter(figure -> Performance.METRICS.contains(figure.getKey()))
        .forEach(figure -> sorted.put(figure.getKey(), figure.getValue()));
    return sorted.of(backtest.judgedRows());
  }

  /// @param labels one a row of which it is known whether it is an anomaly; empty where of none
  /// @param alarms one a row of `labels`
  /// @param all alarms of all rows, labelled or not
  public static Figures ofAlarms(boolean[] labels, boolean[] alarms, boolean[] all) {
    var sorted = new Sorted();
    long alarmed = 0;
    for (boolean alarm : all) if (alarm) alarmed++;
    sorted.put(
        "alarm_rate",
        all.length == 0
            ? Measure.because("there are no rows")
            : Measure.of((double) alarmed / all.length, all.length));
    if (labels.length == 0) {
      for (var metric : new String[] {"precision", "recall", "f1_score", "point_f1"}) {
        sorted.put(metric, Measure.because(NO_LABELS));
      }
      return sorted.of(all.length);
    }
    var events = EventMetrics.of(labels, alarms);
    sorted.put("precision", events.precision());
    sorted.put("recall", events.recall());
    sorted.put("f1_score", events.f1());
    sorted.put("point_f1", PointMetrics.of(labels, alarms).f1());
    return sorted.of(alarms.length);
  }

  private static final class Sorted {
    private final Map<String, Double> metrics = new HashMap<>();
    private final Map<String, String> notComputed = new HashMap<>();

    void put(String name, Measure measure) {
      switch (measure) {
        case Measure.Value(double value, long n) -> metrics.put(name, value);
        case Measure.NotComputable(String because) -> notComputed.put(name, because);
      }
    }

    Figures of(long rows) {
      return new Figures(metrics, notComputed, rows);
    }
  }
}
