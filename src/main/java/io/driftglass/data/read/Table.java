package io.driftglass.data.read;

import java.io.IOException;
import java.util.function.LongConsumer;

/// A file that can be read as rows of cells, from the start, as often as wanted.
public interface Table {
  /// Columns a table may have.
  int MAX_COLUMNS = 16_384;

  /// Characters a cell may have.
  int MAX_CELL = 1 << 20;

  /// Characters a row may have.
  long MAX_ROW = 64L << 20;

  /// The cell of a formula whose value the workbook does not hold; it counts as missing.
  String UNCACHED = "#UNCACHED!";

  /// The line of a first row that is the names of the columns for sure and stands in no line.
  long NAMES = 0;

  /// Pushes all rows into the sink, until it wants no more.
  ///
  /// @param bytesRead told how many bytes of the file have been read so far
  /// @throws io.driftglass.problem.UnsupportedFormat where the bytes are no such table
  void read(RowSink sink, LongConsumer bytesRead) throws IOException;
}
