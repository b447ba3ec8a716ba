package io.driftglass.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Folds one column into its levels as its rows pass by, in their order.
public final class LevelFold {
  private final int channel;
  private final Level[] levels;
  private int rows;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private List<Piece> finished = new ArrayList<>();

  /// @param channel its place, or [Part#TICKS]
  /// @param levels as [Part#levels] says
  public LevelFold(int channel, int levels) {
    this.channel = channel;
    this.levels = new Level[levels];
    for (int level = 1; level <= levels; level++) this.levels[level - 1] = new Level(level);
  }

  /// The next values, of which the first `count` are taken.
  ///
  /// @return the parts that are full now
  public List<Piece> add(double[] values, int count) {
    int mask = Part.width(1) - 1;
    for (int at = 0; at < count; at++) {
      double value = values[at];
      if (value < low) low = value;
      if (value > high) high = value;
      if ((++rows & mask) == 0) close();
    }
    return taken();
  }

  /// The next ticks, of which the first `count` are taken.
  ///
  /// @return the parts that are full now
  public List<Piece> add(long[] ticks, int count) {
    int mask = Part.width(1) - 1;
    for (int at = 0; at < count; at++, rows++) {
      if ((rows & mask) != 0) continue;
      for (var level : levels) {
        if ((rows & level.width - 1) == 0) level.start(ticks[at]);
      }
    }
    return taken();
  }

  /// What is left at the end, each level's last part cut short.
  public List<Piece> end() {
    if (channel != Part.TICKS && rows % Part.width(1) != 0) close();
    for (var level : levels) level.end();
    return taken();
  }

  private void close() {
    if (levels.length > 0) levels[0].extent(low, high);
    low = Double.POSITIVE_INFINITY;
    high = Double.NEGATIVE_INFINITY;
  }

  private List<Piece> taken() {
    var now = finished;
    finished = new ArrayList<>();
    return now;
  }

  /// One level's part as it fills, and the stretch of the level above that its own belong to.
  private final class Level {
    private final int level;
    private final int width;
    private final double[] lows = new double[channel == Part.TICKS ? 0 : Part.STRETCHES];
    private final double[] highs = new double[lows.length];
    private final long[] ticks = new long[channel == Part.TICKS ? Part.STRETCHES : 0];
    private int count;
    private int number;
    private int children;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    Level(int level) {
      this.level = level;
      width = Part.width(level);
    }

    void start(long tick) {
      ticks[count++] = tick;
      if (count == Part.STRETCHES) finish();
    }

    /// @param from above `until` where no row has a value
    void extent(double from, double until) {
      lows[count] = from <= until ? from : Double.NaN;
      highs[count] = from <= until ? until : Double.NaN;
      if (++count == Part.STRETCHES) finish();
      if (level == levels.length) return;
      if (from < least) least = from;
      if (until > most) most = until;
      if (++children == Part.children(level + 1)) raise();
    }

    void end() {
      if (children > 0) raise();
      if (count > 0) finish();
    }

    private void raise() {
      levels[level].extent(least, most);
      children = 0;
      least = Double.POSITIVE_INFINITY;
      most = Double.NEGATIVE_INFINITY;
    }

    private void finish() {
      var part = new Part(channel, level, number++);
      finished.add(
          channel == Part.TICKS
              ? new Piece.Ticks(part, Arrays.copyOf(ticks, count))
              : new Piece.Extents(part, Arrays.copyOf(lows, count), Arrays.copyOf(highs, count)));
      count = 0;
    }
  }
}
