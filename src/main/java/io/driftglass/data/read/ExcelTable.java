package io.driftglass.data.read;

import io.driftglass.problem.UnsupportedFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/// A sheet of a workbook (.xlsx). Dates become ISO 8601 texts, times of day `HH:mm:ss`, formulas
/// their cached values; macros and links to other files are never followed.
record ExcelTable(Path file, String sheet) implements Table {
  private static final long MAX_ENTRY = 512L << 20;
  private static final long MAX_RATIO = 200;
  private static final long SMALL = 8L << 20;
  private static final long DAY = 86_400_000;

  static List<String> sheets(Path file) throws IOException {
    try (var workbook = open(file)) {
      return workbook.getSheets().map(Sheet::getName).toList();
    }
  }

  /// The sheet whose part of the file is largest: where the data are when nobody says.
  static String largest(Path file, List<String> sheets) throws IOException {
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
  public void read(RowSink sink, LongConsumer bytesRead) throws IOException {
    try (var workbook = open(file);
        var rows = workbook.findSheet(sheet).orElseThrow().openStream()) {
      boolean since1904 = workbook.isDate1904();
      for (var row : (Iterable<Row>) rows::iterator) {
        if (!push(row, since1904, sink)) break;
      }
    } catch (ExcelReaderException broken) {
      throw damaged(broken.getMessage());
    }
  }

  private static boolean push(Row row, boolean since1904, RowSink sink) {
    sink.begin(row.getRowNum());
    int cells = row.getCellCount();
    for (int index = 0; index < cells; index++) {
      var text = row.getOptionalCell(index).map(cell -> text(cell, since1904)).orElse("");
      sink.cell(index, text.toCharArray(), 0, text.length());
    }
    return sink.end(cells);
  }

  private static String text(Cell cell, boolean since1904) {
    if (cell.getType() == CellType.EMPTY || cell.getValue() == null) return "";
    if (cell.getType() == CellType.ERROR) return "#N/A";
    if (!(cell.getValue() instanceof BigDecimal number)) return cell.getText();
    return isDate(cell.getDataFormatString()) ? stamp(number, since1904) : plain(number);
  }

  private static boolean isDate(String format) {
    if (format == null) return false;
    var bare = format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "");
    return bare.contains("yy") || bare.contains("d") || bare.contains("h") || bare.contains("ss");
  }

  /// Days since 1899-12-30, or since 1904-01-01; below one day it is a time alone.
  private static String stamp(BigDecimal days, boolean since1904) {
    long millis = Math.round(days.doubleValue() * DAY);
    var time = LocalTime.ofNanoOfDay(Math.floorMod(millis, DAY) * 1_000_000).toString();
    var clock = time.length() == 5 ? time + ":00" : time;
    if (millis >= 0 && millis < DAY) return clock;
    var origin = since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
    var date = origin.plusDays(Math.floorDiv(millis, DAY)).toString();
    return Math.floorMod(millis, DAY) == 0 ? date : date + " " + clock;
  }

  private static String plain(BigDecimal number) {
    double value = number.doubleValue();
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /// Opens a workbook whose parts are of sane size.
  private static ReadableWorkbook open(Path file) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      for (var part : Collections.list(zip.entries())) {
        long size = part.getSize();
        boolean bomb = size > SMALL && size > part.getCompressedSize() * MAX_RATIO;
        if (size > MAX_ENTRY || bomb) {
          throw new UnsupportedFormat(
              "The workbook's part %s unpacks to %,d MB.".formatted(part.getName(), size >> 20),
              "Save the sheet as CSV and drop that.");
        }
      }
    }
    try {
      return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
    } catch (ExcelReaderException broken) {
      throw damaged(broken.getMessage());
    }
  }

  private static UnsupportedFormat damaged(String what) {
    return new UnsupportedFormat(
        "The workbook is damaged: " + what + ".", "Open it in Excel and save it again.");
  }
}
