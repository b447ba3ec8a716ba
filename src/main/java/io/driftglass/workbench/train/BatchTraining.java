package io.driftglass.workbench.train;

import io.driftglass.job.PassedOn;
import io.driftglass.job.Progress;
import io.driftglass.workbench.fit.LeakLines;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.run.WorkFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Trains many sensors, several at a time. They share nothing that changes: however many are
/// trained at once, each gets the model that it would get alone. What fails is listed, the rest
/// goes on. Each is a run of the workspace before the first begins, so that after a kill all that
/// were not done can be resumed.
public final class BatchTraining {
  private final TrainingQueue queue;

  public BatchTraining(TrainingQueue queue) {
    this.queue = queue;
  }

  /// @param requests one a sensor, each with a name of its own
  /// @param workers at the same time, 1 or more
  /// @return one a request, in their order
  /// @throws CancellationException where the user has asked to stop; what was registered stays
  public List<Trained> train(List<TrainRequest> requests, int workers, Progress progress) {
    var runs = requests.stream().map(request -> queue.enqueue(request).id()).toList();
    try {
      return train(requests, runs, workers, progress);
    } finally {
      runs.forEach(queue::cancel);
    }
  }

  private List<Trained> train(
      List<TrainRequest> requests, List<Long> runs, int workers, Progress progress) {
    var done = new AtomicInteger();
    try (ExecutorService pool = Executors.newFixedThreadPool(workers, BatchTraining::daemon)) {
      var futures = new ArrayList<Future<Trained>>();
      for (int i = 0; i < requests.size(); i++) {
        var request = requests.get(i);
        long run = runs.get(i);
        Callable<Trained> work =
            () -> {
              progress.check();
              var trained = train(request, run, new Sensor(request.sensor(), progress));
              int count = done.incrementAndGet();
              progress.report(
                  (double) count / requests.size(),
                  "%d of %d sensors".formatted(count, requests.size()));
              return trained;
            };
        futures.add(pool.submit(work));
      }
      return futures.stream().map(BatchTraining::ended).toList();
    }
  }

  /// One alone; its failure is thrown as it is.
  public Trained train(TrainRequest request, Progress progress) {
    return trained(request, queue.enqueue(request).id(), progress);
  }

  private Trained trained(TrainRequest request, long run, Progress progress) {
    long start = System.nanoTime();
    var told = new LeakLines(progress);
    var version = queue.run(run, told);
    return new Trained(request, Optional.of(version), told.found(), Optional.empty(), since(start));
  }

  private Trained train(TrainRequest request, long run, Progress progress) {
    long start = System.nanoTime();
    try {
      return trained(request, run, progress);
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      return new Trained(
          request, Optional.empty(), List.of(), Optional.of(WorkFailed.problem(e)), since(start));
    }
  }

  private static Trained ended(Future<Trained> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CancellationException cancelled) throw cancelled;
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  private static Thread daemon(Runnable work) {
    return Thread.ofPlatform().name("driftglass-train").daemon().unstarted(work);
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /// One sensor's share: the whole batch's fraction stays the batch's.
  private static final class Sensor extends PassedOn {
    private final String name;

    Sensor(String name, Progress batch) {
      super(batch);
      this.name = name;
    }

    @Override
    public void report(double fraction, String message) {
      super.report(Double.NaN, name + ": " + message);
    }

    @Override
    public void log(String line) {
      super.log(name + ": " + line);
    }

    @Override
    public void point(String curve, long step, double value) {
      super.point(name + " " + curve, step, value);
    }
  }
}
