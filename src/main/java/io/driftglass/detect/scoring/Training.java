package io.driftglass.detect.scoring;

import io.driftglass.detect.statistic.Gaps;
import io.driftglass.series.Frame;
import java.util.Arrays;

/// The target columns a detector learns from, with one block of rows left out, so that what the
/// detector says of rows it has not seen can be measured.
public final class Training {
  private final double[][] columns;
  private final Gaps gaps;
  private final boolean[] gapBefore;
  private final int from;
  private final int until;

  private Training(double[][] columns, Gaps gaps, boolean[] gapBefore, int from, int until) {
    this.columns = columns;
    this.gaps = gaps;
    this.gapBefore = gapBefore;
    this.from = from;
    this.until = until;
  }

  /// All rows of a frame.
  public static Training of(Frame frame, Watched watched) {
    var gaps = Gaps.of(frame);
    return new Training(watched.targetColumns(frame), gaps, gaps.before(frame), 0, 0);
  }

  /// The same rows without those of a block.
  ///
  /// @param from first row left out
  /// @param until first row after those left out
  public Training without(int from, int until) {
    return new Training(columns, gaps, gapBefore, from, until);
  }

  /// One channel alone.
  public Training channel(int channel) {
    return new Training(new double[][] {columns[channel]}, gaps, gapBefore, from, until);
  }

  public int rows() {
    return gapBefore.length;
  }

  public int channels() {
    return columns.length;
  }

  public Gaps gaps() {
    return gaps;
  }

  /// Whether rows are missing in time right before the row.
  public boolean gapBefore(int row) {
    return gapBefore[row];
  }

  /// First row left out.
  public int from() {
    return from;
  }

  /// First row after those left out.
  public int until() {
    return until;
  }

  /// @return [channel][row], the rows left out among them
  public double[][] columns() {
    return columns;
  }

  /// The measured values of a channel, in the order of time, without the rows left out.
  public double[] measured(int channel) {
    var column = columns[channel];
    var kept = new double[column.length];
    int count = 0;
    for (int row = 0; row < column.length; row++) {
      if ((row < from || row >= until) && Double.isFinite(column[row])) kept[count++] = column[row];
    }
    return Arrays.copyOf(kept, count);
  }

  /// The last rows of all windows of that many rows with no gap and no row left out inside.
  public int[] windowEnds(int length) {
    var ends = new int[rows()];
    int count = 0;
    int unbroken = 0;
    for (int row = 0; row < rows(); row++) {
      boolean out = row >= from && row < until;
      unbroken = out ? 0 : gapBefore[row] ? 1 : unbroken + 1;
      if (unbroken >= length) ends[count++] = row;
    }
    return Arrays.copyOf(ends, count);
  }
}
