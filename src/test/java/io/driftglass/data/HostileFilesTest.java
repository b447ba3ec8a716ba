package io.driftglass.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.plan.Note;
import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.sniff.Preview;
import io.driftglass.data.sniff.Sniffer;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.series.Clock;
import io.driftglass.series.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFilesTest {
  private static final String TABLE = "time,T\n2020-01-01,1.5\n2020-01-02,2.5\n";

  @TempDir Path folder;

  @Test
  void an_empty_file_is_named_so() throws IOException {
    assertEquals("The file is empty.", refused("").getMessage());
  }

  @Test
  void a_header_without_rows_is_named_so() throws IOException {
    var wrong = assertThrows(InsufficientData.class, () -> preview(write("time,a,b\n")));
    assertEquals("data.csv holds a header and no rows below it.", wrong.getMessage());
  }

  @Test
  void a_renamed_pdf_is_called_a_pdf() throws IOException {
    var wrong = refused("%PDF-1.7 %\u00e2\u00e3");
    assertEquals("This is a PDF, not a table.", wrong.getMessage());
    assertEquals(
        "Save its table as CSV or Excel (.xlsx) and drop that, or attach it to a dataset as it is.",
        wrong.remedy());
  }

  @Test
  void a_renamed_program_and_random_bytes_are_no_tables() throws IOException {
    assertEquals("This is a program, not a table.", refused("\u007fELF\u0002").getMessage());
    var noise = new byte[5000];
    new Random(1).nextBytes(noise);
    var file = Files.write(folder.resolve("noise.csv"), noise);
    assertThrows(UnsupportedFormat.class, () -> preview(file));
  }

  @Test
  void byte_order_marks_are_no_part_of_the_first_name() throws IOException {
    assertEquals(List.of("time", "T"), preview(write("\uFEFF" + TABLE)).header());
    for (var charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE")) {
      var file = Files.writeString(folder.resolve("u.csv"), TABLE, Charset.forName(charset));
      assertEquals(List.of("time", "T"), preview(file).header(), charset);
    }
  }

  @Test
  void latin_letters_are_read_as_such() throws IOException {
    var text = "Zeit;Zustand\n2020-01-01;St\u00f6rung\n2020-01-02;gut\n";
    var file = Files.writeString(folder.resolve("l.csv"), text, StandardCharsets.ISO_8859_1);
    assertEquals("St\u00f6rung", preview(file).rows().getFirst().getLast());
  }

  @Test
  void an_unclosed_quote_is_told_by_its_line() throws IOException {
    var file = write("time,T\n2020-01-01,1\n2020-01-02,\"2\n2020-01-03,3\n");
    var wrong = assertThrows(UnsupportedFormat.class, () -> preview(file));
    assertTrue(wrong.getMessage().contains("a quote is opened and not closed"), wrong.getMessage());
  }

  @Test
  void a_hundred_thousand_columns_are_too_many() throws IOException {
    var wide = IntStream.range(0, 100_000).mapToObj(c -> "c" + c).collect(Collectors.joining(","));
    var wrong = assertThrows(UnsupportedFormat.class, () -> preview(write(wide + "\n1,2\n")));
    assertEquals("Line 1 has more than 16,384 cells.", wrong.getMessage());
  }

  @Test
  void a_cell_of_two_megabytes_is_too_long() throws IOException {
    var file = write("time,T\n2020-01-01," + "9".repeat(2 << 20) + "\n");
    var wrong = assertThrows(UnsupportedFormat.class, () -> preview(file));
    assertTrue(wrong.getMessage().contains("longer than 1 MB"), wrong.getMessage());
  }

  @Test
  void twin_and_nameless_columns_are_renamed_visibly() throws IOException {
    var preview = preview(write("time,x,x,,x\n2020-01-01,1,2,3,4\n2020-01-02,1,2,3,4\n"));
    assertEquals(List.of("time", "x", "x (2)", "column 4", "x (3)"), preview.header());
    assertTrue(preview.notes().contains(new Note("A second column named x is called x (2).")));
  }

  @Test
  void control_and_direction_marks_vanish_from_names() throws IOException {
    var preview = preview(write("time,a\u202eb\u0007\n2020-01-01,1\n2020-01-02,2\n"));
    assertEquals(List.of("time", "ab"), preview.header());
  }

  @Test
  void a_zip_entry_with_a_path_upwards_is_only_read() throws IOException {
    var file = folder.resolve("evil.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("../../evil.csv"));
      zip.write(TABLE.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(List.of("time", "T"), preview(file).header());
    assertEquals(1, folder.toFile().list().length);
  }

  @Test
  void a_zip_without_a_table_says_so() throws IOException {
    var file = folder.resolve("pictures.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("a.png"));
    }
    var wrong = assertThrows(UnsupportedFormat.class, () -> preview(file));
    assertEquals("The ZIP file holds no table.", wrong.getMessage());
  }

  @Test
  void a_workbook_that_unpacks_to_far_more_than_it_is_stays_closed() throws IOException {
    var file = folder.resolve("bomb.xlsx");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      writeZeros(zip, 64 << 20);
    }
    var wrong = assertThrows(UnsupportedFormat.class, () -> preview(file));
    assertEquals(
        "The workbook's part xl/worksheets/sheet1.xml unpacks to 64 MB.", wrong.getMessage());
  }

  @Test
  void a_damaged_gzip_is_named_so() throws IOException {
    var file = folder.resolve("cut.csv.gz");
    try (var gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
      gzip.write(TABLE.repeat(1000).getBytes(StandardCharsets.UTF_8));
    }
    var bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    var wrong = assertThrows(UnsupportedFormat.class, () -> preview(file));
    assertTrue(wrong.getMessage().startsWith("The packed file is damaged"), wrong.getMessage());
  }

  @Test
  void a_missing_file_and_a_missing_column_are_named() throws IOException {
    assertThrows(NotFound.class, () -> preview(folder.resolve("nowhere.csv")));
    var options = ReadingOptions.NONE.with(ReadingOption.TARGET, "flow");
    var file = write(TABLE);
    var wrong = assertThrows(NotFound.class, () -> Sniffer.preview(file, options));
    assertEquals("There is no column 'flow'.", wrong.getMessage());
    assertEquals("The columns are [time, T].", wrong.remedy());
  }

  @Test
  void a_label_column_that_is_absent_is_no_error() throws IOException {
    var options = ReadingOptions.NONE.with(ReadingOption.LABEL, "is_anomaly");
    var preview = Sniffer.preview(write(TABLE), options);
    assertEquals(
        List.of(new Note("There is no column is_anomaly; the rows have no labels.")),
        preview.notes());
  }

  @Test
  void day_or_month_first_is_asked_where_the_data_do_not_say() throws IOException {
    var file = write("time,T\n01/02/2020,1\n");
    var question = preview(file).questions().getFirst();
    assertEquals(List.of("Day first", "Month first"), question.choices());
    assertEquals(List.of("dd/MM/yyyy"), preview(file).plan().time().formats());
    var answered = ReadingOptions.NONE.withAnswer(question, "Month first");
    assertEquals(List.of("MM/dd/yyyy"), Sniffer.preview(file, answered).plan().time().formats());
  }

  @Test
  void a_sentinel_is_asked_about_and_may_be_kept() throws IOException {
    var file = write("t,a\n0,5\n1,-999\n2,6\n3,-999\n4,7\n");
    var question = preview(file).questions().getFirst();
    assertEquals("sentinel:-999", question.id());
    assertEquals(List.of(-999.0), preview(file).plan().sentinels());
    var kept = ReadingOptions.NONE.withAnswer(question, "Keep as number");
    assertEquals(List.of(), Sniffer.preview(file, kept).plan().sentinels());
  }

  @Test
  void a_counter_that_starts_again_tells_series_apart() throws IOException {
    var preview = preview(write("unit,cycle,s\n1,1,5\n1,2,5.5\n1,3,6\n2,1,5\n2,2,5.1\n"));
    assertEquals("unit", preview.plan().entity().orElseThrow().name());
    assertEquals(Role.TARGET, preview.plan().channels().getFirst().role());
    assertEquals(new Clock.Index("cycle"), preview.plan().time().clock());
    assertTrue(
        preview
            .notes()
            .contains(
                new Note(
                    "Time starts again for each unit: read as a series each; --entity none reads"
                        + " one.")));
  }

  @Test
  void roles_and_units_may_be_fixed() throws IOException {
    var options = ReadingOptions.NONE.withRole("T", Role.INPUT).withUnit("T", "K");
    var column = Sniffer.preview(write(TABLE), options).plan().columns().getLast();
    assertEquals(Role.INPUT, column.role());
    assertEquals("K", column.unit());
  }

  @Test
  void json_and_numpy_are_tables_too() throws IOException {
    var json = write("[{\"time\":\"2020-01-01\",\"a\":{\"b\":1}},{\"time\":\"2020-01-02\"}]");
    assertEquals(List.of("time", "a.b"), preview(json).header());
    var lines = write("{\"t\":0,\"v\":1.5}\n{\"t\":1,\"v\":2.5}\n");
    assertEquals(List.of(List.of("0", "1.5"), List.of("1", "2.5")), preview(lines).rows());
    var broken = write("[{\"a\":1},{\"a\":");
    assertThrows(DriftglassException.class, () -> preview(broken));
  }

  private Preview preview(Path file) {
    return Sniffer.preview(file, ReadingOptions.NONE);
  }

  private UnsupportedFormat refused(String text) throws IOException {
    var file = Files.writeString(folder.resolve("data.csv"), text, StandardCharsets.ISO_8859_1);
    return assertThrows(UnsupportedFormat.class, () -> preview(file));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("data.csv"), text);
  }

  private static void writeZeros(OutputStream out, int bytes) throws IOException {
    var zeros = new byte[1 << 16];
    for (int written = 0; written < bytes; written += zeros.length) out.write(zeros);
  }
}
