package io.driftglass.pipeline;

import io.driftglass.job.JobState;
import java.time.Instant;
import java.util.Optional;

/// One run of a pipeline.
///
/// @param due when it should have begun; empty where somebody asked for it
/// @param message what came of it, a sentence
public record PipelineRun(
    long id,
    String pipeline,
    Optional<Instant> due,
    Instant started,
    Optional<Instant> ended,
    JobState state,
    String message) {}
