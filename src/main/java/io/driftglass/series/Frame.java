package io.driftglass.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// One asset's rows in memory: ticks beside columns of equal length, in stored order.
///
/// Ticks never fall; equal ticks are allowed (a repeated hour at the end of summer time). NaN is
/// missing. A value may be marked as filled: it was not measured but put where one was missing, and
/// must not be judged. The arrays are handed out without a copy: a frame's holder must not write to
/// them.
public final class Frame {
  private final Clock clock;
  private final long[] ticks;
  private final List<Channel> channels;
  private final double[][] columns;
  private final BitSet[] filled;

  /// 0 until it is asked for: it sorts all steps.
  private volatile long interval;

  private Frame(
      Clock clock, long[] ticks, List<Channel> channels, double[][] columns, BitSet[] filled) {
    this.clock = clock;
    this.ticks = ticks;
    this.channels = channels;
    this.columns = columns;
    this.filled = filled;
  }

  /// @param ticks one a row, never falling
  /// @param columns one array a channel, each as long as `ticks`
  public static Frame of(Clock clock, long[] ticks, List<Channel> channels, double[][] columns) {
    if (channels.size() != columns.length) {
      throw new IllegalArgumentException(
          channels.size() + " channels do not fit " + columns.length + " columns");
    }
    for (int c = 0; c < columns.length; c++) {
      if (columns[c].length != ticks.length) {
        throw new IllegalArgumentException(
            "column %s has %d rows, the clock has %d"
                .formatted(channels.get(c).name(), columns[c].length, ticks.length));
      }
    }
    for (int row = 1; row < ticks.length; row++) {
      if (ticks[row] < ticks[row - 1]) {
        throw new IllegalArgumentException("ticks fall at row " + row);
      }
    }
    return new Frame(clock, ticks, List.copyOf(channels), columns, noneFilled(columns.length));
  }

  private static BitSet[] noneFilled(int channels) {
    var none = new BitSet[channels];
    Arrays.setAll(none, c -> new BitSet());
    return none;
  }

  /// The same rows with these values marked as filled.
  ///
  /// @param filled one a channel, a bit a row
  public Frame withFilled(List<BitSet> filled) {
    if (filled.size() != columns.length) {
      throw new IllegalArgumentException(
          filled.size() + " marks do not fit " + columns.length + " columns");
    }
    return new Frame(clock, ticks, channels, columns, filled.toArray(BitSet[]::new));
  }

  public Clock clock() {
    return clock;
  }

  public int rows() {
    return ticks.length;
  }

  public long[] ticks() {
    return ticks;
  }

  public long tick(int row) {
    return ticks[row];
  }

  public List<Channel> channels() {
    return channels;
  }

  public Channel channel(int index) {
    return channels.get(index);
  }

  public double[] column(int channel) {
    return columns[channel];
  }

  /// The rows of a channel whose value was filled in.
  public BitSet filled(int channel) {
    return filled[channel];
  }

  /// The index of the channel of that name, or -1.
  public int indexOf(String name) {
    return IntStream.range(0, channels.size())
        .filter(c -> channels.get(c).name().equals(name))
        .findFirst()
        .orElse(-1);
  }

  /// Rows `fromRow` up to, not including, `untilRow`.
  public Frame slice(int fromRow, int untilRow) {
    var cut = new double[columns.length][];
    var marks = new BitSet[columns.length];
    for (int c = 0; c < cut.length; c++) {
      cut[c] = Arrays.copyOfRange(columns[c], fromRow, untilRow);
      marks[c] = filled[c].get(fromRow, untilRow);
    }
    return new Frame(clock, Arrays.copyOfRange(ticks, fromRow, untilRow), channels, cut, marks);
  }

  /// Only the rows whose bit is set, in their order.
  public Frame rows(BitSet kept) {
    int[] rows = kept.stream().toArray();
    var cut = new double[columns.length][rows.length];
    var marks = noneFilled(columns.length);
    var stamps = new long[rows.length];
    for (int at = 0; at < rows.length; at++) stamps[at] = ticks[rows[at]];
    for (int c = 0; c < cut.length; c++) {
      for (int at = 0; at < rows.length; at++) {
        cut[c][at] = columns[c][rows[at]];
        if (filled[c].get(rows[at])) marks[c].set(at);
      }
    }
    return new Frame(clock, stamps, channels, cut, marks);
  }

  /// The same rows with only the channels that pass.
  public Frame select(Predicate<Channel> wanted) {
    var kept = new ArrayList<Channel>();
    var cut = new ArrayList<double[]>();
    var marks = new ArrayList<BitSet>();
    for (int c = 0; c < columns.length; c++) {
      if (wanted.test(channels.get(c))) {
        kept.add(channels.get(c));
        cut.add(columns[c]);
        marks.add(filled[c]);
      }
    }
    return new Frame(
        clock,
        ticks,
        List.copyOf(kept),
        cut.toArray(double[][]::new),
        marks.toArray(BitSet[]::new));
  }

  /// The same rows with only the numeric channels of that role.
  public Frame of(Role role) {
    return select(channel -> channel.role() == role && channel.kind() == Kind.NUMBER);
  }

  /// The first row whose tick is not before `tick`; `rows()` where there is none.
  public int rowAt(long tick) {
    int low = 0;
    int high = ticks.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ticks[middle] < tick) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /// The median step between rows in ticks, at least 1; 1 where there are fewer than two rows.
  public long interval() {
    if (interval == 0) interval = middleStep();
    return interval;
  }

  private long middleStep() {
    if (ticks.length < 2) return 1;
    var steps = new long[ticks.length - 1];
    for (int row = 0; row < steps.length; row++) steps[row] = ticks[row + 1] - ticks[row];
    Arrays.sort(steps);
    return Math.max(1, steps[steps.length / 2]);
  }

  /// From the first tick until one interval after the last; empty at 0 where there are no rows.
  public Interval span() {
    return ticks.length == 0
        ? new Interval(0, 0)
        : new Interval(ticks[0], ticks[ticks.length - 1] + interval());
  }
}
