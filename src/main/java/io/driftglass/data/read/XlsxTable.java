package io.driftglass.data.read;

import io.driftglass.data.plan.Container;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.UnsupportedFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/// A sheet of a workbook (.xlsx, .xlsm). Formulas give their stored values; macros and links to
/// other files are never followed.
record XlsxTable(Path file, Container container, String sheet) implements Table {
  private static final long MAX_ENTRY = 512L << 20;
  private static final long MAX_ALL = 2L << 30;
  private static final long MAX_RATIO = 200;
  private static final long SMALL = 8L << 20;
  private static final long MOST_DEFLATED = 1032;

  /// The sheets and, of several, the one whose part of the file is largest.
  static Sheets sheets(Path file, Container container) {
    try (var unpacked = Unpacked.of(file, container);
        var workbook = open(unpacked.path())) {
      var names = workbook.getSheets().map(Sheet::getName).toList();
      if (names.isEmpty()) throw damaged("it has no sheets");
      return new Sheets(names, largest(unpacked.path(), names));
    } catch (DriftglassException ours) {
      throw ours;
    } catch (RuntimeException | IOException broken) {
      throw damaged(broken);
    }
  }

  private static String largest(Path file, List<String> sheets) throws IOException {
    var best = sheets.getFirst();
    long most = -1;
    try (var zip = new ZipFile(file.toFile())) {
      for (int sheet = 0; sheet < sheets.size(); sheet++) {
        var part = zip.getEntry("xl/worksheets/sheet" + (sheet + 1) + ".xml");
        if (part != null && part.getSize() > most) {
          most = part.getSize();
          best = sheets.get(sheet);
        }
      }
    }
    return best;
  }

  @Override
  public void read(RowSink sink, LongConsumer bytesRead) {
    var watched = new WatchedSink(sink);
    try (var unpacked = Unpacked.of(file, container);
        var workbook = open(unpacked.path());
        var rows = workbook.findSheet(sheet).orElseThrow().openStream()) {
      boolean since1904 = workbook.isDate1904();
      for (var row : (Iterable<Row>) rows::iterator) {
        if (!push(row, since1904, watched)) break;
      }
    } catch (DriftglassException ours) {
      throw ours;
    } catch (RuntimeException | IOException broken) {
      watched.rethrow();
      throw damaged(broken);
    }
  }

  private static boolean push(Row row, boolean since1904, RowSink sink) {
    sink.begin(row.getRowNum());
    int cells = row.getCellCount();
    if (cells > MAX_COLUMNS) {
      throw new UnsupportedFormat(
          "Row %,d has more than %,d cells.".formatted(row.getRowNum(), MAX_COLUMNS),
          "Split the sheet into narrower ones.");
    }
    for (int index = 0; index < cells; index++) {
      var text = row.getOptionalCell(index).map(cell -> text(cell, since1904)).orElse("");
      sink.cell(index, text.toCharArray(), 0, text.length());
    }
    return sink.end(cells);
  }

  private static String text(Cell cell, boolean since1904) {
    if (cell.getType() == CellType.FORMULA && isUncached(cell)) return UNCACHED;
    if (cell.getType() == CellType.EMPTY || cell.getValue() == null) return "";
    if (cell.getType() == CellType.ERROR) return ExcelValues.ERROR;
    if (!(cell.getValue() instanceof BigDecimal number)) return cell.getText();
    var format = cell.getDataFormatString();
    return ExcelValues.text(number.doubleValue(), format == null ? "" : format, since1904);
  }

  private static boolean isUncached(Cell cell) {
    return cell.getValue() == null || cell.getValue().toString().isEmpty();
  }

  /// Opens a workbook whose parts are of sane size.
  private static ReadableWorkbook open(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      long all = 0;
      for (var part : Collections.list(zip.entries())) {
        long size = part.getSize();
        all += Math.max(0, size);
        boolean bomb = size > SMALL && size > part.getCompressedSize() * MAX_RATIO;
        if (size > MAX_ENTRY || bomb || all > MAX_ALL) throw tooLarge(part, size);
        if (isUntold(part)) measure(zip, part);
      }
    } catch (ZipException broken) {
      throw damaged(broken);
    }
    try {
      return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
    } catch (RuntimeException | IOException broken) {
      throw damaged(broken);
    }
  }

  /// Whether a part that is held in memory may unpack to much more than it says: deflate makes at
  /// most 1032 bytes of one.
  private static boolean isUntold(ZipEntry part) {
    return !part.getName().startsWith("xl/worksheets/")
        && part.getCompressedSize() * MOST_DEFLATED > Math.max(SMALL, 2 * part.getSize());
  }

  private static void measure(ZipFile zip, ZipEntry part) throws IOException {
    var chunk = new byte[1 << 16];
    long size = 0;
    try (var bytes = zip.getInputStream(part)) {
      for (int n = bytes.read(chunk); n >= 0; n = bytes.read(chunk)) {
        size += n;
        if (size > part.getSize() + SMALL) throw tooLarge(part, size);
      }
    }
  }

  private static UnsupportedFormat tooLarge(ZipEntry part, long size) {
    return new UnsupportedFormat(
        "The workbook's part %s unpacks to %,d MB.".formatted(part.getName(), size >> 20),
        "Save the sheet as CSV and drop that.");
  }

  private static UnsupportedFormat damaged(Exception broken) {
    var cause = broken.getCause() == null ? broken : broken.getCause();
    return damaged(String.valueOf(cause.getMessage()).lines().findFirst().orElse("unreadable"));
  }

  private static UnsupportedFormat damaged(String what) {
    return new UnsupportedFormat(
        "The workbook is damaged: " + what + ".", "Open it in Excel and save it again.");
  }
}
