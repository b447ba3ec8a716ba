package io.driftglass.data;

import static io.driftglass.data.XlsxFile.formula;
import static io.driftglass.data.XlsxFile.number;
import static io.driftglass.data.XlsxFile.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.sniff.Sniffer;
import io.driftglass.job.Progress;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;

/// One table in every kind of file, named as another kind: always the same three rows.
class FileKindsTest extends DatasetStoreFixture {
  private static final String CSV =
      "time,T,p\n2020-01-01 00:00:00,1.5,10\n2020-01-01 01:00:00,,11\n2020-01-01 02:00:00,2.5,12\n";
  private static final String ROWS =
      "[1577836800000000 1.5 10.0, 1577840400000000 NaN 11.0, 1577844000000000 2.5 12.0]";
  private static final double DAY = 43_831;

  @Test
  void delimited_texts() throws IOException {
    assertSame("a.json", CSV);
    assertSame("b.pdf", CSV.replace(',', '\t'));
    assertSame("c.xlsx", CSV.replace(',', ';').replace('.', ','));
    assertSame("d", CSV.replace(',', '|'));
  }

  @Test
  void records_and_columns_of_json() throws IOException {
    var records =
        "{'time':'2020-01-01 00:00:00','T':1.5,'p':10},{'time':'2020-01-01 01:00:00','p':11},"
            + "{'time':'2020-01-01 02:00:00','T':2.5,'p':12}";
    assertSame("a.csv", json("[" + records + "]"));
    assertSame("b.csv", json("{'meta':{'site':'x'},'result':{'records':[" + records + "]}}"));
    assertSame("c.csv", json(records.replace("},{", "}\n{")) + "\n");
    assertSame(
        "d.csv",
        json(
            "{'time':['2020-01-01 00:00:00','2020-01-01 01:00:00','2020-01-01 02:00:00'],"
                + "'T':[1.5,null,2.5],'p':[10,11,12]}"));
    assertSame(
        "e.csv",
        json(
            "{'columns':['time','T','p'],'index':[0,1,2],'data':[['2020-01-01 00:00:00',1.5,10],"
                + "['2020-01-01 01:00:00',null,11],['2020-01-01 02:00:00',2.5,12]]}"));
    assertSame(
        "f.csv",
        json(
            "[['time','T','p'],['2020-01-01 00:00:00',1.5,10],"
                + "['2020-01-01 01:00:00',null,11],['2020-01-01 02:00:00',2.5,12]]"));
  }

  @Test
  void columns_of_json_by_stamp() throws IOException {
    var file =
        write(
            "g.json",
            json(
                "{'T':{'2020-01-01 00:00:00':1.5,'2020-01-01 01:00:00':null,'2020-01-01"
                    + " 02:00:00':2.5},'p':{'2020-01-01 00:00:00':10,'2020-01-01"
                    + " 01:00:00':11,'2020-01-01 02:00:00':12}}"));
    assertEquals(ROWS, rows(read(file)));
  }

  @Test
  void a_broken_line_of_json_is_left_out_and_named() throws IOException {
    var lines =
        json("{'t':0,'v':1.5}\n{'t':1,'v':2.5}\n{'t':2,'v':\n{'t':3,'v':4.5}\n{'t':4,'w':4.5}\n");
    var imported = imported(write("a.ndjson", lines));
    assertEquals(
        List.of("3 {\"t\":2,\"v\": no record of JSON"),
        imported.rejects().stream()
            .map(r -> r.line() + " " + r.value() + " " + r.reason())
            .toList());
    assertEquals(4, imported.dataset().rows());
  }

  @Test
  void json_without_a_table_is_named_so() throws IOException {
    for (var text : List.of("{'a':1,'b':{'c':[1,2],'d':[1]}}", "{'a':{'x':1},'b':{'y':2}}")) {
      var file = write("x.json", json(text));
      var wrong =
          assertThrows(
              UnsupportedFormat.class, () -> Sniffer.preview(file, ReadingOptions.NONE), text);
      assertEquals("The JSON holds no table.", wrong.getMessage());
    }
  }

