package io.driftglass.label;

import io.driftglass.series.Interval;
import java.time.Instant;

/// A person's word on a stretch of a series; never shown to a model.
///
/// @param entity empty where the dataset has one series
/// @param interval ticks, half-open
/// @param kind of anomaly, 1 to 9 as people use the digits; 0 where none was told
/// @param text why, or empty
public record Label(
    long id,
    long datasetId,
    String entity,
    Interval interval,
    Verdict verdict,
    int kind,
    String text,
    String who,
    Instant at) {}
