package io.driftglass.ui.pipeline;

import io.driftglass.job.JobState;
import io.driftglass.pipeline.Pipeline;
import io.driftglass.pipeline.PipelineRun;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.time.ZoneId;
import java.util.Optional;

/// One line of the list.
///
/// @param last its newest run; empty where it never ran
record PipelineRow(Pipeline pipeline, Optional<PipelineRun> last) {
  /// When it is due next, in words.
  String next(ZoneId zone) {
    if (pipeline.paused()) return Words.of("paused");
    return pipeline.next().map(at -> Times.when(at, zone)).orElse(Words.of("when you ask"));
  }

  /// What came of its newest run.
  String outcome() {
    return last.map(PipelineRun::message).orElse(Words.of("Never ran."));
  }

  Optional<JobState> state() {
    return last.map(PipelineRun::state);
  }
}
