package io.driftglass.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes small workbooks part by part, hostile ones among them. Styles: 0 general, 1 date and time
/// (built-in 22), 2 `yyyy-mm-dd hh:mm:ss`, 3 date alone (14), 4 time alone (21).
public final class XlsxFile {
  private final Map<String, String> sheets = new LinkedHashMap<>();
  private final Map<String, String> parts = new LinkedHashMap<>();
  private final List<String> rows = new ArrayList<>();
  private boolean since1904;

  public XlsxFile since1904() {
    since1904 = true;
    return this;
  }

  /// Cells written by [#text], [#number] and the like; an empty text is no cell.
  public XlsxFile row(String... cells) {
    var row = new StringBuilder();
    int number = rows.size() + 1;
    for (int column = 0; column < cells.length; column++) {
      if (cells[column].isEmpty()) continue;
      row.append("<c r=\"").append(name(column)).append(number).append("\" ").append(cells[column]);
    }
    rows.add("<row r=\"" + number + "\">" + row + "</row>");
    return this;
  }

  /// Ends the sheet of the rows so far.
  public XlsxFile sheet(String name) {
    sheets.put(name, String.join("", rows));
    rows.clear();
    return this;
  }

  public XlsxFile part(String name, String content) {
    parts.put(name, content);
    return this;
  }

  public static String text(String text) {
    return "t=\"inlineStr\"><is><t>"
        + text.replace("&", "&amp;").replace("<", "&lt;")
        + "</t></is></c>";
  }

  public static String number(double value, int style) {
    return "s=\"" + style + "\"><v>" + value + "</v></c>";
  }

  public static String formula(String stored) {
    return "><f>1+1</f>" + (stored.isEmpty() ? "" : "<v>" + stored + "</v>") + "</c>";
  }

  public Path write(Path file) {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      var types = new StringBuilder();
      var names = new StringBuilder();
      var links = new StringBuilder();
      int number = 0;
      for (var sheet : sheets.entrySet()) {
        number++;
        types.append(type("/xl/worksheets/sheet" + number + ".xml", "worksheet"));
        names.append(
            "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>"
                .formatted(sheet.getKey(), number, number));
        links.append(link(number, "worksheet", "worksheets/sheet" + number + ".xml"));
        put(
            zip,
            "xl/worksheets/sheet" + number + ".xml",
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                + "<sheetData>%s</sheetData></worksheet>".formatted(sheet.getValue()));
      }
      put(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Default Extension=\"rels\""
              + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + type("/xl/workbook.xml", "sheet.main")
              + type("/xl/styles.xml", "styles")
              + types
              + "</Types>");
      put(
          zip,
          "_rels/.rels",
          RELATIONS + link(1, "officeDocument", "xl/workbook.xml") + "</Relationships>");
      put(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
              + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
              + (since1904 ? "<workbookPr date1904=\"1\"/>" : "")
              + "<sheets>%s</sheets></workbook>".formatted(names));
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          RELATIONS + links + link(99, "styles", "styles.xml") + "</Relationships>");
      put(
          zip,
          "xl/styles.xml",
          "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
              + "<numFmts count=\"1\"><numFmt numFmtId=\"164\""
              + " formatCode=\"yyyy\\-mm\\-dd hh:mm:ss\"/></numFmts><cellXfs count=\"5\">"
              + "<xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"164\"/>"
              + "<xf numFmtId=\"14\"/><xf numFmtId=\"21\"/></cellXfs></styleSheet>");
      for (var part : parts.entrySet()) put(zip, part.getKey(), part.getValue());
      return file;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static final String RELATIONS =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

  private static String link(int id, String type, String target) {
    return ("<Relationship Id=\"rId%d\""
            + " Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\""
            + " Target=\"%s\"/>")
        .formatted(id, type, target);
  }

  private static String type(String part, String kind) {
    return ("<Override PartName=\"%s\" ContentType=\"application/vnd.openxmlformats-officedocument"
            + ".spreadsheetml.%s+xml\"/>")
        .formatted(part, kind);
  }

  private static void put(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String name(int column) {
    return (column < 26 ? "" : String.valueOf((char) ('A' + column / 26 - 1)))
        + (char) ('A' + column % 26);
  }
}
