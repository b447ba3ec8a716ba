package io.driftglass.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.ingest.RejectedRow;
import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.sniff.Sniffer;
import io.driftglass.db.Database;
import io.driftglass.job.Progress;
import io.driftglass.problem.NotFound;
import io.driftglass.series.Clock;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class DatasetStoreTest extends DatasetStoreFixture {
  private static final String THREE =
      """
      time,v
      1970-01-01 00:00:00,1.5
      1970-01-01 00:00:01,
      1970-01-01 00:00:02,-2
      """;

  @Test
  void where_a_dataset_was_read_from_and_how_is_kept_until_it_is_deleted() throws IOException {
    var file = Files.writeString(folder.resolve("f.csv"), "time;v\n2020-01-01;1,5\n");
    var options =
        ReadingOptions.NONE
            .with(ReadingOption.DELIMITER, ";")
            .withUnit("v", "bar")
            .withRole("v", Role.INPUT)
            .withKind("v", Kind.NUMBER)
            .withName("v", "pressure");
    var plan = Sniffer.preview(file, options).plan();
    var dataset =
        assertInstanceOf(ImportResult.Imported.class, store.importFile(plan, "f", Progress.NONE))
            .dataset();
    assertEquals(Optional.of(new Origin(file.toString(), options)), store.origin(dataset));
    store.delete(dataset.id());
    assertEquals(Optional.empty(), store.origin(dataset));
  }

  @Test
  void rows_come_back_as_they_stood() throws IOException {
    var dataset = read(THREE);
    var frame = store.frame(dataset, "");
    assertArrayEquals(new long[] {0, 1_000_000, 2_000_000}, frame.ticks());
    assertArrayEquals(new double[] {1.5, Double.NaN, -2}, frame.column(0));
    assertEquals(new Clock.Wall(), frame.clock());
    assertEquals(List.of(new Summary(1, -2, 1.5)), dataset.summaries());
    assertEquals(1_000_000, dataset.interval());
    assertEquals(
        List.of("1970-01-01 00:00:00", "1970-01-01 00:00:01", "1970-01-01 00:00:02"),
        store.stampTexts(dataset, ""));
  }

  /// Computed by hand in Python: SHA-256 of the schema
  /// `{"channels":[{"categories":[],"kind":"NUMBER","name":"v","unit":""}],"clock":"wall","entities":[""]}`,
  /// then `struct.pack('<3q', 0, 1000000, 2000000)`, 1.5, the NaN 0x7ff8000000000000 and -2.
  @Test
  void the_fingerprint_is_that_of_the_canonical_form() throws IOException {
    assertEquals(
        "4009049635f7100aee5eb8585ca1e9d737011c9a1a416371097f4183eb898ae7", read(THREE).sha256());
  }

  @Test
  void one_changed_cell_or_stamp_changes_the_fingerprint() throws IOException {
    var first = read(THREE).sha256();
    assertEquals(first, read(THREE).sha256());
    assertNotEquals(first, read(THREE.replace("-2", "-2.0000001")).sha256());
    assertNotEquals(first, read(THREE.replace("00:02", "00:03")).sha256());
    assertNotEquals(first, read(THREE.replace("time,v", "time,w")).sha256());
  }

  @Test
  void a_name_gets_versions() throws IOException {
    var first = read(THREE);
    var second = read(THREE);
    assertEquals(List.of(1, 2), List.of(first.version(), second.version()));
    assertEquals(Optional.of(second), store.find("data"));
    assertEquals(Optional.of(first), store.find("data v1"));
    assertEquals(Optional.of(first), store.find(first.id()));
    assertEquals(Optional.empty(), store.find("other"));
    assertEquals(List.of(second, first), store.list());
  }

  @Test
  void a_dataset_survives_closing_the_workspace() throws IOException {
    var dataset = read(THREE);
    database.close();
    database = Database.open(folder.resolve("workspace"));
    store = new DatasetStore(database);
    assertEquals(Optional.of(dataset), store.find("data"));
    assertEquals(3, store.frame(dataset, "").rows());
  }

  @Test
  void what_is_deleted_is_gone() throws IOException {
    var dataset = read(THREE);
    store.delete(dataset.id());
    assertEquals(List.of(), store.list());
    assertEquals(0, count("dataset_block"));
    assertThrows(NotFound.class, () -> store.delete(dataset.id()));
  }

  @Test
  void rows_out_of_order_are_sorted_and_know_their_place_in_the_file() throws IOException {
    var dataset =
        read(
            """
            time,v,s
            1970-01-01 00:00:02,2,b
            1970-01-01 00:00:00,0,a
            1970-01-01 00:00:02,3,a
            1970-01-01 00:00:01,1,c
            """);
    var frame = store.frame(dataset, "");
    assertArrayEquals(new double[] {0, 1, 2, 3}, frame.column(0));
    assertArrayEquals(new long[] {1, 3, 0, 2}, store.fileRows(dataset, ""));
    assertEquals(List.of("b", "a", "c"), dataset.channels().getLast().categories());
    assertArrayEquals(new double[] {1, 2, 0, 1}, frame.column(1));
    assertEquals(1, dataset.duplicates());
    assertTrue(says(dataset, "rows were sorted by time"));
  }

  @Test
  void a_stamp_that_its_format_does_not_give_back_is_kept_as_it_stands() throws IOException {
    var dataset =
        read(
            """
            time,v
            2020-01-01T00:00:00Z,1
            2020-01-01T00:00:01+00:00,2
            2020-01-01T01:00:02+01:00,3
            """);
    assertEquals(
        List.of("2020-01-01T00:00:00Z", "2020-01-01T00:00:01+00:00", "2020-01-01T01:00:02+01:00"),
        store.stampTexts(dataset, ""));
    assertEquals(1_000_000, dataset.interval());
  }

  @Test
  void rows_that_cannot_be_read_are_left_out_whole_and_listed() throws IOException {
    var dataset =
        read(
            """
            time,T,p
            2020-01-01 00:00,13.6,1
            2020-01-01 00:01,13.6.1,2
            2020-02-30 00:02,1,3
            2020-01-01 00:03,1
            2020-01-01 00:04,1,2,3
            2020-01-01 00:05,5,6
            2020-01-01 00:06,5,7
            2020-01-01 00:07,5,8
            2020-01-01 00:08,5,9
            2020-01-01 00:09,5,1e999
            """);
    assertEquals(5, dataset.rows());
    assertEquals(5, dataset.rejected());
    assertEquals(
        List.of(
            new RejectedRow(3, 1, "T", "13.6.1", "two decimal marks", "2020-01-01 00:01"),
            new RejectedRow(
                4, 2, "time", "2020-02-30 00:02", "no such day or time", "2020-02-30 00:02"),
            new RejectedRow(5, 3, "", "", "2 cells where 3 were wanted", "2020-01-01 00:03"),
            new RejectedRow(6, 4, "", "3", "more than 3 cells", "2020-01-01 00:04"),
            new RejectedRow(11, 9, "p", "1e999", "not finite", "2020-01-01 00:09")),
        store.rejects(dataset));
    assertArrayEquals(new long[] {0, 5, 6, 7, 8}, store.fileRows(dataset, ""));
  }

  @Test
  void a_file_of_mostly_unreadable_rows_is_refused() throws IOException {
    var file = write("time,v\n2020-01-01,1\n2020-01-02,2\n");
    var plan =
        Sniffer.preview(
                file,
                ReadingOptions.NONE
                    .with(ReadingOption.TIME_FORMAT, "dd/MM/yyyy")
                    .with(ReadingOption.TIME, "time"))
            .plan();
    var refused =
        assertInstanceOf(ImportResult.Rejected.class, store.importFile(plan, "x", Progress.NONE));
    assertEquals("2 of 2 rows cannot be read.", refused.problems().getFirst().what());
    assertEquals("line 2, column time", refused.problems().get(1).where());
    assertEquals(0, count("dataset_block"));
    assertEquals(List.of(), store.list());
  }

  @Test
  void a_cancelled_import_leaves_nothing() throws IOException {
    var text = new StringBuilder("time,v\n");
    for (int row = 0; row < 60_000; row++)
      text.append(row).append(',').append(row % 97).append('\n');
    var plan = Sniffer.preview(write(text.toString()), ReadingOptions.NONE).plan();
    var cancelling =
        new Progress() {
          private volatile boolean cancelled;

          @Override
          public void report(double fraction, String message) {
            cancelled |= fraction > 0.5;
          }

          @Override
          public boolean cancelled() {
            return cancelled;
          }
        };
    assertThrows(CancellationException.class, () -> store.importFile(plan, "x", cancelling));
    assertEquals(List.of(), store.list());
    assertEquals(0, count("dataset_block"));
    assertEquals(60_000, read(text.toString()).rows());
  }

  @Test
  void entities_have_rows_of_their_own() throws IOException {
    var options = ReadingOptions.NONE.with(ReadingOption.ENTITY, "unit");
    var dataset = read("unit,cycle,s\n1,1,10\n1,2,11\n2,1,20\n1,3,12\n2,2,21\n", options);
    assertEquals(List.of("1", "2"), dataset.entities());
    assertEquals(new Clock.Index("cycle"), dataset.clock());
    assertArrayEquals(new double[] {10, 11, 12}, store.frame(dataset, "1").column(0));
    assertArrayEquals(new double[] {20, 21}, store.frame(dataset, "2").column(0));
    assertArrayEquals(new long[] {2, 4}, store.fileRows(dataset, "2"));
    assertThrows(NotFound.class, () -> store.frame(dataset, "3"));
  }

  @Test
  void the_hour_that_the_clocks_repeat_is_told_apart_in_its_zone() throws IOException {
    var rome = ReadingOptions.NONE.with(ReadingOption.ZONE, "Europe/Rome");
    var dataset =
        read(
            """
            time,v
            2024-10-27 01:30,1
            2024-10-27 02:00,2
            2024-10-27 02:30,3
            2024-10-27 02:00,4
            2024-10-27 02:30,5
            2024-10-27 03:00,6
            """,
            rome);
    assertEquals(0, dataset.duplicates());
    assertEquals(0, dataset.gaps());
    assertTrue(says(dataset, "2 stamps of the hour that the clocks repeat"));
    assertEquals("2024-10-27 02:00", store.stampTexts(dataset, "").get(3));
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, store.frame(dataset, "").column(0));
  }

  @Test
  void many_blocks_come_back_whole() throws IOException {
    var text = new StringBuilder("t,v\n");
    for (int row = 0; row < 10_000; row++)
      text.append(row).append(',').append(row * 0.25).append('\n');
    var dataset = read(text.toString());
    var frame = store.frame(dataset, "");
    assertEquals(10_000, frame.rows());
    assertEquals(9_999 * 0.25, frame.column(0)[9_999]);
    assertEquals(3, count("dataset_block WHERE channel = 0"));
    assertEquals(Role.TARGET, frame.channel(0).role());
    assertEquals(Kind.NUMBER, frame.channel(0).kind());
  }

  private Dataset read(String text) throws IOException {
    return read(text, ReadingOptions.NONE);
  }

  private Dataset read(String text, ReadingOptions options) throws IOException {
    var plan = Sniffer.preview(write(text), options).plan();
    var result = store.importFile(plan, "data", Progress.NONE);
    return assertInstanceOf(ImportResult.Imported.class, result).dataset();
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("data.csv"), text);
  }

  private int count(String table) {
    return database.read(
        connection -> {
          try (var select = connection.prepareStatement("SELECT COUNT(*) FROM " + table);
              var rows = select.executeQuery()) {
            rows.next();
            return rows.getInt(1);
          }
        });
  }

  private static boolean says(Dataset dataset, String text) {
    return dataset.notes().stream().anyMatch(note -> note.text().contains(text));
  }
}
