package io.driftglass.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl+C into a cooperative cancel: the work stops at its next step and the workspace is
/// closed before the process ends (with exit code 130, as the system gives it).
final class CancelOnInterrupt {
  private static final long GRACE_SECONDS = 10;
  private static final CountDownLatch ENDED = new CountDownLatch(1);

  private CancelOnInterrupt() {}

  static void watch(TerminalProgress progress) {
    var main = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!main.isAlive()) return;
                  progress.cancel();
                  try {
                    if (!ENDED.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                      progress.log("not stopped in time");
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "cancel-on-interrupt"));
  }

  /// Tells the hook that nothing is left to wait for.
  static void ended() {
    ENDED.countDown();
  }
}
