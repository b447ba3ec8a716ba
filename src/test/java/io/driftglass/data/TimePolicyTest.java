package io.driftglass.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.sniff.Sniffer;
import io.driftglass.job.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TimePolicyTest extends DatasetStoreFixture {
  private static final String TWICE =
"""
time,a,b
2020-01-01 00:00,1,5
2020-01-01 01:00,2,6
2020-01-01 01:00,4,8
2020-01-01 02:00,3,7
2020-01-01 02:00,3,7
""";

  private static final String CLOCKS =
"""
time,a
2024-03-31 01:30,1
2024-03-31 02:30,2
2024-03-31 03:30,3
2024-10-27 01:30,4
2024-10-27 02:30,5
2024-10-27 02:30,6
2024-10-27 03:30,7
""";

  @Test
  void repeated_stamps_are_kept_counted_and_noted() throws IOException {
    var kept = read(TWICE, ReadingOptions.NONE);
    assertEquals("[1.0, 2.0, 4.0, 3.0, 3.0]", column(kept));
    assertTrue(
        says(kept, "2 rows repeat the stamp of the row before, 1 with equal values, 1 with other"));
  }

  @Test
  void one_row_of_each_stamp_may_be_wanted() throws IOException {
    for (var choice : new String[][] {{"first", "2.0"}, {"last", "4.0"}, {"mean", "3.0"}}) {
      var options = ReadingOptions.NONE.with(ReadingOption.REPEATS, choice[0]);
      var dataset = read(TWICE, options);
      assertEquals("[1.0, %s, 3.0]".formatted(choice[1]), column(dataset), choice[0]);
      assertEquals(3, dataset.rows());
      assertEquals(0, dataset.duplicates());
      assertEquals(2, dataset.rejected());
      assertEquals(
          "2020-01-01 01:00, 2020-01-01 02:00",
          store.rejects(dataset).stream().map(r -> r.stamp()).collect(Collectors.joining(", ")));
      assertTrue(says(dataset, "2 rows that repeat a stamp were left out"), choice[0]);
      assertEquals(Double.parseDouble(choice[1]) > 3 ? 4 : 3, dataset.summaries().getFirst().max());
    }
  }

  @Test
  void changed_clocks_follow_the_policy_that_was_chosen() throws IOException {
    var rome = ReadingOptions.NONE.with(ReadingOption.ZONE, "Europe/Rome");
    assertEquals("0 60 0 302280 60 60 60", minutes(read(CLOCKS, rome)));
    var rejected = read(CLOCKS, rome.with(ReadingOption.SKIPPED_HOUR, "reject"));
    assertEquals(6, rejected.rows());
    assertEquals("an hour that the clocks skip", store.rejects(rejected).getFirst().reason());
    var first = read(CLOCKS, rome.with(ReadingOption.REPEATED_HOUR, "first"));
    assertEquals(2, first.duplicates());
    var second = read(CLOCKS, rome.with(ReadingOption.REPEATED_HOUR, "second"));
    assertEquals(2, second.duplicates());
  }

  @Test
  void tags_in_any_order_become_one_row_a_stamp() throws IOException {
    var dataset =
        read(
"""
time,tag,value
2020-01-01 00:00,a,1
2020-01-01 01:00,a,2
2020-01-01 02:00,a,3
2020-01-01 00:00,b,4
2020-01-01 01:00,b,5
2020-01-01 02:00,b,
""",
            ReadingOptions.NONE);
    assertEquals(3, dataset.rows());
    assertEquals(1, dataset.missing());
    assertEquals(0, dataset.duplicates());
    assertEquals("[1.0, 2.0, 3.0]", column(dataset));
    assertEquals("[4.0, 5.0, NaN]", Arrays.toString(store.frame(dataset, "").column(1)));
    assertEquals(4, dataset.summaries().get(1).min());
  }

  private String column(Dataset dataset) {
    return Arrays.toString(store.frame(dataset, "").column(0));
  }

  private String minutes(Dataset dataset) {
    var frame = store.frame(dataset, "");
    var steps = new StringBuilder("0");
    for (int row = 1; row < frame.rows(); row++) {
      steps.append(' ').append((frame.tick(row) - frame.tick(row - 1)) / 60_000_000);
    }
    return steps.toString();
  }

  private Dataset read(String text, ReadingOptions options) throws IOException {
    var file = Files.writeString(folder.resolve("rows.csv"), text);
    var plan = Sniffer.preview(file, options).plan();
    return assertInstanceOf(
            ImportResult.Imported.class, store.importFile(plan, "rows", Progress.NONE))
        .dataset();
  }

  private static boolean says(Dataset dataset, String text) {
    return dataset.notes().stream().anyMatch(note -> note.text().contains(text));
  }
}
