package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.XlsxFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of several tables as scripts import them.
final class ImportCommandTest {
  @TempDir Path folder;

  @Test
  void every_sheet_of_a_workbook_becomes_a_dataset_and_an_empty_one_is_named() throws IOException {
    var book = new XlsxFile();
    table(book, "Pumps", 3);
    book.row(XlsxFile.text("Made by the harbour works")).sheet("Notes");
    table(book, "Fans", 5);
    var call = imported(book.write(folder.resolve("plant.xlsx")));
    assertEquals(List.of("plant Pumps 3", "plant Fans 5"), datasets(call));
    assertTrue(call.err().contains("Notes: "), call.err());
  }

  @Test
  void every_table_of_an_archive_becomes_a_dataset() throws IOException {
    var file = folder.resolve("export.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var name : List.of("2026/north.csv", "2026/south.csv")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("time,x\n2026-01-01,1\n2026-01-02,2\n".getBytes(StandardCharsets.UTF_8));
      }
    }
    assertEquals(List.of("export north 2", "export south 2"), datasets(imported(file)));
  }

  @Test
  void a_plain_file_has_one_table() throws IOException {
    var file = Files.writeString(folder.resolve("a.csv"), "time,x\n2026-01-01,1\n2026-01-02,2\n");
    assertEquals(List.of("a 2"), datasets(imported(file)));
  }

  @Test
  void rejected_rows_of_several_tables_do_not_overwrite_one_another() throws IOException {
    var book = new XlsxFile();
    table(book, "Pumps", 3);
    table(book, "Fans", 5);
    var file = book.write(folder.resolve("plant.xlsx"));
    var rejects = folder.resolve("rejects.csv");
    var home = folder.resolve("home");
    var sheets = Door.call(home, "import", file, "--sheet", "all", "--rejects", rejects);
    assertEquals(2, sheets.exit());
    assertTrue(sheets.err().contains("of one table, not of 2 tables"), sheets.err());
    assertEquals(2, Door.call(home, "import", file, file, "--rejects", rejects).exit());
    assertTrue(Files.notExists(rejects));
  }

  @Test
  void a_dataset_is_imported_again_from_its_file_with_what_is_changed() throws IOException {
    var file = Files.writeString(folder.resolve("a.csv"), "time;x\n2026-01-01;1,5\n2026-01-02;2\n");
    var home = folder.resolve("home");
    assertEquals(0, Door.call(home, "import", file, "--missing", "9").exit());
    Files.writeString(file, "time;x\n2026-01-01;1,5\n2026-01-02;2,5\n2026-01-03;9\n");
    var again = Door.call(home, "import", "--again", "a", "--decimal", ",", "--json");
    assertEquals(List.of("a 3"), datasets(again), again.err());
    var channel = again.json().get("datasets").get(0).get("channels").get(0);
    assertEquals(1, channel.get("missing").asInt());

    Files.delete(file);
    var gone = Door.call(home, "import", "--again", "a");
    assertEquals(1, gone.exit());
    assertTrue(gone.err().contains("no longer there"), gone.err());
    assertEquals(2, Door.call(home, "import").exit());
    assertEquals(2, Door.call(home, "import", file, "--again", "a").exit());
  }

  private Door imported(Path file) {
    var call = Door.call(folder.resolve("home"), "import", file, "--sheet", "all", "--json");
    assertEquals(0, call.exit(), call.err());
    return call;
  }

  private static List<String> datasets(Door call) throws IOException {
    return StreamSupport.stream(call.json().get("datasets").spliterator(), false)
        .map(d -> d.get("name").asText() + " " + d.get("rows").asInt())
        .toList();
  }

  private static void table(XlsxFile book, String name, int rows) {
    book.row(XlsxFile.text("time"), XlsxFile.text("x"));
    for (int row = 0; row < rows; row++) {
      book.row(XlsxFile.number(46_023 + row, 1), XlsxFile.number(row, 0));
    }
    book.sheet(name);
  }
}
