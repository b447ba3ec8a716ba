package io.driftglass.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.sniff.Sniffer;
import io.driftglass.db.Sql;
import io.driftglass.job.Progress;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.UnsupportedFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Files whose size or depth is an attack: each ends in a sentence and leaves no trace. The large
/// ones are packed members repeated, so that a gigabyte takes a megabyte of disk.
class HostileSizesTest extends DatasetStoreFixture {
  private static final int MEMBER = 64 << 20;
  private static final String ROWS = "t,x\n" + "1,2\n".repeat(400_000);

  @AfterEach
  void leavesNoTrace() {
    for (var table : List.of("dataset", "dataset_block", "dataset_reject")) {
      long rows =
          database.read(
              connection ->
                  Sql.first(connection, "SELECT COUNT(*) FROM " + table, row -> row.getLong(1))
                      .orElseThrow());
      assertEquals(0, rows, table);
    }
  }

  @Test
  void a_line_of_a_gigabyte_in_one_cell_ends_at_its_first_megabyte() throws IOException {
    refused(
        packed("", "9", 16), "Line 1 or the one after it: a quote is opened and not closed, or");
  }

  @Test
  void a_line_of_a_gigabyte_in_short_cells_ends_at_its_first_cells_too_many() throws IOException {
    refused(packed("", "1,", 16), "Line 1 has more than 16,384 cells.");
  }

  @Test
  void a_line_of_a_gigabyte_below_good_rows_takes_them_along() throws IOException {
    fails(packed(ROWS, "9", 16), "Line 400,002 or the one after it:");
  }

  @Test
  void a_quote_that_is_never_closed_below_good_rows_takes_them_along() throws IOException {
    fails(packed(ROWS + "3,\"4\n", "5,6\n", 16), "Line 400,002 or the one after it: a quote is");
  }

  @Test
  void a_gigabyte_of_json_in_one_line_ends_in_a_sentence() throws IOException {
    refused(packed("[", "[", 16), "The JSON holds no table.");
    refused(packed("{\"a\":\"", "b", 16), "The JSON breaks off in line 1.");
    refused(packed("{\"a\":1}\n{\"a\":1", "0", 16), "Line 2 is longer than 32 million characters.");
  }

  @Test
  void a_million_columns_are_too_many() throws IOException {
    var file = folder.resolve("wide.csv");
    Files.writeString(file, "c,".repeat(1_000_000) + "\n" + "1,".repeat(1_000_000) + "\n");
    refused(file, "Line 1 has more than 16,384 cells.");
  }

  @Test
  void an_archive_of_archives_of_archives_is_not_unpacked() throws IOException {
    var bytes = "0".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    for (int depth = 0; depth < 6; depth++) {
      var all = new ByteArrayOutputStream();
      try (var zip = new ZipOutputStream(all)) {
        for (int copy = 0; copy < 16; copy++) {
          zip.putNextEntry(new ZipEntry("lib " + copy + (depth == 0 ? ".bin" : ".zip")));
          zip.write(bytes);
        }
      }
      bytes = all.toByteArray();
    }
    var wrong = refusedFor(Files.write(folder.resolve("42.zip"), bytes));
    assertTrue(
        wrong.getMessage().matches(".*(no table|another packed file).*"), wrong.getMessage());
  }

  @Test
  void a_workbook_that_lies_about_its_size_is_measured() throws IOException {
    var file =
        new XlsxFile()
            .row(XlsxFile.text("t"), XlsxFile.text("x"))
            .sheet("S")
            .part("xl/sharedStrings.xml", "<sst>" + " ".repeat(40 << 20) + "</sst>")
            .write(folder.resolve("liar.xlsx"));
    Files.write(file, lying(Files.readAllBytes(file), "xl/sharedStrings.xml", 1000));
    var wrong = refusedFor(file);
    assertTrue(
        wrong.getMessage().startsWith("The workbook's part xl/sharedStrings.xml unpacks to "),
        wrong.getMessage());
  }

