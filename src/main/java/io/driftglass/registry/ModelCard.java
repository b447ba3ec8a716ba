package io.driftglass.registry;

import io.driftglass.series.Interval;
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
    Map<String, String> notComputed) {
  public ModelCard {
    settings = Map.copyOf(settings);
    metrics = Map.copyOf(metrics);
    notComputed = Map.copyOf(notComputed);
  }
}
