package io.driftglass.workbench.pipeline;

import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.monitor.AlertLevel;
import io.driftglass.monitor.AlertType;
import io.driftglass.monitor.Signal;
import io.driftglass.pipeline.Pipeline;
import io.driftglass.pipeline.PipelineRun;
import io.driftglass.pipeline.PipelineStore;
import io.driftglass.workbench.monitor.Tracking;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.LoggerFactory;

/// What runs by itself: saved work, run when it is due or when somebody asks. A run that fails is
/// an alert until the next one succeeds.
public final class Pipelines {
  private final PipelineStore store;
  private final PipelineWork work;
  private final Tracking tracking;
  private final InstantSource clock;

  public Pipelines(PipelineStore store, PipelineWork work, Tracking tracking, InstantSource clock) {
    this.store = store;
    this.work = work;
    this.tracking = tracking;
    this.clock = clock;
  }

  /// By name.
  public List<Pipeline> list() {
    return store.list();
  }

  public Pipeline get(String name) {
    return store.get(name);
  }

  public Optional<Pipeline> find(String name) {
    return store.find(name);
  }

  /// Keeps a pipeline, in the place of one of that name; it is due as its schedule says from now
  /// on.
  ///
  /// @throws io.driftglass.problem.InvalidSetting where a setting is none of its template's
  public Pipeline save(Pipeline pipeline) {
    pipeline.chosen();
    return store.save(pipeline.dueAfter(clock.instant()));
  }

  /// Forgets a pipeline; its runs stay in the history.
  public void delete(String name) {
    store.delete(name);
  }

  /// Newest first.
  ///
  /// @param pipeline of all where empty
  public List<PipelineRun> history(Optional<String> pipeline, int most) {
    return store.history(pipeline, most);
  }

  /// Those that should have begun, the longest waiting first.
  public List<Pipeline> due() {
    return store.due();
  }

  /// Runs every pipeline that is due, one after the other, and goes on after a failure.
  public List<PipelineRun> runDue(Progress progress) {
    var runs = new ArrayList<PipelineRun>();
    for (var pipeline : store.due()) runDue(pipeline, progress).ifPresent(runs::add);
    return runs;
  }

  /// Runs a pipeline that was due.
  ///
  /// @return how it ended; empty where it was changed, paused, deleted or begun meanwhile
  /// @throws CancellationException where the user has asked to stop
  public Optional<PipelineRun> runDue(Pipeline pipeline, Progress progress) {
    return store.beginDue(pipeline).map(begun -> run(pipeline, begun, progress));
  }

  /// Runs a pipeline because somebody asked for it.
  ///
  /// @return how it ended; a failure is told there and as an alert, not thrown
  /// @throws CancellationException where the user has asked to stop
  public PipelineRun run(Pipeline pipeline, Progress progress) {
    return run(pipeline, store.begin(pipeline), progress);
  }

  private PipelineRun run(Pipeline pipeline, PipelineRun begun, Progress progress) {
    try {
      var message = work.run(pipeline, progress);
      tell(pipeline, Optional.empty());
      return store.end(begun.id(), JobState.COMPLETED, message);
    } catch (CancellationException e) {
      store.end(begun.id(), JobState.CANCELLED, "cancelled");
      throw e;
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Pipelines.class).info("pipeline {} failed", pipeline.name(), e);
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      tell(pipeline, Optional.of(why));
      return store.end(begun.id(), JobState.FAILED, why);
    }
  }

  private void tell(Pipeline pipeline, Optional<String> problem) {
    tracking.tell(
        List.of(
            new Signal(
                AlertType.JOB_FAILURE,
                AlertLevel.MAJOR,
                Optional.empty(),
                pipeline.name(),
                "",
                "pipeline",
                problem.isPresent() ? Signal.State.WRONG : Signal.State.RIGHT,
                problem
                    .map(why -> "Pipeline %s failed: %s".formatted(pipeline.name(), why))
                    .orElse(""),
                Map.of("template", pipeline.template().id()))));
  }
}
