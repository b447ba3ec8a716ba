package io.driftglass.workbench.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/// How long the same work took each time, by the clock and by the processor: on a busy machine the
/// second says what the first cannot.
public final class Timings {
  private final List<Double> millis = new ArrayList<>();
  private final List<Double> busy = new ArrayList<>();

  /// Does the work in this thread and keeps how long it took.
  public void take(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long cpu = threads.getCurrentThreadCpuTime();
    work.run();
    busy.add((threads.getCurrentThreadCpuTime() - cpu) / 1e6);
    millis.add((System.nanoTime() - start) / 1e6);
  }

  /// Medians and the values that one in twenty is above.
  public List<Measured> measured(String of) {
    int n = millis.size();
    return List.of(
        new Measured(of, "ms_median", part(millis, .5), "ms", n),
        new Measured(of, "ms_p95", part(millis, .95), "ms", n),
        new Measured(of, "cpu_ms_median", part(busy, .5), "ms", n),
        new Measured(of, "cpu_ms_p95", part(busy, .95), "ms", n));
  }

  /// By the clock.
  double medianSeconds() {
    return part(millis, .5) / 1e3;
  }

  /// Of the processor.
  double busySeconds() {
    return part(busy, .5) / 1e3;
  }

  int count() {
    return millis.size();
  }

  private static double part(List<Double> values, double share) {
    return values.stream().sorted().toList().get((int) (values.size() * share));
  }
}
