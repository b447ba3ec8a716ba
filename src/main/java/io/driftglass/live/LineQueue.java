package io.driftglass.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Lines between the thread that receives and the one that scores: so many and no more. A source
/// that can wait does; of one that cannot, the lines that do not fit are dropped and counted.
public final class LineQueue {
  private static final long PATIENCE_MILLIS = 50;

  private final ArrayBlockingQueue<String> lines;
  private final boolean waits;
  private final AtomicLong dropped = new AtomicLong();
  private volatile boolean closed;
  private volatile boolean held;
  private volatile boolean pushed;

  public LineQueue(int capacity, boolean waits) {
    lines = new ArrayBlockingQueue<>(capacity);
    this.waits = waits;
  }

  /// @return false once the queue is closed
  boolean put(String line) throws InterruptedException {
    if (!waits && !lines.offer(line)) dropped.incrementAndGet();
    while (waits && !closed && !lines.offer(line, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      // the scorer is behind: the source keeps the rest
    }
    return !closed;
  }

  /// Waits a moment for lines and takes all there are, at most `most`.
  List<String> take(int most, long millis) throws InterruptedException {
    var taken = new ArrayList<String>();
    if (held && !closed) {
      Thread.sleep(millis);
      return taken;
    }
    var first = lines.poll(millis, TimeUnit.MILLISECONDS);
    if (first == null) return taken;
    taken.add(first);
    lines.drainTo(taken, most - 1);
    return taken;
  }

  /// Keeps the scorer from taking lines, or lets it go on: a source that can wait does meanwhile.
  public void hold(boolean wanted) {
    held = wanted;
  }

  public boolean isHeld() {
    return held;
  }

  /// Whether the source sends its lines by itself, where it could also be asked.
  void pushed(boolean now) {
    pushed = now;
  }

  /// Whether the source sends its lines by itself, where it could also be asked.
  public boolean isPushed() {
    return pushed;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  public boolean isClosed() {
    return closed;
  }

  /// Sources stop at their next line.
  public void close() {
    closed = true;
    held = false;
  }

  long dropped() {
    return dropped.get();
  }
}