  @Test
  void a_workbook_never_reads_a_file_or_an_address_that_its_xml_names() throws IOException {
    var canary = Files.writeString(folder.resolve("canary.txt"), "the canary sings");
    for (var part :
        List.of("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml")) {
      var text = seen(hostile(part, "<!ENTITY x SYSTEM \"" + canary.toUri() + "\">"));
      assertFalse(text.contains("canary sings"), part + ": " + text);
    }
  }

  @Test
  void a_billion_laughs_end_in_a_sentence() throws IOException {
    var laughs = new StringBuilder("<!ENTITY x0 \"ha\">");
    for (int level = 1; level < 10; level++) {
      var ten = ("&x" + (level - 1) + ";").repeat(10);
      laughs.append("<!ENTITY x").append(level).append(" \"").append(ten).append("\">");
    }
    laughs.append("<!ENTITY x \"&x9;\">");
    for (var part :
        List.of("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml")) {
      var text = seen(hostile(part, laughs.toString()));
      assertFalse(text.contains("haha"), part);
    }
  }

  /// A workbook of which one part declares entities and uses `x` where a text stands.
  private Path hostile(String part, String entities) throws IOException {
    var file = folder.resolve("hostile.xlsx");
    var plain =
        new XlsxFile()
            .row(XlsxFile.text("t"), XlsxFile.text("name"))
            .row(XlsxFile.number(1, 0), XlsxFile.text("HERE"))
            .row(XlsxFile.number(2, 0), XlsxFile.text("HERE"))
            .sheet("HERE")
            .part("xl/sharedStrings.xml", "<sst><si><t>HERE</t></si></sst>")
            .write(folder.resolve("plain.xlsx"));
    try (var in = new java.util.zip.ZipFile(plain.toFile());
        var out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : java.util.Collections.list(in.entries())) {
        var text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        if (entry.getName().equals(part)) {
          text = "<!DOCTYPE d [" + entities + "]>" + text.replace("HERE", "&x;");
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  /// What a person sees of the file: its first rows, or why there are none.
  private static String seen(Path file) {
    try {
      return Sniffer.preview(file, ReadingOptions.NONE).toString();
    } catch (DriftglassException sentence) {
      return sentence.getMessage();
    }
  }

  private UnsupportedFormat refusedFor(Path file) {
    return assertThrows(UnsupportedFormat.class, () -> imported(file));
  }

  private void refused(Path file, String sentence) {
    var wrong = refusedFor(file);
    assertTrue(wrong.getMessage().startsWith(sentence), wrong.getMessage());
  }

  /// The preview is good, the import is not.
  private void fails(Path file, String sentence) throws IOException {
    var result = (ImportResult.Rejected) imported(file);
    assertTrue(
        result.problems().getFirst().what().startsWith(sentence),
        result.problems().getFirst().what());
  }

  private ImportResult imported(Path file) {
    var plan = Sniffer.preview(file, ReadingOptions.NONE).plan();
    return store.importFile(plan, "hostile", Progress.NONE);
  }

  /// A gzip file of a start and so many times 64 MB of one text.
  private Path packed(String start, String text, int members) throws IOException {
    var member = packed(text.repeat(MEMBER / text.length()));
    var file = folder.resolve("hostile.csv.gz");
    try (var out = Files.newOutputStream(file)) {
      out.write(packed(start));
      for (int at = 0; at < members; at++) out.write(member);
    }
    return file;
  }

  private static byte[] packed(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    return bytes.toByteArray();
  }

  /// The archive with another unpacked size in the directory's entry of that name.
  private static byte[] lying(byte[] zip, String name, int size) {
    var text = new String(zip, StandardCharsets.ISO_8859_1);
    int entry = -1;
    for (int at = text.indexOf("PK\u0001\u0002");
        at >= 0;
        at = text.indexOf("PK\u0001\u0002", at + 1)) {
      if (text.startsWith(name, at + 46)) entry = at;
    }
    for (int at = 0; at < 4; at++) zip[entry + 24 + at] = (byte) (size >> (8 * at));
    return zip;
  }
}
