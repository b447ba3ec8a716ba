package io.driftglass.detect.scoring;

import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.problem.InsufficientData;
import java.util.Arrays;

/// Windows of all target channels in standard deviations, as a model learns from them. A window is
/// a stretch of rows, oldest first, each row one value a channel. A missing value repeats the last
/// one of its channel, before the first it lies at the mean. Makes no copy of overlapping rows.
public final class StackedWindows {
  private final double[] rows;
  private final int channels;
  private final int length;
  private final int[] ends;

  private StackedWindows(double[] rows, int channels, int length, int[] ends) {
    this.rows = rows;
    this.channels = channels;
    this.length = length;
    this.ends = ends;
  }

  /// The windows without those that touch the rows left out of `train`, which share the rows here.
  ///
  /// @param train the same rows as here
  public StackedWindows of(Training train) {
    return new StackedWindows(rows, channels, length, train.windowEnds(length));
  }

  public static StackedWindows of(Training train, StandardScale scale, int length) {
    int channels = train.channels();
    var rows = new double[Math.multiplyExact(train.rows(), channels)];
    var last = new double[channels];
    for (int from = 0; from < train.rows(); from += RowTile.ROWS) {
      int until = Math.min(train.rows(), from + RowTile.ROWS);
      for (int c = 0; c < channels; c++) {
        var column = train.columns()[c];
        for (int row = from; row < until; row++) {
          if (!Double.isNaN(column[row])) last[c] = scale.in(c, column[row]);
          rows[row * channels + c] = last[c];
        }
      }
    }
    return new StackedWindows(rows, channels, length, train.windowEnds(length));
  }

  /// @param least windows it takes
  /// @param id of the method, for the message
  /// @param rows there are
  /// @throws InsufficientData where there are fewer windows
  public void atLeast(int least, String id, int rows) {
    if (count() >= least) return;
    throw new InsufficientData(
        "%s needs %d rows without a gap, the data has %d."
            .formatted(id, least + length - 1, Math.min(rows, count() + length - 1)),
        "Give more rows to learn from%s."
            .formatted(length > 1 ? " or choose a smaller window" : ""));
  }

  public int count() {
    return ends.length;
  }

  public int channels() {
    return channels;
  }

  /// Values of a window: its rows times the channels.
  public int size() {
    return length * channels;
  }

  /// At most `most` of them, spread over time.
  public StackedWindows thinned(int most) {
    return new StackedWindows(rows, channels, length, Thinned.of(ends, most));
  }

  /// Those with index `from` until `until`.
  public StackedWindows slice(int from, int until) {
    return new StackedWindows(rows, channels, length, Arrays.copyOfRange(ends, from, until));
  }

  /// @param to room for [#size] values
  public void copy(int window, double[] to) {
    System.arraycopy(rows, (ends[window] - length + 1) * channels, to, 0, size());
  }

  public double[] get(int window) {
    var copy = new double[size()];
    copy(window, copy);
    return copy;
  }
}
