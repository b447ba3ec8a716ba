package io.driftglass.ui.shell;

import io.driftglass.pipeline.Pipeline;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Words;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts pipelines when their time comes, as jobs, also while the window is minimised.
final class DuePipelines implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DuePipelines.class);
  private static final int SECONDS = 10;

  private final Desk desk;
  private final Set<String> running = new HashSet<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("driftglass-due").unstarted(work));

  DuePipelines(Desk desk) {
    this.desk = desk;
  }

  /// Looks every ten seconds.
  void start() {
    var _ =
        clock.scheduleWithFixedDelay(
            () -> Platform.runLater(this::look), SECONDS, SECONDS, TimeUnit.SECONDS);
  }

  /// Starts what is due; on the window's thread.
  void look() {
    desk.loader()
        .start(
            "Look for due pipelines",
            progress -> desk.workbench().pipelines().due(),
            due -> due.forEach(this::run),
            failure -> {
              if (!(failure instanceof CancellationException)) {
                LOG.warn("which pipelines are due is not known", failure);
              }
            });
  }

  private void run(Pipeline pipeline) {
    if (!running.add(pipeline.name())) return;
    desk.runner()
        .start(
            "Pipeline " + pipeline.name(),
            progress -> desk.workbench().pipelines().runDue(pipeline, progress),
            done -> running.remove(pipeline.name()),
            failure -> {
              running.remove(pipeline.name());
              if (failure instanceof CancellationException) return;
              desk.tools()
                  .notices()
                  .toast(
                      Tone.REFUSE,
                      Words.of("The pipeline %s did not run", pipeline.name()),
                      Problems.of(failure).sentence());
            });
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
