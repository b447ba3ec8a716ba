package io.driftglass.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.sniff.Sniffer;
import io.driftglass.db.Sql;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Part;
import io.driftglass.series.Piece;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A version stores the blocks it has changed, reads as if it had all of them, and outlives the one
/// it was made of.
class HomeStoreTest extends DatasetStoreFixture {
  private static final int ROWS = 10_000;

  private Dataset first;

  @BeforeEach
  void read() throws IOException {
    var random = new Random(4);
    var text = new StringBuilder("t,a,b,c\n");
    for (int row = 0; row < ROWS; row++) {
      text.append(
          "%d,%.4f,%.4f,%.4f\n".formatted(row, random.nextDouble(), random.nextDouble(), 1.));
    }
    var file = Files.writeString(folder.resolve("x.csv"), text);
    var plan = Sniffer.preview(file, ReadingOptions.NONE).plan();
    first = ((ImportResult.Imported) store.importFile(plan, "x", Progress.NONE)).dataset();
  }

  @Test
  void a_version_stores_only_the_channel_that_was_changed() {
    var frame = store.frame(first, "");
    var second = derived(first, changed(frame, 1));
    // Three parts of ticks, file rows and three channels; one channel has other values.
    assertEquals(15, blocks(first, "LENGTH(coded) > 0"));
    assertEquals(3, blocks(second, "LENGTH(coded) > 0"));
    assertEquals(12, blocks(second, "LENGTH(coded) = 0"));
    assertSame(changed(frame, 1), store.frame(second, ""));
    assertEquals(second.sha256(), store.rehash(second, Progress.NONE));
  }

  @Test
  void a_version_of_a_version_stands_on_the_first_and_the_second() {
    var frame = store.frame(first, "");
    var second = derived(first, changed(frame, 1));
    var third = derived(second, changed(store.frame(second, ""), 0));
    assertEquals(3, blocks(third, "LENGTH(coded) > 0"));
    assertEquals(List.of(first.id(), second.id()), homes(third));
    assertSame(changed(changed(frame, 1), 0), store.frame(third, ""));
  }

  @Test
  void rows_that_were_dropped_move_the_blocks_which_are_stored() {
    var frame = store.frame(first, "");
    var second = derived(first, frame.slice(1, ROWS));
    assertEquals(0, count("SELECT COUNT(*) FROM dataset_block_home WHERE channel IN (-1, 0, 1)"));
    assertSame(frame.slice(1, ROWS), store.frame(second, ""));
  }

  @Test
  void a_version_outlives_the_one_it_was_made_of() {
    var frame = store.frame(first, "");
    var second = derived(first, changed(frame, 1));
    var third = derived(first, changed(frame, 2));
    store.delete(first.id());
    assertEquals(List.of(), homes(second));
    for (int channel = 1; channel <= 2; channel++) {
      var kept = channel == 1 ? second : third;
      assertSame(changed(frame, channel), store.frame(kept, ""));
      assertEquals(kept.sha256(), store.rehash(kept, Progress.NONE));
    }
    store.delete(second.id());
    store.delete(third.id());
    assertEquals(0, count("SELECT COUNT(*) FROM dataset_block"));
    assertEquals(0, count("SELECT COUNT(*) FROM dataset_block_home"));
  }

  @Test
  void a_chart_reads_the_rows_of_a_version_wherever_they_are() {
    var frame = store.frame(first, "");
    var second = derived(first, changed(frame, 1));
    var piece =
        (Piece.Extents)
            new RowsStore(database)
                .open(second, "", Progress.NONE)
                .read(List.of(new Part(0, 0, 1)))
                .getFirst();
    assertArrayEquals(Arrays.copyOfRange(frame.column(0), 4096, 8192), piece.lows());
  }

  private static Frame changed(Frame frame, int channel) {
    var columns = new double[frame.channels().size()][];
    for (int c = 0; c < columns.length; c++) columns[c] = frame.column(c).clone();
    for (int row = 0; row < frame.rows(); row++) columns[channel][row] += 1;
    return Frame.of(frame.clock(), frame.ticks(), frame.channels(), columns);
  }

  private Dataset derived(Dataset parent, Frame frame) {
    var lineage =
        new Lineage(parent.id(), parent.title(), parent.sha256(), "[]", "0".repeat(64), "");
    return store.derive(
        new Derivation("x", parent, lineage, entity -> frame, List::of), Progress.NONE);
  }

  private static void assertSame(Frame expected, Frame found) {
    assertArrayEquals(expected.ticks(), found.ticks());
    assertEquals(names(expected), names(found));
    for (int c = 0; c < expected.channels().size(); c++) {
      assertArrayEquals(expected.column(c), found.column(c));
    }
  }

  private static List<String> names(Frame frame) {
    return frame.channels().stream().map(Channel::name).toList();
  }

  private long blocks(Dataset dataset, String which) {
    return count(
        "SELECT COUNT(*) FROM dataset_block WHERE dataset = " + dataset.id() + " AND " + which);
  }

  private List<Long> homes(Dataset dataset) {
    return new ArrayList<>(
        database.read(
            connection ->
                Sql.list(
                    connection,
                    "SELECT DISTINCT home_dataset FROM dataset_block_home WHERE dataset = ? ORDER"
                        + " BY 1",
                    row -> row.getLong(1),
                    dataset.id())));
  }

  private long count(String sql) {
    return database.read(
        connection -> Sql.first(connection, sql, row -> row.getLong(1)).orElseThrow());
  }
}
