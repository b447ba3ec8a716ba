package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvOutTest {
  @Test
  void a_text_that_would_be_a_formula_is_defused_and_a_number_is_not() {
    assertEquals(
        "'=HYPERLINK(\"\"x\"\")", CsvOut.cell("=HYPERLINK(\"x\")").replaceAll("^\"|\"$", ""));
    assertEquals("'@SUM", CsvOut.cell("@SUM"));
    assertEquals("-5", CsvOut.cell("-5"));
    assertEquals("'-2+3", CsvOut.cell("-2+3"));
  }

  @Test
  void numbers_are_short_and_missing_ones_are_empty() {
    assertEquals("3", CsvOut.number(3.0));
    assertEquals("0.1", CsvOut.number(.1));
    assertEquals("", CsvOut.number(Double.NaN));
  }

  @Test
  void a_file_that_was_not_finished_is_not_there(@TempDir Path folder) throws IOException {
    var file = folder.resolve("x.csv");
    try (var csv = new CsvOut(file)) {
      csv.row("a", "b");
    }
    assertFalse(Files.exists(file));
    assertEquals(0, folder.toFile().list().length);
  }
}
