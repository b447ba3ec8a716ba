package io.driftglass.data;

import io.driftglass.series.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Up to one block of consecutive rows of one entity, on its way from the file to the workspace.
final class Batch {
  private static final int FIRST = 64;

  final int entity;
  final double[][] columns;
  long[] ticks = new long[FIRST];
  long[] fileRows = new long[FIRST];
  int rows;

  /// Rows whose stamp is not what the plan's format would write, and their texts.
  final List<Integer> oddRows = new ArrayList<>();

  final List<String> oddStamps = new ArrayList<>();

  Batch(int entity, int channels) {
    this.entity = entity;
    columns = new double[channels][FIRST];
  }

  boolean isFull() {
    return rows == Block.ROWS;
  }

  void add(long tick, long fileRow, double[] values) {
    if (rows == ticks.length) grow();
    ticks[rows] = tick;
    fileRows[rows] = fileRow;
    for (int channel = 0; channel < columns.length; channel++) {
      columns[channel][rows] = values[channel];
    }
    rows++;
  }

  /// The stamp of the row last added, where no format gives it back.
  void keepStamp(String text) {
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