  @Test
  void a_workbook_with_dates_formulas_and_lines_above_the_header() {
    var book =
        new XlsxFile()
            .row(text("Exported by plant 7"))
            .row(text("Site"), text("Harbour"))
            .row()
            .row(text("time"), text("T"), text("p"))
            .row(number(DAY, 1), formula("1.5"), number(10, 0))
            .row(number(DAY + 1 / 24.0, 2), "", number(11, 0))
            .row(number(DAY + 2 / 24.0, 1), number(2.5, 0), formula("12"))
            .sheet("Data")
            .row(text("read me"))
            .sheet("Notes");
    var dataset = read(book.write(folder.resolve("book.csv")));
    assertEquals(ROWS, rows(dataset));
    assertEquals(List.of(Channel.target("T"), Channel.target("p")), dataset.channels());
    assertTrue(says(dataset, "Of 2 tables the largest, Data, is read"));
  }

  @Test
  void a_workbook_since_1904() {
    var book =
        new XlsxFile()
            .since1904()
            .row(text("time"), text("T"))
            .row(number(DAY - 1462, 3), number(1, 0))
            .row(number(DAY - 1461, 3), number(2, 0))
            .sheet("S");
    assertEquals(
        "[1577836800000000 1.0, 1577923200000000 2.0]",
        rows(read(book.write(folder.resolve("mac.xlsx")))));
  }

  @Test
  void formulas_without_a_stored_value_are_missing_and_noted() {
    var book = new XlsxFile().row(text("time"), text("T"), text("p"));
    for (int row = 0; row < 4; row++) {
      book.row(number(DAY + row, 3), number(row, 0), formula(row == 1 ? "" : "7"));
    }
    var dataset = read(book.sheet("S").write(folder.resolve("f.xlsx")));
    assertEquals(1, dataset.missing());
    assertTrue(says(dataset, "1 formula of the sample has no stored value"));
  }

  @Test
  void every_sheet_can_be_chosen() {
    var book =
        new XlsxFile()
            .row(text("t"), text("a"))
            .row(number(0, 0), number(1, 0))
            .row(number(1, 0), number(2, 0))
            .sheet("One")
            .row(text("t"), text("b"))
            .row(number(0, 0), number(3, 0))
            .row(number(1, 0), number(4, 0))
            .sheet("Two");
    var file = book.write(folder.resolve("two.xlsx"));
    var options = ReadingOptions.NONE.with(ReadingOption.SHEET, "Two");
    assertEquals(List.of(Channel.target("b")), read(file, options).channels());
  }

  @Test
  void a_workbook_of_excel_97() throws IOException {
    var file = folder.resolve("old.csv");
    try (var book = new HSSFWorkbook();
        var out = Files.newOutputStream(file)) {
      book.createSheet("Notes").createRow(0).createCell(0).setCellValue("read me");
      var sheet = book.createSheet("Data");
      var date = book.createCellStyle();
      date.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy hh:mm"));
      sheet.createRow(0).createCell(0).setCellValue("plant 7");
      var head = sheet.createRow(2);
      for (var name : List.of("time", "T", "p")) {
        head.createCell(Math.max(0, head.getLastCellNum())).setCellValue(name);
      }
      for (int row = 0; row < 3; row++) {
        var cells = sheet.createRow(3 + row);
        cells.createCell(0).setCellValue(DAY + row / 24.0);
        cells.getCell(0).setCellStyle(date);
        if (row != 1) cells.createCell(1).setCellFormula("1.5+" + row + "/2");
        cells.createCell(2).setCellValue(10 + row);
      }
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
      book.write(out);
    }
    var dataset = read(file);
    assertEquals(ROWS, rows(dataset));
    assertTrue(says(dataset, "Of 2 tables the largest, Data, is read"));
  }

