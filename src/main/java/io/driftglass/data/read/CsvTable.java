package io.driftglass.data.read;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.driftglass.data.plan.Container;
import io.driftglass.problem.UnsupportedFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/// A text file of delimited cells (RFC 4180, any delimiter, quotes optional).
record CsvTable(Path file, Container container, Charset charset, char delimiter, int skipLines)
    implements Table {
  @Override
  public void read(RowSink sink, LongConsumer bytesRead) throws IOException {
    var cells = new Cells(sink);
    try (var bytes = Packing.open(file, container, bytesRead);
        var text = text(bytes);
        var rows =
            CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(MAX_CELL)
                .build(cells, text)) {
      if (skipLines > 0) rows.skipLines(skipLines);
      for (boolean more : rows) {
        if (!more) return;
      }
    } catch (CsvParseException broken) {
      throw unreadable(cells.line(), broken);
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private Reader text(InputStream bytes) throws IOException {
    var text = Encoding.text(bytes, charset);
    return delimiter == ' ' ? new SingleBlanks(text) : text;
  }

  /// The reader wraps what its handler throws: that is ours, a cancellation among it.
  private static RuntimeException unreadable(long line, CsvParseException broken) {
    if (broken.getCause() instanceof RuntimeException ours) return ours;
    return new UnsupportedFormat(
        "Line %,d or the one after it: a quote is opened and not closed, or a cell is longer than 1 MB."
            .formatted(line),
        "Look at that line for a stray quotation mark, or choose another delimiter.");
  }

  /// Hands FastCSV's fields on.
  private static final class Cells extends AbstractBaseCsvCallbackHandler<Boolean> {
    private final RowSink sink;
    private long line;
    private long characters;

    Cells(RowSink sink) {
      this.sink = sink;
    }

    long line() {
      return Math.max(1, line);
    }

    @Override
    protected void handleBegin(long startingLine) {
      line = startingLine;
      characters = 0;
      sink.begin(startingLine);
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      characters += length;
      if (index >= MAX_COLUMNS) {
        throw new UnsupportedFormat(
            "Line %,d has more than %,d cells.".formatted(line, MAX_COLUMNS),
            "Choose another delimiter, or split the file into narrower ones.");
      }
      if (characters > MAX_ROW) {
        throw new UnsupportedFormat(
            "Line %,d is longer than 64 MB.".formatted(line),
            "Check that the file is a table with line ends.");
      }
      sink.cell(index, buffer, offset, length);
    }

    @Override
    protected Boolean buildRecord() {
      return sink.end(getFieldCount());
    }
  }
}
