package io.driftglass.workbench.registry;

import io.driftglass.data.Dataset;
import io.driftglass.evaluate.Validation;
import io.driftglass.registry.ModelVersion;

/// How a version did on rows it had not learnt from.
///
/// @param fromRow the first row of the series that was judged
/// @param validation figures over the rows from there on
/// @param seconds to load, score and judge
public record Judged(
    ModelVersion version,
    Dataset dataset,
    String entity,
    int fromRow,
    Validation validation,
    double seconds) {}
