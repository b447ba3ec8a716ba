package io.driftglass.live;

import io.driftglass.detect.Calibration;
import io.driftglass.series.Frame;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The newest rows of a feed with their scores and events: what is shown while they come. One
/// thread adds, any other reads.
public final class LiveRows {
  private static final int EVENTS = 200;

  private final List<String> channels;
  private final LiveRing ring;
  private final Deque<LiveEvent> events = new ArrayDeque<>();
  private volatile double level = Double.NaN;

  /// @param channels of a row, in its order
  public LiveRows(List<String> channels) {
    this.channels = List.copyOf(channels);
    ring = new LiveRing(channels.size() + 1);
  }

  public List<String> channels() {
    return channels;
  }

  /// The values by channel, and the score on the scale of [Calibration] in the last column.
  public LiveRing ring() {
    return ring;
  }

  /// The raw score from which on a row is strange; NaN before the first row.
  public double level() {
    return level;
  }

  /// The newest events, in the order of time.
  public List<LiveEvent> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  /// A scored row, NaN where a channel was not measured.
  public void add(long tick, double[] row, double score, double newLevel) {
    for (int c = 0; c < row.length; c++) ring.put(c, row[c]);
    ring.put(row.length, Calibration.normalised(score, newLevel));
    level = newLevel;
    ring.end(tick);
  }

  /// One that begins, goes on or is over.
  void event(LiveEvent now) {
    synchronized (events) {
      if (!events.isEmpty() && events.peekLast().from() == now.from()) events.removeLast();
      events.addLast(now);
      if (events.size() > EVENTS) events.removeFirst();
    }
  }

  /// The newest rows as a frame, at most so many.
  Frame newest(LiveModel model, int most) {
    long until = ring.end();
    return frame(model, until, (int) Math.min(until - LiveRing.first(until), most));
  }

  /// The rows after that tick, those of the last that rise without a step back.
  public Frame after(LiveModel model, long tick) {
    long until = ring.end();
    long first = LiveRing.first(until);
    long row = until;
    while (row > first
        && ring.tick(row - 1) > tick
        && (row == until || ring.tick(row - 1) <= ring.tick(row))) {
      row--;
    }
    return frame(model, until, (int) (until - row));
  }

  private Frame frame(LiveModel model, long until, int rows) {
    var ticks = new long[rows];
    var columns = new double[channels.size()][rows];
    for (int i = 0; i < rows; i++) {
      long row = until - rows + i;
      ticks[i] = ring.tick(row);
      for (int c = 0; c < columns.length; c++) columns[c][i] = ring.value(c, row);
    }
    var read = model.channels().stream().filter(c -> channels.contains(c.name())).toList();
    return Frame.of(model.clock(), ticks, read, columns);
  }
}
