package io.driftglass.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.sniff.Sniffer;
import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What became of values between the file and a version made of it.
class QualityStoreTest extends DatasetStoreFixture {
  private static final int ROWS = 5000;

  private Dataset first;
  private Frame frame;

  @BeforeEach
  void read() throws IOException {
    var text = new StringBuilder("t,a,b\n");
    for (int row = 0; row < ROWS; row++) {
      text.append("%d,%d,%s\n".formatted(row, row % 50, row == 7 ? "" : row % 30));
    }
    var file = Files.writeString(folder.resolve("x.csv"), text);
    var plan = Sniffer.preview(file, ReadingOptions.NONE).plan();
    first = ((ImportResult.Imported) store.importFile(plan, "x", Progress.NONE)).dataset();
    frame = store.frame(first, "");
  }

  @Test
  void a_file_has_nothing_filled_and_nothing_removed() {
    var quality = quality(first);
    assertEquals(List.of(new BitSet(), new BitSet()), quality.filled());
    assertArrayEquals(new long[0], quality.removed().get(1).ticks());
  }

  @Test
  void what_one_version_removed_and_the_next_filled_is_both() {
    var emptied = changed(frame, 0, Double.NaN, 100, 4500);
    var second = derived(first, emptied);
    var third = derived(second, changed(emptied, 0, 3, 100).withFilled(marked(100)));
    assertRemoved(quality(second), 0, new long[] {100, 4500}, new double[] {0, 0});
    var quality = quality(third);
    assertEquals(List.of(marked(100).getFirst(), new BitSet()), quality.filled());
    assertRemoved(quality, 0, new long[] {100, 4500}, new double[] {0, 0});
    assertRemoved(quality, 1, new long[0], new double[0]);
  }

  @Test
  void rows_that_were_dropped_do_not_move_the_marks() {
    var emptied = changed(frame, 1, Double.NaN, 2001);
    var second = derived(first, emptied.slice(1000, ROWS));
    assertRemoved(quality(second), 1, new long[] {2001}, new double[] {21});
  }

  @Test
  void a_channel_of_another_scale_has_no_removed_values() {
    var scaled = changed(frame, 0, 0, IntStream.range(0, ROWS).toArray());
    var second = derived(first, changed(scaled, 0, Double.NaN, 100));
    assertRemoved(quality(second), 0, new long[0], new double[0]);
  }

  @Test
  void a_parent_on_the_recycle_list_still_tells() {
    var second = derived(first, changed(frame, 0, Double.NaN, 149));
    store.recycle(first.id(), java.time.Instant.EPOCH);
    assertRemoved(quality(second), 0, new long[] {149}, new double[] {49});
  }

  private Quality quality(Dataset dataset) {
    return new QualityStore(database).of(dataset, "", Progress.NONE);
  }

  private static void assertRemoved(Quality quality, int channel, long[] ticks, double[] values) {
    assertArrayEquals(ticks, quality.removed().get(channel).ticks());
    assertArrayEquals(values, quality.removed().get(channel).values());
  }

  private static List<BitSet> marked(int... rows) {
    var marks = new BitSet();
    Arrays.stream(rows).forEach(marks::set);
    return List.of(marks, new BitSet());
  }

  private static Frame changed(Frame frame, int channel, double value, int... rows) {
    var columns = new double[frame.channels().size()][];
    for (int c = 0; c < columns.length; c++) columns[c] = frame.column(c).clone();
    for (int row : rows) columns[channel][row] = value;
    return Frame.of(frame.clock(), frame.ticks(), frame.channels(), columns);
  }

  private Dataset derived(Dataset parent, Frame rows) {
    var lineage =
        new Lineage(parent.id(), parent.title(), parent.sha256(), "[]", "0".repeat(64), "");
    return store.derive(
        new Derivation("x", parent, lineage, entity -> rows, List::of), Progress.NONE);
  }
}
