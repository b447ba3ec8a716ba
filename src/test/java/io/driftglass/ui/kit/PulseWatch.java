package io.driftglass.ui.kit;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;

/// Counts the work between two beats of the window's thread: a beat is posted again as soon as it
/// has run, so that between two of them lies little more than one handler or one pulse. Work is the
/// thread's own processor time: a busy machine makes it no larger.
public final class PulseWatch implements AutoCloseable {
  /// @param millis of the window's thread alone
  /// @param where our own method that was seen most often meanwhile
  public record Slow(double millis, String where) {}

  private static final int SAMPLE_MILLIS = 3;

  private final double most;
  private final List<Slow> found = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Thread sampler;
  private double longest;
  private long last;

  /// @param most milliseconds that one handler may take
  public PulseWatch(double most) throws Exception {
    this.most = most;
    var window = Fx.call(Thread::currentThread);
    sampler = Thread.ofPlatform().daemon().name("pulse-watch").start(() -> sample(window));
    Fx.run(
        () -> {
          last = cpuNanos();
          Platform.runLater(this::beat);
        });
  }

  /// Handlers that took longer, the longest first.
  public List<Slow> tooLong() throws Exception {
    return Fx.call(
        () -> found.stream().sorted(Comparator.comparingDouble(Slow::millis).reversed()).toList());
  }

  /// The longest so far, in milliseconds.
  public double longest() throws Exception {
    return Fx.call(() -> longest);
  }

  @Override
  public void close() {
    over.set(true);
    sampler.interrupt();
  }

  private void beat() {
    long now = cpuNanos();
    double millis = (now - last) / 1e6;
    last = now;
    longest = Math.max(longest, millis);
    synchronized (seen) {
      if (millis > most) found.add(new Slow(millis, where()));
      seen.clear();
    }
    if (!over.get()) Platform.runLater(this::beat);
  }

  private String where() {
    return seen.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("unseen");
  }

  private void sample(Thread window) {
    try {
      while (!over.get()) {
        for (var frame : window.getStackTrace()) {
          if (!frame.getClassName().startsWith("io.driftglass.ui.")) continue;
          if (frame.getClassName().equals(PulseWatch.class.getName())) break;
          synchronized (seen) {
            seen.merge(frame.toString(), 1, Integer::sum);
          }
          break;
        }
        Thread.sleep(SAMPLE_MILLIS);
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
