package io.driftglass.data.read;

/// Receives a table row by row and cell by cell, without a text being made for each cell.
public interface RowSink {
  /// @param line the line of the file where the row starts, 1 is the first
  void begin(long line);

  /// The buffer is the reader's: it is overwritten after the call.
  void cell(int index, char[] buffer, int offset, int length);

  /// @param cells how many there were
  /// @return whether more rows are wanted
  boolean end(int cells);
}
