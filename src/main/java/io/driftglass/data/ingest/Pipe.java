package io.driftglass.data.ingest;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/// A short queue between one thread that makes things and one that uses them; each learns when the
/// other has ended.
public final class Pipe<T> {
  private static final int WAITING = 8;
  private static final long PATIENCE_MILLIS = 50;

  private final BlockingQueue<T> queue = new ArrayBlockingQueue<>(WAITING);
  private volatile boolean ended;
  private volatile boolean abandoned;
  private volatile RuntimeException failure;

  /// Waits while the queue is full.
  ///
  /// @throws CancellationException where the user of the things has gone
  public void put(T thing) {
    try {
      while (!queue.offer(thing, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        if (abandoned) throw new CancellationException("nobody reads on");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }

  /// Nothing more will come.
  public void end() {
    ended = true;
  }

  /// Nothing more will come, because of this.
  public void fail(RuntimeException why) {
    failure = why;
    ended = true;
  }

  /// Nobody will take anything any more.
  public void abandon() {
    abandoned = true;
    queue.clear();
  }

  /// The next thing; null at the end.
  ///
  /// @throws RuntimeException what the maker failed with
  public T take() {
    try {
      while (true) {
        boolean last = ended;
        var thing = last ? queue.poll() : queue.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (failure != null) throw failure;
        if (thing != null || last) return thing;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
