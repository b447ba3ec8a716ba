package io.driftglass.data.ingest;

import io.driftglass.series.Block;
import io.driftglass.series.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// Up to one block of consecutive rows of one entity, on its way from the file to the workspace.
public final class Batch {
  private static final int FIRST = 64;

  public final int entity;
  public final double[][] columns;
  public long[] ticks = new long[FIRST];
  public long[] fileRows = new long[FIRST];
  public int rows;

  /// Rows whose stamp is not what the plan's format would write, and their texts.
  public final List<Integer> oddRows = new ArrayList<>();

  public final List<String> oddStamps = new ArrayList<>();

  public Batch(int entity, int channels) {
    this.entity = entity;
    columns = new double[channels][FIRST];
  }

  /// Rows `from` up to `from + count` of a frame.
  ///
  /// @param fileRow the place of the first of them
  public static Batch of(int entity, Frame frame, int from, int count, long fileRow) {
    var batch = new Batch(entity, frame.channels().size());
    batch.ticks = Arrays.copyOfRange(frame.ticks(), from, from + count);
    batch.fileRows = LongStream.range(fileRow, fileRow + count).toArray();
    for (int channel = 0; channel < batch.columns.length; channel++) {
      batch.columns[channel] = Arrays.copyOfRange(frame.column(channel), from, from + count);
    }
    batch.rows = count;
    return batch;
  }

  boolean isFull() {
    return rows == Block.ROWS;
  }

  public void add(long tick, long fileRow, double[] values) {
    if (rows == ticks.length) grow();
    ticks[rows] = tick;
    fileRows[rows] = fileRow;
    for (int channel = 0; channel < columns.length; channel++) {
      columns[channel][rows] = values[channel];
    }
    rows++;
  }

  /// The stamp of the row last added, where no format gives it back.
  public void keepStamp(String text) {
    oddRows.add(rows - 1);
    oddStamps.add(text);
  }

  private void grow() {
    int length = Math.min(Block.ROWS, ticks.length * 8);
    ticks = Arrays.copyOf(ticks, length);
    fileRows = Arrays.copyOf(fileRows, length);
    for (int channel = 0; channel < columns.length; channel++) {
      columns[channel] = Arrays.copyOf(columns[channel], length);
    }
  }
}
