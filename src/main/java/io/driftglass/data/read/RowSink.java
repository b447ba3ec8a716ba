package io.driftglass.data.read;

/// Receives a table row by row and cell by cell, without a text being made for each cell.
public interface RowSink {
  /// @param line the line of the file where the row starts, 1 is the first
  void begin(long line);

  /// The buffer is the reader's: it is overwritten after the call.
  void cell(int index, char[] buffer, int offset, int length);

  /// The row that has begun cannot be cut into cells.
  ///
  /// @param text how it starts
  /// @param reason such as `no JSON`
  void broken(String text, String reason);

  /// @param cells how many there were
  /// @return whether more rows are wanted
  boolean end(int cells);

  /// A whole row of texts.
  ///
  /// @return whether more rows are wanted
  default boolean row(long line, Iterable<String> texts) {
    begin(line);
    int cells = 0;
    for (var text : texts) {
      cell(cells++, text.toCharArray(), 0, text.length());
    }
    return end(cells);
  }
}
