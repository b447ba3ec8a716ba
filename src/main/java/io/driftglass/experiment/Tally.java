package io.driftglass.experiment;

import io.driftglass.job.JobState;

/// Runs of one kind that ended, or stand, alike.
///
/// @param seconds that those which have ended took together
public record Tally(String kind, JobState state, long runs, double seconds) {}
