package io.driftglass.evaluate;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Scores;
import io.driftglass.metric.EventMetrics;
import io.driftglass.metric.Measure;
import io.driftglass.metric.PointMetrics;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How a model did on rows it had not seen: figures that could be computed, and for the others the
/// reason.
///
/// @param rows validation rows looked at
/// @param metrics by name, all finite
/// @param notComputed metric name to the reason
public record Validation(long rows, Map<String, Double> metrics, Map<String, String> notComputed) {
  public Validation {
    metrics = Map.copyOf(metrics);
    notComputed = Map.copyOf(notComputed);
  }

  /// A detector on the rows from `fromRow` on. Always its alarm rate; its error where it predicts;
  /// hits and misses where known anomalies are labelled.
  ///
  /// @param frame training and validation rows
  /// @param fromRow the first validation row
  public static Validation ofDetector(
      Frame frame, int fromRow, Scores scores, List<AnomalyEvent> events) {
    var figures = new Figures();
    int rows = frame.rows() - fromRow;
    var strange = new boolean[frame.rows()];
    for (var event : events) {
      for (int row = event.fromRow(); row < event.untilRow(); row++) strange[row] = true;
    }
    figures.put("alarm_rate", share(strange, fromRow));
    long judged = events.stream().filter(event -> event.untilRow() > fromRow).count();
    figures.put("events_per_1000_rows", judged * 1000.0 / rows);
    if (scores.predicts()) {
      figures.put("prediction_nmae", normalisedError(frame, fromRow, scores));
    } else {
      figures.no("prediction_nmae", "this method predicts no values");
    }
    labelled(frame, fromRow, strange, figures);
    return new Validation(rows, figures.metrics, figures.notComputed);
  }

  /// A forecaster's figures over held-out windows.
  public static Validation ofForecaster(Leaderboard.Row row, long rows) {
    var figures = new Figures();
    row.accuracy().byName().forEach(figures::put);
    return new Validation(rows, figures.metrics, figures.notComputed);
  }

  private static double share(boolean[] strange, int fromRow) {
    int count = 0;
    for (int row = fromRow; row < strange.length; row++) if (strange[row]) count++;
    return (double) count / (strange.length - fromRow);
  }

  /// Mean absolute error of what was expected, in standard deviations of the channel before
  /// `fromRow` (over all rows where that is the first); the mean over channels that vary; NaN where
  /// there is none.
  private static double normalisedError(Frame frame, int fromRow, Scores scores) {
    double sum = 0;
    int channels = 0;
    for (int c = 0; c < scores.channels().size(); c++) {
      double[] values = frame.column(frame.indexOf(scores.channels().get(c)));
      double spread = Moments.of(values, 0, fromRow > 0 ? fromRow : values.length).deviation();
      double error = Moments.ofDistance(values, scores.expected()[c], fromRow).mean();
      if (spread > 0 && Double.isFinite(error)) {
        sum += error / spread;
        channels++;
      }
    }
    return sum / channels;
  }

  private static void labelled(Frame frame, int fromRow, boolean[] strange, Figures figures) {
    var labels = frame.of(Role.LABEL);
    if (labels.channels().isEmpty()) {
      for (var name : List.of("event_precision", "event_recall", "event_f1", "point_f1")) {
        figures.no(name, "the data have no labels");
      }
      return;
    }
    double[] label = labels.column(0);
    var truth = new boolean[label.length - fromRow];
    for (int row = 0; row < truth.length; row++) truth[row] = label[fromRow + row] == 1;
    var alarms = Arrays.copyOfRange(strange, fromRow, strange.length);
    var events = EventMetrics.of(truth, alarms);
    figures.put("event_precision", events.precision());
    figures.put("event_recall", events.recall());
    figures.put("event_f1", events.f1());
    figures.put("point_f1", PointMetrics.of(truth, alarms).f1());
  }

  /// Sorts figures into those that could be computed and those that could not.
  private static final class Figures {
    private final Map<String, Double> metrics = new TreeMap<>();
    private final Map<String, String> notComputed = new TreeMap<>();

    void put(String name, double value) {
      if (Double.isFinite(value)) metrics.put(name, value);
      else no(name, "no channel varies");
    }

    void put(String name, Measure measure) {
      switch (measure) {
        case Measure.Value(double value, long n) -> metrics.put(name, value);
        case Measure.NotComputable(String because) -> no(name, because);
      }
    }

    void no(String name, String reason) {
      notComputed.put(name, reason);
    }
  }
}
