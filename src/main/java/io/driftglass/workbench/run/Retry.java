package io.driftglass.workbench.run;

import io.driftglass.job.Progress;
import io.driftglass.problem.WorkspaceUnavailable;
import java.time.Duration;
import java.util.function.Supplier;

/// Tries again what failed because of the disk, a little later each time; nothing else is tried
/// twice: wrong data stay wrong.
public final class Retry {
  /// Waits between attempts: four attempts within two seconds and a half.
  static final Duration[] WAITS = {
    Duration.ofMillis(200), Duration.ofMillis(700), Duration.ofMillis(1600)
  };

  private Retry() {}

  /// @throws WorkspaceUnavailable of the last attempt
  public static <T> T whereTheDiskFails(Supplier<T> work, Progress progress) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (WorkspaceUnavailable e) {
        if (attempt > WAITS.length) throw e;
        progress.log(
            "attempt %d of %d failed: %s".formatted(attempt, WAITS.length + 1, e.getMessage()));
        pause(WAITS[attempt - 1], progress);
      }
    }
  }

  /// Looks at the progress ten times a second, so that a cancel is not kept waiting.
  private static void pause(Duration wait, Progress progress) {
    long end = System.nanoTime() + wait.toNanos();
    while (System.nanoTime() < end) {
      progress.check();
      java.util.concurrent.locks.LockSupport.parkNanos(
          Math.min(100_000_000L, Math.max(1, end - System.nanoTime())));
    }
  }
}
