package io.driftglass.data.export;

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
public final class CsvFile implements AutoCloseable {
  private final Path file;
  private final Path part;
  private final BufferedWriter out;

  public CsvFile(Path file) throws IOException {
    this.file = file.toAbsolutePath();
    Files.createDirectories(this.file.getParent());
    this.part = this.file.resolveSibling(this.file.getFileName() + ".part");
    this.out = Files.newBufferedWriter(part);
  }

  public void row(String... cells) throws IOException {
    for (int c = 0; c < cells.length; c++) {
      if (c > 0) out.write(',');
      out.write(cell(cells[c]));
    }
    out.write('\n');
  }

  static String cell(String text) {
    return Spreadsheet.quoted(Spreadsheet.safe(text), ',');
  }

  /// Four digits after the point.
  public static String fixed(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
  }

  /// Puts the whole file in its place.
  public void done() throws IOException {
    out.close();
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(part);
  }
}
