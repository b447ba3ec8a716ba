package io.driftglass.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/// Writes a CSV file beside its place and moves it there at [#done]; without it nothing is left.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay
/// numbers.
final class CsvOut implements AutoCloseable {
  private final Path file;
  private final Path part;
  private final BufferedWriter out;

  CsvOut(Path file) throws IOException {
    this.file = file.toAbsolutePath();
    Files.createDirectories(this.file.getParent());
    this.part = this.file.resolveSibling(this.file.getFileName() + ".part");
    this.out = Files.newBufferedWriter(part);
  }

  void row(String... cells) throws IOException {
    for (int c = 0; c < cells.length; c++) {
      if (c > 0) out.write(',');
      out.write(cell(cells[c]));
    }
    out.write('\n');
  }

  static String cell(String text) {
    String safe = formula(text) ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /// The shortest text that reads back as the same number; empty for NaN.
  static String number(double value) {
    if (Double.isNaN(value)) return "";
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /// Four digits after the point.
  static String fixed(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
  }

  private static boolean formula(String text) {
    if (text.isEmpty() || "=+-@\t\r\0".indexOf(text.charAt(0)) < 0) return false;
    try {
      Double.parseDouble(text);
      return false;
    } catch (NumberFormatException e) {
      return true;
    }
  }

  /// Puts the whole file in its place.
  void done() throws IOException {
    out.close();
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(part);
  }
}
