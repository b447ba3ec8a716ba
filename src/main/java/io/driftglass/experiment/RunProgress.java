package io.driftglass.experiment;

import io.driftglass.job.PassedOn;
import io.driftglass.job.Progress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// Passes a run's progress on and keeps it in the workspace, twice a second at most.
final class RunProgress extends PassedOn {
  private static final long EVERY_MILLIS = 500;

  private final RunStore store;
  private final long run;
  private final InstantSource clock;
  private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

  RunProgress(RunStore store, long run, Progress listener, InstantSource clock) {
    super(listener);
    this.store = store;
    this.run = run;
    this.clock = clock;
  }

  @Override
  public void report(double fraction, String message) {
    super.report(fraction, message);
    var now = clock.instant();
    var due = next.get();
    if (now.isBefore(due) || !next.compareAndSet(due, now.plusMillis(EVERY_MILLIS))) return;
    store.progress(run, fraction, message);
  }

  @Override
  public void log(String line) {
    super.log(line);
    store.log(run, line);
  }

  @Override
  public void point(String curve, long step, double value) {
    super.point(curve, step, value);
    if (Double.isFinite(value)) store.point(run, curve, step, value);
  }
}
