package io.driftglass.ui.kit;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The window's thread, for tests. Starts the toolkit when first used; it stays for all tests.
public final class Fx {
  private Fx() {}

  /// Runs there, waits, and returns what it gave.
  public static <T> T call(Callable<T> work) throws Exception {
    FxToolkit.registerPrimaryStage();
    try {
      return WaitForAsyncUtils.asyncFx(work).get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  public static void run(Runnable work) throws Exception {
    call(
        () -> {
          work.run();
          return null;
        });
  }

  /// Waits until it holds, as seen on the window's thread; fails after ten seconds.
  public static void await(BooleanSupplier condition) throws TimeoutException {
    await(10, condition);
  }

  /// The same with another patience.
  public static void await(int seconds, BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, () -> call(condition::getAsBoolean));
  }
}
