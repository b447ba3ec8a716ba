package io.driftglass.data.export;

import io.driftglass.problem.UnsupportedFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// An Excel workbook with one sheet; numbers are numbers, so Excel shows them with the reader's own
/// decimal mark.
final class SheetRows implements Rows {
  private static final int ROWS_AT_MOST = 1_048_576;
  private static final int COLUMNS_AT_MOST = 16_384;

  /// The workbook names the program with a version of this form.
  private static final String FORM = "1.0";

  private static final int FLUSHED_EVERY = 1000;

  private final OutputStream file;
  private final Workbook book;
  private final Worksheet sheet;
  private int row;

  SheetRows(Path path) throws IOException {
    file = Files.newOutputStream(path);
    book = new Workbook(file, "Driftglass", FORM);
    sheet = book.newWorksheet("data");
  }

  @Override
  public void header(List<String> names) {
    if (names.size() > COLUMNS_AT_MOST) {
      throw new UnsupportedFormat(
          "An Excel sheet holds %,d columns, the data have %,d."
              .formatted(COLUMNS_AT_MOST, names.size()),
          "Choose fewer channels, or write CSV.");
    }
    for (int c = 0; c < names.size(); c++) sheet.value(0, c, Spreadsheet.safe(names.get(c)));
    sheet.freezePane(1, 1);
    row = 1;
  }

  @Override
  public void row(List<String> texts, Cell[] cells) throws IOException {
    if (row == ROWS_AT_MOST) {
      throw new UnsupportedFormat(
          "An Excel sheet holds %,d rows, the data have more.".formatted(ROWS_AT_MOST - 1),
          "Write CSV, or a shorter stretch.");
    }
    int column = 0;
    for (var text : texts) sheet.value(row, column++, Spreadsheet.safe(text));
    for (var cell : cells) {
      if (cell.isText()) sheet.value(row, column, Spreadsheet.safe(cell.text()));
      else if (!cell.isMissing()) sheet.value(row, column, cell.number());
      column++;
    }
    row++;
    if (row % FLUSHED_EVERY == 0) sheet.flush();
  }

  @Override
  public void done() throws IOException {
    sheet.finish();
    book.finish();
    file.close();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
