package io.driftglass.data.time;

import java.util.HashMap;
import java.util.Map;

/// Counts the steps between rows of one entity after another, for interval, gaps and repeats.
///
/// Irregular files may have millions of different steps; beyond 100,000 further ones are not told
/// apart from the longest.
public final class Steps {
  private static final int DIFFERENT = 100_000;

  private final Map<Long, Long> counts = new HashMap<>();
  private long step = Long.MIN_VALUE;
  private long run;

  public void add(long ticks) {
    if (ticks == step) {
      run++;
      return;
    }
    settle();
    step = ticks;
    run = 1;
  }

  public void add(Steps other) {
    other.settle();
    settle();
    other.counts.forEach(this::put);
  }

  /// The median step, at least 1; repeats do not count.
  public long interval() {
    settle();
    long all =
        counts.entrySet().stream().filter(c -> c.getKey() > 0).mapToLong(Map.Entry::getValue).sum();
    long below = 0;
    for (var entry : counts.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
      if (entry.getKey() <= 0) continue;
      below += entry.getValue();
      if (below * 2 > all) return entry.getKey();
    }
    return 1;
  }

  /// Steps of more than one and a half intervals.
  public long gaps() {
    long interval = interval();
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey() > interval + interval / 2)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  public long repeats() {
    settle();
    return counts.getOrDefault(0L, 0L);
  }

  private void settle() {
    if (run > 0) put(step, run);
    run = 0;
    step = Long.MIN_VALUE;
  }

  private void put(long ticks, long times) {
    if (counts.size() >= DIFFERENT && !counts.containsKey(ticks)) return;
    counts.merge(ticks, times, Long::sum);
  }
}
