package io.driftglass.registry;

import io.driftglass.series.Interval;
import java.util.List;
import java.util.Map;

/// Where a model comes from and how good it is out of sample: everything needed to prove it.
///
/// @param method id in the catalogue
/// @param settings every setting as text
/// @param dataset `name v3`
/// @param dataSha256 over all rows, stamps and the schema of that dataset version
/// @param recipeSha256 of the cleaning recipe, empty where the data are used as imported
/// @param trainedOn ticks, half-open
/// @param trainedRows rows inside it
/// @param validatedOn ticks, half-open, after `trainedOn`
/// @param validatedRows rows inside it
/// @param device such as `CPU, 2 cores, OpenBLAS`
/// @param metrics out of sample, by name; never NaN (what cannot be computed is in `notComputed`)
/// @param notComputed metric name to the reason
/// @param sensor what it watches: a machine, or one channel of it as `machine/channel`; empty in
///   cards from before sensors were kept
/// @param entity of the dataset; empty where that is a single series
/// @param channel the only one it learnt from; empty for all
/// @param contract the columns it learnt from
/// @param horizonRows rows ahead a forecaster was fitted for; 0 for a detector
/// @param gapRows between the rows trained on and those validated on, used by neither
/// @param print of all these rows, to say where other data differ
/// @param leftOut ticks, half-open, of known anomalies that a detector has not learnt from
public record ModelCard(
    Task task,
    String method,
    Map<String, String> settings,
    String dataset,
    String dataSha256,
    String recipeSha256,
    Interval trainedOn,
    long trainedRows,
    Interval validatedOn,
    long validatedRows,
    long seed,
    String appVersion,
    String device,
    Map<String, Double> metrics,
    Map<String, String> notComputed,
    String sensor,
    String entity,
    String channel,
    DataContract contract,
    int horizonRows,
    int gapRows,
    DataPrint print,
    List<Interval> leftOut) {
  public ModelCard {
    settings = Map.copyOf(settings);
    metrics = Map.copyOf(metrics);
    notComputed = Map.copyOf(notComputed);
    sensor = sensor == null ? "" : sensor;
    entity = entity == null ? "" : entity;
    channel = channel == null ? "" : channel;
    contract = contract == null ? DataContract.NONE : contract;
    print = print == null ? DataPrint.NONE : print;
    leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
  }

  /// Whether two cards were judged on the same rows, so that their figures can be compared.
  public boolean judgedAs(ModelCard other) {
    return task == other.task
        && dataSha256.equals(other.dataSha256)
        && recipeSha256.equals(other.recipeSha256)
        && entity.equals(other.entity)
        && channel.equals(other.channel)
        && validatedOn.equals(other.validatedOn);
  }
}
