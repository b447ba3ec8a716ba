package io.driftglass.job;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// The runner without threads.
final class SameThread implements Runner {
  @Override
  public <T> Job start(String title, Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
    T result;
    try {
      result = work.run(Progress.NONE);
    } catch (CancellationException e) {
      failed.accept(e);
      return new Ended(title, JobState.CANCELLED, e.getMessage());
    } catch (Exception e) {
      failed.accept(e);
      return new Ended(title, JobState.FAILED, String.valueOf(e.getMessage()));
    }
    done.accept(result);
    return new Ended(title, JobState.COMPLETED, "");
  }

  private record Ended(String title, JobState state, String message) implements Job {
    @Override
    public double fraction() {
      return state == JobState.COMPLETED ? 1 : Double.NaN;
    }

    @Override
    public void cancel() {}
  }
}
