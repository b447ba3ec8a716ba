package io.driftglass.ui.experiment;

import io.driftglass.experiment.Run;
import java.util.Optional;

/// A line of the table: a run, or the place of one that is still being read.
record RunLine(int place, Optional<Run> run) {}
