package io.driftglass.data.export;

import java.io.IOException;
import java.util.List;

/// A file that takes one row after the other.
interface Rows extends AutoCloseable {
  void header(List<String> names) throws IOException;

  /// @param texts the leading cells, such as stamp and entity
  void row(List<String> texts, Cell[] cells) throws IOException;

  /// Writes what is still held back and closes the file.
  void done() throws IOException;

  @Override
  void close() throws IOException;

  /// A number or a text; NaN with an empty text is missing.
  record Cell(double number, String text) {
    static Cell of(double number) {
      return new Cell(number, "");
    }

    static Cell of(String text) {
      return new Cell(Double.NaN, text);
    }

    boolean isText() {
      return !text.isEmpty();
    }

    boolean isMissing() {
      return text.isEmpty() && Double.isNaN(number);
    }
  }
}
