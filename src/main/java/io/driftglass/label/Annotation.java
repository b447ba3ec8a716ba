package io.driftglass.label;

import io.driftglass.series.Interval;
import java.time.Instant;

/// What a person wrote beside a stretch of a series. It says nothing of normal or strange and is
/// never shown to a model.
///
/// @param entity empty where the dataset has one series
/// @param interval ticks, half-open
public record Annotation(
    long id,
    long datasetId,
    String entity,
    Interval interval,
    String text,
    String who,
    Instant at) {}
