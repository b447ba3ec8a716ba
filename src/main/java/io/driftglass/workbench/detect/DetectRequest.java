package io.driftglass.workbench.detect;

import io.driftglass.data.Dataset;
import io.driftglass.detect.Overrides;
import io.driftglass.detect.threshold.Threshold;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What to look for anomalies in, and how.
///
/// @param entity of the dataset; empty where it is a single series
/// @param method id in the catalogue of detectors
/// @param settings texts by setting name; those left out keep their defaults
/// @param overrides of the method's own decision
/// @param learnUntil the first row no longer learnt from; the first 40 % where empty
public record DetectRequest(
    Dataset dataset,
    String entity,
    String method,
    Map<String, String> settings,
    Overrides overrides,
    OptionalInt learnUntil) {
  /// The share of rows a detector learns from unless something else is said.
  public static final double LEARN_SHARE = .4;

  public DetectRequest {
    settings = Map.copyOf(settings);
  }

  /// @param threshold the method's own where empty
  public DetectRequest(
      Dataset dataset,
      String entity,
      String method,
      Map<String, String> settings,
      Optional<Threshold> threshold,
      OptionalInt learnUntil) {
    this(dataset, entity, method, settings, Overrides.at(threshold), learnUntil);
  }

  /// The method with its own settings and threshold, learning on the first 40 %.
  public static DetectRequest of(Dataset dataset, String entity, String method) {
    return new DetectRequest(
        dataset, entity, method, Map.of(), Overrides.NONE, OptionalInt.empty());
  }

  int learnRows(int rows) {
    return Math.min(rows, learnUntil.orElse((int) Math.ceil(rows * LEARN_SHARE)));
  }
}
