package io.driftglass.data.read;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.data.XlsxFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What fails where the rows go is not called a damaged workbook.
class WorkbookSinkTest {
  @TempDir Path folder;

  @Test
  void a_failure_of_an_xlsx_files_taker_passes_as_it_is() throws IOException {
    var file = folder.resolve("a.xlsx");
    new XlsxFile().row(XlsxFile.text("a")).sheet("S").write(file);
    passes(new XlsxTable(file, Packing.PLAIN, "S"));
  }

  @Test
  void a_failure_of_an_xls_files_taker_passes_as_it_is() throws IOException {
    var file = folder.resolve("a.xls");
    try (var book = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      book.createSheet("S").createRow(0).createCell(0).setCellValue("a");
      book.write(out);
    }
    passes(new XlsTable(file, Packing.PLAIN, "S"));
  }

  private static void passes(Table table) {
    var full = new IllegalStateException("the disk is full");
    var sink =
        new RowSink() {
          @Override
          public void begin(long line) {}

          @Override
          public void cell(int index, char[] buffer, int offset, int length) {}

          @Override
          public void broken(String text, String reason) {}

          @Override
          public boolean end(int cells) {
            throw full;
          }
        };
    assertSame(
        full, assertThrows(IllegalStateException.class, () -> table.read(sink, bytes -> {})));
  }
}
