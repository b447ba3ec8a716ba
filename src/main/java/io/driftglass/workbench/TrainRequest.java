package io.driftglass.workbench;

import io.driftglass.data.Dataset;
import io.driftglass.registry.Task;
import java.util.Map;

/// What to train, validate on later rows, and register.
///
/// @param entity of the dataset; empty where it is a single series
/// @param method id in the catalogue of detectors or forecasters
/// @param trainShare first part of the rows, learnt from
/// @param validateShare the part after it, only for validation; the two add up to 1 at most
/// @param name of the model the version belongs to; not registered where empty
public record TrainRequest(
    Dataset dataset,
    String entity,
    Task task,
    String method,
    Map<String, String> settings,
    double trainShare,
    double validateShare,
    String name) {
  public TrainRequest {
    settings = Map.copyOf(settings);
  }
}
