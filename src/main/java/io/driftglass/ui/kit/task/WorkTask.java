package io.driftglass.ui.kit.task;

import io.driftglass.job.Progress;
import io.driftglass.job.Work;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.concurrent.Task;

/// Work as a task of JavaFX. It is stopped through its [Progress] and never by [Task#cancel], which
/// would interrupt the thread: an interrupt inside the database closes its file for everybody.
final class WorkTask<T> extends Task<T> {
  private final Work<T> work;
  private final Progress progress;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile boolean paused;
  private volatile boolean stopped;

  /// @param log gets the work's log lines, on the window's thread
  /// @param points gets the points of the work's curves, on the window's thread
  WorkTask(Work<T> work, Consumer<String> log, Points points) {
    this.work = work;
    progress = new Reports(log, points);
  }

  /// Takes a point of a curve.
  interface Points {
    void add(String curve, long step, double value);
  }

  void stop() {
    stopped = true;
    pause(false);
  }

  /// The work stands still when it next asks whether to go on.
  void pause(boolean held) {
    lock.lock();
    try {
      paused = held && !stopped;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void standStill() {
    lock.lock();
    try {
      while (paused) changed.awaitUninterruptibly();
    } finally {
      lock.unlock();
    }
  }

  @Override
  protected T call() throws Exception {
    progress.check();
    return work.run(progress);
  }

  /// What went wrong, as an exception; errors such as a full memory come wrapped.
  Exception failure() {
    return switch (getException()) {
      case CancellationException e -> e;
      case Exception e -> e;
      case OutOfMemoryError e ->
          new IllegalStateException("There is not enough memory for this.", e);
      case Throwable e -> new IllegalStateException(e);
    };
  }

  private final class Reports implements Progress {
    private final Consumer<String> log;
    private final Points points;

    Reports(Consumer<String> log, Points points) {
      this.log = log;
      this.points = points;
    }

    @Override
    public void point(String curve, long step, double value) {
      Platform.runLater(() -> points.add(curve, step, value));
    }

    @Override
    public void report(double fraction, String message) {
      updateProgress(Double.isNaN(fraction) ? -1 : fraction, 1);
      updateMessage(message);
    }

    @Override
    public void log(String line) {
      Platform.runLater(() -> log.accept(line));
    }

    @Override
    public boolean cancelled() {
      if (paused) standStill();
      return stopped;
    }
  }
}
