package io.driftglass.monitor;

import io.driftglass.metric.Measure;
import io.driftglass.monitor.drift.DriftCheck;
import io.driftglass.monitor.drift.DriftTests;
import io.driftglass.registry.Task;
import io.driftglass.series.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a model did in a window of rows that it has not learnt from.
///
/// @param id in the workspace; 0 before it is kept
/// @param model `pump v3`, or a method's id where no version was used
/// @param machine the asset; empty where a dataset is a single series
/// @param dataset of a validation's rows, such as `pump v3`; empty elsewhere, where it is the
///   newest of the one that was learnt from
/// @param evaluated when the window ended where its clock is a calendar, else when it was recorded
/// @param from and `until` stamps of the window's first and last row, as text
/// @param metrics by a name of [#METRICS]; finite
/// @param notComputed metric to the reason
/// @param drift of the window's inputs from the training rows; empty where not looked at
/// @param rows the figures rest on
/// @param completeness share of the window's rows that have what the figures need, 0..1
public record Performance(
    long id,
    String model,
    Task task,
    String machine,
    String dataset,
    Instant evaluated,
    String from,
    String until,
    Origin origin,
    Map<String, Double> metrics,
    Map<String, String> notComputed,
    Optional<DriftFigures> drift,
    long rows,
    double completeness) {
  /// Names of the metrics that are kept, as in tables and on the command line.
  public static final List<String> METRICS =
      List.of(
          "r_squared",
          "rmse",
          "mae",
          "mape",
          "smape",
          "mase",
          "precision",
          "recall",
          "f1_score",
          "point_f1",
          "alarm_rate");

  /// What kind of rows figures are of; one trend is of one kind.
  public enum Basis {
    /// Rows that came after the training.
    IN_USE,
    /// Rows that a validation was made on.
    VALIDATION
  }

  /// Who said so.
  public enum Origin {
    /// A validation, with its training or later.
    EVALUATION,
    /// Stored forecasts held against what came later.
    ACTUALS,
    BY_HAND,
    CHECK
  }

  /// @param score the largest PSI of a channel, 0 or more
  /// @param details channel to its verdict as a sentence
  /// @param channels the figures behind the verdicts
  public record DriftFigures(
      boolean detected, double score, Map<String, String> details, List<ChannelShift> channels) {
    public DriftFigures {
      details = Map.copyOf(details);
      channels = List.copyOf(channels);
    }

    /// How all channels move together has a verdict of its own, but no part in the score.
    ///
    /// @param clock of the rows that were checked
    public static DriftFigures of(DriftCheck drift, Clock clock) {
      var details = new LinkedHashMap<String, String>();
      drift.all().forEach(channel -> details.put(channel.channel(), channel.reason()));
      double score =
          drift.channels().stream()
              .map(channel -> channel.measure(DriftTests.PSI))
              .filter(Measure::computable)
              .mapToDouble(Measure::value)
              .max()
              .orElse(0);
      var shifts = drift.all().stream().map(channel -> ChannelShift.of(channel, clock)).toList();
      return new DriftFigures(drift.drift(), score, details, shifts);
    }
  }

  public Performance {
    metrics = Map.copyOf(metrics);
    notComputed = Map.copyOf(notComputed);
  }

  public Basis basis() {
    return origin == Origin.EVALUATION ? Basis.VALIDATION : Basis.IN_USE;
  }

  /// Whether a smaller value of a metric is better.
  public static boolean smallerIsBetter(String metric) {
    return switch (metric) {
      case "r_squared", "precision", "recall", "f1_score", "point_f1" -> false;
      default -> true;
    };
  }
}