  @Test
  void packed_files_of_every_kind() throws IOException {
    assertEquals(ROWS, rows(read(gzip("a.csv", CSV.getBytes(StandardCharsets.UTF_8)))));
    var book =
        new XlsxFile()
            .row(text("time"), text("T"), text("p"))
            .row(number(DAY, 1), number(1.5, 0), number(10, 0))
            .row(number(DAY + 1 / 24.0, 1), "", number(11, 0))
            .row(number(DAY + 2 / 24.0, 1), number(2.5, 0), number(12, 0))
            .sheet("Data")
            .write(folder.resolve("inner.xlsx"));
    assertEquals(ROWS, rows(read(gzip("b.csv", Files.readAllBytes(book)))));
    var zip = zip("c.dat", Map.of("deep/table", Files.readAllBytes(book)));
    assertEquals(ROWS, rows(read(zip)));
    var two =
        zip(
            "d.zip",
            Map.of(
                "../../evil.csv", CSV.getBytes(StandardCharsets.UTF_8),
                "README.md",
                    "# A file that is larger than the table\n"
                        .repeat(50)
                        .getBytes(StandardCharsets.UTF_8),
                "scan.pdf", "%PDF-1.7".getBytes(StandardCharsets.UTF_8)));
    assertEquals(ROWS, rows(read(two)));
  }

  @Test
  void arrays_of_numpy() throws IOException {
    var header = "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 2), }";
    var bytes = ByteBuffer.allocate(10 + header.length() + 48).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1);
    bytes.put((byte) 0).putShort((short) header.length());
    bytes.put(header.getBytes(StandardCharsets.US_ASCII));
    for (double value : new double[] {1.5, 10, Double.NaN, 11, 2.5, 12}) bytes.putDouble(value);
    var dataset = read(Files.write(folder.resolve("a.csv"), bytes.array()));
    assertEquals(new Clock.Index("row"), dataset.clock());
    assertEquals("[0 1.5 10.0, 1 NaN 11.0, 2 2.5 12.0]", rows(dataset));
  }

  @Test
  void documents_are_no_tables() throws IOException {
    assertRefused(
        "This is a Word document, not a table.",
        zip("a.csv", Map.of("word/document.xml", new byte[] {1})));
    assertRefused(
        "The ZIP file holds no table.",
        zip("b.csv", Map.of("x.png", new byte[] {(byte) 0x89, 'P', 'N', 'G'})));
    assertRefused(
        "This is an XML document, not a table.", write("c.csv", "<?xml version='1.0'?><a/>"));
    assertRefused(
        "This is a Parquet file, not a table.",
        Files.write(
            folder.resolve("d.csv"),
            "PAR1\0\1\2\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1)));
    assertEquals(
        List.of("par1"),
        read(write("e.csv", "t,par1\n0,1\n1,2\n")).channels().stream().map(Channel::name).toList());
  }

  private void assertRefused(String sentence, Path file) {
    var wrong =
        assertThrows(UnsupportedFormat.class, () -> Sniffer.preview(file, ReadingOptions.NONE));
    assertEquals(sentence, wrong.getMessage());
  }

  private void assertSame(String name, String content) throws IOException {
    var dataset = read(write(name, content));
    assertEquals(ROWS, rows(dataset), name);
    assertEquals(List.of(Channel.target("T"), Channel.target("p")), dataset.channels(), name);
  }

  private String rows(Dataset dataset) {
    var frame = store.frame(dataset, "");
    var rows = new String[frame.rows()];
    for (int row = 0; row < rows.length; row++) {
      var line = new StringBuilder().append(frame.tick(row));
      for (int c = 0; c < frame.channels().size(); c++)
        line.append(' ').append(frame.column(c)[row]);
      rows[row] = line.toString();
    }
    return Arrays.toString(rows);
  }

  private Dataset read(Path file) {
    return read(file, ReadingOptions.NONE);
  }

  private Dataset read(Path file, ReadingOptions options) {
    var plan = Sniffer.preview(file, options).plan();
    var result = store.importFile(plan, plan.suggestedName(), Progress.NONE);
    return assertInstanceOf(ImportResult.Imported.class, result).dataset();
  }

  private ImportResult.Imported imported(Path file) {
    var plan = Sniffer.preview(file, ReadingOptions.NONE).plan();
    return assertInstanceOf(
        ImportResult.Imported.class, store.importFile(plan, "x", Progress.NONE));
  }

  private static boolean says(Dataset dataset, String text) {
    return dataset.notes().stream().anyMatch(note -> note.text().contains(text));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Path gzip(String name, byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return Files.write(folder.resolve(name), bytes.toByteArray());
  }

  private Path zip(String name, Map<String, byte[]> entries) throws IOException {
    var file = folder.resolve(name);
    try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : entries.entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return file;
  }
}
