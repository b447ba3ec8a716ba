package io.driftglass.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftglass.data.ingest.RejectedRow;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.sniff.Sniffer;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// One clean file and five made from it by known damage: what was done is found again to the last
/// count, and what was not touched is as it was.
class DerivedFilesTest extends DatasetStoreFixture {
  private static final Path FOLDER =
      Path.of(System.getProperty("driftglass.data", "../shared/data")).resolve("messy/derived");

  private JsonNode truth;
  private Frame clean;

  @BeforeEach
  void read() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "the derived files are not at " + FOLDER);
    truth = new ObjectMapper().readTree(FOLDER.resolve("truth.json").toFile());
    var dataset = imported("clean.csv").dataset();
    assertEquals(truth.get("rows_clean").asLong(), dataset.rows());
    clean = store.frame(dataset, "");
  }

  @Test
  void unsorted_and_repeated_rows_are_counted_by_kind() {
    var told = truth.get("files").get("unsorted_dupes.csv");
    var dataset = imported("unsorted_dupes.csv").dataset();
    int exact = told.get("exact_duplicate_rows").asInt();
    int conflicting = told.get("conflicting_duplicate_rows").asInt();
    assertEquals(told.get("rows").asLong(), dataset.rows());
    assertEquals(exact + conflicting, dataset.duplicates());
    assertTrue(
        says(dataset, "%d with equal values, %d with other values".formatted(exact, conflicting)),
        dataset.notes().toString());
    assertTrue(says(dataset, "rows were sorted by time"));
    assertEquals(
        List.of("anomaly"),
        dataset.channels().stream()
            .filter(c -> c.role() == io.driftglass.series.Role.LABEL)
            .map(Channel::name)
            .toList());
  }

  @Test
  void a_european_export_is_the_clean_file_but_for_its_missing_cells() {
    var told = truth.get("files").get("european_latin1.csv");
    var dataset = imported("european_latin1.csv").dataset();
    assertEquals(told.get("rows").asLong(), dataset.rows());
    assertEquals(told.get("missing_cells").asLong(), dataset.missing());
    assertEquals(0, dataset.rejected());
    assertEquals("°C", dataset.channels().get(4).unit());
    assertEquals(List.of("normal", "Störung"), dataset.channels().getLast().categories());
    var frame = store.frame(dataset, "");
    assertArrayEquals(clean.ticks(), frame.ticks());
    assertEquals(told.get("missing_cells").asLong(), differing(clean, frame, 8, 6e-7));
  }

  @Test
  void an_epoch_with_thousands_has_one_gap() {
    var told = truth.get("files").get("utf16_tab_epoch.tsv");
    var dataset = imported("utf16_tab_epoch.tsv").dataset();
    assertEquals(told.get("rows").asLong(), dataset.rows());
    assertEquals(0, dataset.missing());
    assertEquals(new Clock.Utc(java.time.ZoneOffset.UTC), dataset.clock());
    var frame = store.frame(dataset, "");
    int gap = told.get("gap_at_clean_row").asInt();
    int removed = told.get("gap_rows_removed").asInt();
    for (int row = 0; row < frame.rows(); row++) {
      int at = row < gap ? row : row + removed;
      assertEquals(clean.tick(at), frame.tick(row));
      assertEquals(clean.column(6)[at] * 1000, frame.column(6)[row], 1e-6);
      assertEquals(clean.column(7)[at], frame.column(7)[row]);
    }
  }

  @Test
  void three_kinds_of_stamps_sentinels_and_ragged_rows() {
    var told = truth.get("files").get("mixed_dates_sentinel.csv");
    var imported = imported("mixed_dates_sentinel.csv");
    var dataset = imported.dataset();
    int ragged = told.get("ragged_rows").asInt();
    assertEquals(told.get("rows").asLong() - ragged, dataset.rows());
    assertEquals(ragged, dataset.rejected());
    assertEquals(told.get("sentinel_9999_cells").asLong(), dataset.missing());
    assertTrue(imported.rejects().stream().allMatch(r -> r.reason().contains("cells")));
    assertEquals(ragged, imported.rejects().stream().map(RejectedRow::line).distinct().count());
    var frame = store.frame(dataset, "");
    for (int row = 0; row < frame.rows(); row++) {
      assertEquals(
          clean.rowAt(frame.tick(row)), clean.rowAt(clean.tick(clean.rowAt(frame.tick(row)))));
      assertEquals(frame.tick(row), clean.tick(clean.rowAt(frame.tick(row))), "row " + row);
    }
  }

  @Test
  void tags_of_a_historian_become_channels() {
    var told = truth.get("files").get("long_tags.csv.gz");
    var dataset = imported("long_tags.csv.gz").dataset();
    assertEquals(truth.get("rows_clean").asLong(), dataset.rows());
    assertEquals(told.get("rows").asLong(), dataset.rows() * dataset.channels().size());
    assertEquals(told.get("bad_quality_rows").asLong(), dataset.missing());
    assertTrue(
        says(dataset, "%d values of quality BAD are read as missing".formatted(dataset.missing())));
    var frame = store.frame(dataset, "");
    assertArrayEquals(clean.ticks(), frame.ticks());
    assertEquals(dataset.missing(), differing(clean, frame, 8, 0));
  }

  /// Cells that are not as in the clean frame, all of them missing.
  private static long differing(Frame clean, Frame frame, int channels, double tolerance) {
    long differing = 0;
    for (int channel = 0; channel < channels; channel++) {
      var other = frame.column(frame.indexOf(clean.channel(channel).name()));
      for (int row = 0; row < clean.rows(); row++) {
        double away = Math.abs(clean.column(channel)[row] - other[row]);
        if (away <= tolerance) continue;
        assertTrue(
            Double.isNaN(other[row]),
            String.format(Locale.ROOT, "channel %d row %d: %f", channel, row, other[row]));
        differing++;
      }
    }
    return differing;
  }

  private ImportResult.Imported imported(String file) {
    var plan = Sniffer.preview(FOLDER.resolve(file), ReadingOptions.NONE).plan();
    var result = store.importFile(plan, plan.suggestedName(), Progress.NONE);
    return assertInstanceOf(ImportResult.Imported.class, result);
  }

  private static boolean says(Dataset dataset, String text) {
    return dataset.notes().stream().anyMatch(note -> note.text().contains(text));
  }
}
