package io.driftglass.data.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The cells of OWASP's list of formula injections (CSV Injection, ASVS 1.2.10).
final class SpreadsheetTest {
  @Test
  void a_text_that_would_be_a_formula_gets_an_apostrophe() {
    for (var text :
        List.of(
            "=HYPERLINK(\"x\")", "-2+3", "+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", "-")) {
      assertEquals("'" + text, Spreadsheet.safe(text));
    }
  }

  @Test
  void numbers_and_words_stay_as_they_are() {
    for (var text : List.of("-5", "+3.5", "-1,5", "-1e-9", "pump = 3", "", "2026-03-01", "1-2")) {
      assertEquals(text, Spreadsheet.safe(text));
    }
  }

  @Test
  void every_number_reads_back_as_itself() {
    var random = new Random(5);
    for (int n = 0; n < 20_000; n++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (!Double.isFinite(value)) continue;
      assertEquals(value, Double.parseDouble(Spreadsheet.number(value, '.')));
      assertEquals(value, Double.parseDouble(Spreadsheet.number(value, ',').replace(',', '.')));
    }
    assertEquals("", Spreadsheet.number(Double.NaN, '.'));
    assertEquals("3", Spreadsheet.number(3, '.'));
    assertEquals("0", Spreadsheet.number(-0.0, '.'));
    assertEquals("-Infinity", Spreadsheet.safe("-Infinity"));
    assertEquals("-0,25", Spreadsheet.number(-.25, ','));
  }
}
