package io.driftglass.ui.kit.task;

import io.driftglass.job.Job;
import io.driftglass.job.JobState;
import io.driftglass.job.Runner;
import io.driftglass.job.Work;
import io.driftglass.problem.DriftglassException;
import io.driftglass.ui.kit.part.Problems;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs work beside the window on a few daemon threads and tells its outcome on the window's
/// thread. Started there too.
public final class TaskRunner implements Runner, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);
  private static final int JOBS_REMEMBERED = 200;

  private final InstantSource clock;
  private final ThreadPoolExecutor longWork;
  private final ThreadPoolExecutor shortReads;
  private final ObservableList<TaskJob> jobs = FXCollections.observableArrayList();
  private final Set<Started<?>> going = new HashSet<>();
  private final AtomicLong numbers = new AtomicLong();
  private final ReadOnlyIntegerWrapper open = new ReadOnlyIntegerWrapper(this, "open", 0);

  public TaskRunner(int threads, InstantSource clock) {
    this.clock = clock;
    longWork = pool("job", threads);
    shortReads = pool("read", 2);
  }

  @Override
  public <T> Job start(String title, Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
    return startOn(longWork, title, work, done, failed, true);
  }

  /// For short reads of the workspace: never behind a long job, and not listed as one.
  public Runner loader() {
    return new Runner() {
      @Override
      public <T> Job start(
          String title, Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
        return startOn(shortReads, title, work, done, failed, false);
      }
    };
  }

  /// Every listed job of this session, newest first.
  public ObservableList<TaskJob> jobs() {
    return jobs;
  }

  /// How many jobs and reads have not ended.
  public ReadOnlyIntegerProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  /// Cancels everything and waits a moment for it to end.
  @Override
  public void close() {
    stop();
    awaitEnd();
  }

  /// Cancels everything, jobs and reads, and takes nothing more; on the window's thread.
  public void stop() {
    var waiting =
        going.stream().collect(Collectors.partitioningBy(s -> s.pool.getQueue().contains(s)));
    // those first: a thread that the end of another frees would begin one
    waiting.get(true).forEach(started -> started.job.cancel());
    waiting.get(false).forEach(started -> started.job.cancel());
    longWork.shutdown();
    shortReads.shutdown();
  }

  /// Waits a moment for what was stopped to end, so that nothing still asks a workspace that is
  /// closed next; on any thread.
  public void awaitEnd() {
    try {
      if (!longWork.awaitTermination(3, TimeUnit.SECONDS)) LOG.warn("a job did not stop in time");
      if (!shortReads.awaitTermination(3, TimeUnit.SECONDS)) {
        LOG.warn("a read did not stop in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> Job startOn(
      ThreadPoolExecutor pool,
      String title,
      Work<T> work,
      Consumer<T> done,
      Consumer<Exception> failed,
      boolean listed) {
    var started = new Started<>(pool, title, work, done, failed, listed);
    if (listed) {
      jobs.addFirst(started.job);
      if (jobs.size() > JOBS_REMEMBERED) jobs.removeLast();
    }
    going.add(started);
    open.set(open.get() + 1);
    if (pool.isShutdown()) started.fail(new CancellationException("the window is closing"));
    else pool.execute(started);
    return started.job;
  }

  private static ThreadPoolExecutor pool(String name, int threads) {
    var number = new AtomicInteger();
    return new ThreadPoolExecutor(
        threads,
        threads,
        0,
        TimeUnit.SECONDS,
        new PriorityBlockingQueue<>(),
        work ->
            Thread.ofPlatform()
                .daemon()
                .name(name + "-" + number.incrementAndGet())
                .unstarted(work));
  }

  /// The task on its thread and the job in the window, kept in step.
  private final class Started<T> implements Runnable, Comparable<Started<?>>, TaskJob.Controls {
    private final long number = numbers.getAndIncrement();
    private final Runnable again;
    private final ThreadPoolExecutor pool;
    private final WorkTask<T> task;
    private final TaskJob job;
    private final Consumer<Exception> failed;
    private volatile Rank rank = Rank.NORMAL;
    private boolean held;
    private boolean resting;

    Started(
        ThreadPoolExecutor pool,
        String title,
        Work<T> work,
        Consumer<T> done,
        Consumer<Exception> failed,
        boolean listed) {
      this.pool = pool;
      this.failed = failed;
      again = () -> startOn(pool, title, work, done, failed, listed);
      job = new TaskJob(title, this);
      task = new WorkTask<>(work, job::log, job::point);
      task.setOnRunning(event -> job.become(JobState.RUNNING, clock.instant()));
      task.progressProperty().subscribe(this::report);
      task.messageProperty().subscribe(this::report);
      task.setOnSucceeded(
          event -> {
            end(JobState.COMPLETED);
            done.accept(task.getValue());
          });
      task.setOnFailed(event -> fail(task.failure()));
    }

    private void report() {
      if (job.state().ended()) return;
      double fraction = task.getProgress();
      job.report(fraction < 0 ? Double.NaN : fraction, task.getMessage());
    }

    @Override
    public void run() {
      task.run();
    }

    @Override
    public int compareTo(Started<?> other) {
      int ranks = rank.compareTo(other.rank);
      return ranks != 0 ? ranks : Long.compare(number, other.number);
    }

    @Override
    public void stop() {
      task.stop();
      // one that still waits would be shown as waiting until a thread is free
      if (pool.remove(this) || held) {
        held = false;
        Platform.runLater(() -> fail(new CancellationException("cancelled")));
      }
    }

    @Override
    public void again() {
      again.run();
    }

    @Override
    public void order(Rank next) {
      boolean waits = pool.remove(this);
      rank = next;
      if (waits) pool.execute(this);
    }

    @Override
    public void pause(boolean paused) {
      if (paused && pool.remove(this)) {
        held = true;
      } else if (held) {
        held = false;
        pool.execute(this);
      } else {
        task.pause(paused);
        rest(paused);
      }
    }

    /// Gives the place among the running to another, or takes it back.
    private void rest(boolean next) {
      if (resting == next) return;
      resting = next;
      if (next) {
        pool.setMaximumPoolSize(pool.getMaximumPoolSize() + 1);
        pool.setCorePoolSize(pool.getCorePoolSize() + 1);
      } else {
        pool.setCorePoolSize(pool.getCorePoolSize() - 1);
        pool.setMaximumPoolSize(pool.getMaximumPoolSize() - 1);
      }
    }

    private void fail(Exception e) {
      var cancelled = e instanceof CancellationException;
      if (!cancelled) {
        job.report(job.fraction(), sentence(e));
        LOG.error("{} failed", job.title(), e);
      }
      end(cancelled ? JobState.CANCELLED : JobState.FAILED);
      failed.accept(e);
    }

    private void end(JobState state) {
      rest(false);
      going.remove(this);
      job.become(state, clock.instant());
      open.set(open.get() - 1);
    }

    private static String sentence(Exception e) {
      return e instanceof DriftglassException known
          ? known.problem().sentence()
          : Problems.of(e).sentence();
    }
  }
}
