package io.driftglass.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.sniff.Sniffer;
import io.driftglass.db.Database;
import io.driftglass.job.Progress;
import io.driftglass.series.Part;
import io.driftglass.series.Piece;
import io.driftglass.series.Pyramid;
import io.driftglass.series.StoredRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsStoreTest {
  private static final int ROWS = 20_000;

  @TempDir Path folder;
  private Database database;
  private DatasetStore datasets;
  private RowsStore store;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("workspace"));
    datasets = new DatasetStore(database);
    store = new RowsStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void levels_have_the_extremes_of_what_was_imported_also_of_rows_that_were_sorted()
      throws IOException {
    var dataset = read();
    for (var machine : dataset.entities()) {
      check(store.open(dataset, machine, Progress.NONE), dataset, machine);
    }
  }

  @Test
  void a_dataset_without_levels_gets_them_when_it_is_first_looked_at() throws IOException {
    var dataset = read();
    database.write(
        connection -> {
          new LevelStore(connection, dataset.id()).delete();
          return null;
        });
    check(store.open(dataset, "b", Progress.NONE), dataset, "b");
    assertEquals(List.of(1L), count("dataset_levelled"));
  }

  @Test
  void levels_go_with_their_dataset() throws IOException {
    datasets.delete(read().id());
    assertEquals(List.of(0L), count("dataset_level"));
    assertEquals(List.of(0L), count("dataset_levelled"));
  }

  private void check(StoredRows rows, Dataset dataset, String machine) {
    var frame = datasets.frame(dataset, machine);
    assertEquals(ROWS, rows.rows());
    assertEquals(frame.ticks()[ROWS - 1], rows.lastTick());
    for (int channel = 0; channel < 2; channel++) {
      var column = frame.column(channel);
      var pyramid = Pyramid.of(column);
      for (int level = 0; level <= rows.levels(); level++) {
        for (int number = 0; number < Part.parts(ROWS, level); number++) {
          var parts = List.of(new Part(channel, level, number), new Part(-1, level, number));
          var pieces = rows.read(parts);
          var extents = (Piece.Extents) pieces.getFirst();
          var starts = ((Piece.Ticks) pieces.getLast()).starts();
          int count = extents.lows().length;
          var lows = new double[count];
          var highs = new double[count];
          var ticks = new long[count];
          for (int at = 0; at < count; at++) {
            int from = (number * Part.STRETCHES + at) * Part.width(level);
            int until = Math.min(ROWS, from + Part.width(level));
            lows[at] = pyramid.low(from, until);
            highs[at] = pyramid.high(from, until);
            ticks[at] = frame.ticks()[from];
          }
          assertArrayEquals(lows, extents.lows());
          assertArrayEquals(highs, extents.highs());
          assertArrayEquals(ticks, starts);
        }
      }
    }
  }

  /// Two machines whose rows take turns, one of them upside down, with cells that are missing.
  private Dataset read() throws IOException {
    var random = new Random(1);
    var text = new StringBuilder("t,machine,v,w\n");
    for (int row = 0; row < ROWS; row++) {
      text.append(row).append(",a,").append(random.nextInt(1000)).append(",1\n");
      text.append(ROWS - row)
          .append(",b,")
          .append(random.nextInt(9) == 0 ? "" : random.nextFloat());
      text.append(",2\n");
    }
    var file = Files.writeString(folder.resolve("data.csv"), text);
    var options = ReadingOptions.NONE.with(ReadingOption.ENTITY, "machine");
    var plan = Sniffer.preview(file, options).plan();
    return ((ImportResult.Imported) datasets.importFile(plan, "data", Progress.NONE)).dataset();
  }

  private List<Long> count(String table) {
    return database.read(
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return List.of(rows.getLong(1));
          }
        });
  }
}
