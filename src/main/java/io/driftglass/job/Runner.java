package io.driftglass.job;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// Starts work somewhere and tells its outcome.
public interface Runner {
  /// Runs in the calling thread and returns when it is over: tests and the command line.
  Runner HERE = new SameThread();

  /// @param done gets the result; with a window, on its thread
  /// @param failed gets what went wrong; a cancellation comes as [CancellationException]
  <T> Job start(String title, Work<T> work, Consumer<T> done, Consumer<Exception> failed);
}
