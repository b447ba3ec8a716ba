package io.driftglass.data.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvFileTest {
  @Test
  void a_text_that_would_be_a_formula_is_defused_and_a_number_is_not() {
    assertEquals(
        "'=HYPERLINK(\"\"x\"\")", CsvFile.cell("=HYPERLINK(\"x\")").replaceAll("^\"|\"$", ""));
    assertEquals("'@SUM", CsvFile.cell("@SUM"));
    assertEquals("-5", CsvFile.cell("-5"));
    assertEquals("'-2+3", CsvFile.cell("-2+3"));
  }

  @Test
  void numbers_are_short_and_missing_ones_are_empty() {
    assertEquals("3", Spreadsheet.number(3.0, '.'));
    assertEquals("0.1", Spreadsheet.number(.1, '.'));
    assertEquals("", Spreadsheet.number(Double.NaN, '.'));
  }

  @Test
  void a_file_that_was_not_finished_is_not_there(@TempDir Path folder) throws IOException {
    var file = folder.resolve("x.csv");
    try (var csv = new CsvFile(file)) {
      csv.row("a", "b");
    }
    assertFalse(Files.exists(file));
    assertEquals(0, folder.toFile().list().length);
  }
}
