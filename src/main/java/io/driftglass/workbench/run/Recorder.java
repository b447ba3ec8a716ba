package io.driftglass.workbench.run;

import io.driftglass.experiment.RunStore;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Lets no work go unrecorded: a run is in the workspace from its start, is told how far it is, and
/// ends in one of three ways; a process that dies leaves a fourth.
public final class Recorder {
  private final RunStore runs;

  public Recorder(RunStore runs) {
    this.runs = runs;
  }

  /// Work that also leaves metrics with its run.
  public interface Recorded<T> {
    /// @param run its id
    /// @param metrics to be filled; those that are not finite are left out
    T run(long run, Map<String, Double> metrics, Progress progress) throws Exception;
  }

  public <T> T record(
      String kind,
      String title,
      Map<String, String> parameters,
      Progress progress,
      Recorded<T> work) {
    return record(runs.start(kind, title, parameters).id(), title, progress, work);
  }

  /// The same for a run that has waited for its turn.
  public <T> T begin(long queued, Progress progress, Recorded<T> work) {
    return record(queued, runs.begin(queued).title(), progress, work);
  }

  private <T> T record(long id, String title, Progress progress, Recorded<T> work) {
    var metrics = new HashMap<String, Double>();
    var around = MDC.get("run");
    MDC.put("run", Long.toString(id));
    try {
      T result = work.run(id, metrics, runs.watch(id, progress));
      metrics.values().removeIf(value -> !Double.isFinite(value));
      runs.metrics(id, metrics);
      runs.end(id, JobState.COMPLETED, "");
      return result;
    } catch (CancellationException e) {
      runs.end(id, JobState.CANCELLED, "cancelled");
      throw e;
    } catch (Exception e) {
      String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      runs.end(id, JobState.FAILED, message);
      LoggerFactory.getLogger(Recorder.class).info("run {} failed: {}", id, title, e);
      throw e instanceof RuntimeException told ? told : new WorkFailed(message, e);
    } catch (OutOfMemoryError e) {
      String message = "There is not enough memory for this.";
      runs.end(id, JobState.FAILED, message);
      throw new WorkFailed(message, e);
    } finally {
      if (around == null) MDC.remove("run");
      else MDC.put("run", around);
    }
  }
}
