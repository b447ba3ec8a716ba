package io.driftglass.ui.jobs;

import io.driftglass.experiment.Run;
import io.driftglass.job.JobState;
import io.driftglass.ui.kit.task.TaskJob;
import java.time.Duration;
import java.time.Instant;

/// One line of the page: a job of this session, or a run of an earlier one.
sealed interface JobRow {
  String title();

  JobState state();

  /// What it does now, or why it failed.
  String message();

  /// How long it ran, or has run.
  Duration spent(Instant now);

  record Live(TaskJob job) implements JobRow {
    @Override
    public String title() {
      return job.title();
    }

    @Override
    public JobState state() {
      return job.state();
    }

    @Override
    public String message() {
      return job.message();
    }

    @Override
    public Duration spent(Instant now) {
      return job.spent(now);
    }
  }

  record Past(Run run) implements JobRow {
    @Override
    public String title() {
      return run.title();
    }

    @Override
    public JobState state() {
      return run.state();
    }

    @Override
    public String message() {
      return run.message();
    }

    @Override
    public Duration spent(Instant now) {
      return run.ended().map(e -> Duration.between(run.started(), e)).orElse(Duration.ZERO);
    }
  }
}
