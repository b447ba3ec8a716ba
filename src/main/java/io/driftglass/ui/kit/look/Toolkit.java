package io.driftglass.ui.kit.look;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/// JavaFX for callers that have no window: started once, asked from any other thread.
public final class Toolkit {
  private Toolkit() {}

  /// Starts JavaFX where it does not run yet; returns when it does.
  public static void start() {
    var started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
      Platform.setImplicitExit(false);
    } catch (IllegalStateException running) {
      return;
    }
    try {
      started.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What `work` gives on the JavaFX thread; not to be called on that thread.
  public static <T> T ask(Callable<T> work) {
    start();
    var answer = new CompletableFuture<T>();
    Platform.runLater(
        () -> {
          try {
            answer.complete(work.call());
          } catch (Exception e) {
            answer.completeExceptionally(e);
          }
        });
    return answer.join();
  }
}
