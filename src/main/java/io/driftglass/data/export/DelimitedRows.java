package io.driftglass.data.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// CSV or TSV in UTF-8.
final class DelimitedRows implements Rows {
  private final BufferedWriter out;
  private final char delimiter;
  private final char decimal;

  DelimitedRows(Path file, char delimiter, char decimal) throws IOException {
    this.out = Files.newBufferedWriter(file);
    this.delimiter = delimiter;
    this.decimal = decimal;
  }

  @Override
  public void header(List<String> names) throws IOException {
    line(names.stream().map(Spreadsheet::safe).toList());
  }

  @Override
  public void row(List<String> texts, Cell[] cells) throws IOException {
    var line = new ArrayList<String>(texts.size() + cells.length);
    for (var text : texts) line.add(Spreadsheet.safe(text));
    for (var cell : cells) {
      line.add(
          cell.isText()
              ? Spreadsheet.safe(cell.text())
              : Spreadsheet.number(cell.number(), decimal));
    }
    line(line);
  }

  private void line(List<String> cells) throws IOException {
    for (int c = 0; c < cells.size(); c++) {
      if (c > 0) out.write(delimiter);
      out.write(Spreadsheet.quoted(cells.get(c), delimiter));
    }
    out.write('\n');
  }

  @Override
  public void done() throws IOException {
    out.close();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
