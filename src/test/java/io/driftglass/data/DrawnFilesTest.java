package io.driftglass.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.sniff.Sniffer;
import io.driftglass.job.Progress;
import io.driftglass.problem.DriftglassException;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Files drawn at random come back as they were written: stamps, values, missing cells, names,
/// units, labels and rejected rows. `-Ddriftglass.drawn=2000` draws as many, and
/// `-Ddriftglass.seed=7` other ones.
class DrawnFilesTest extends DatasetStoreFixture {
  private static final int FILES = Integer.getInteger("driftglass.drawn", 120);
  private static final long SEED = Long.getLong("driftglass.seed", 20_261);

  @Test
  void drawn_files_come_back_right() throws IOException {
    var wrong = new ArrayList<String>();
    for (int at = 0; at < FILES; at++) {
      long seed = SEED * 1_000_003 + at;
      var drawn = new DrawnFile(seed);
      var file = drawn.save(folder, at);
      var found = difference(drawn, file);
      if (!found.isEmpty()) wrong.add("seed " + seed + ": " + found + "\n" + drawn);
      Files.delete(file);
    }
    assertEquals(
        "",
        String.join("\n\n", wrong.subList(0, Math.min(12, wrong.size()))),
        wrong.size() + " of " + FILES + " are wrong");
  }

  /// What is not as it was written; empty where all is.
  private String difference(DrawnFile drawn, Path file) {
    ImportResult result;
    try {
      var plan = Sniffer.preview(file, ReadingOptions.NONE).plan();
      result = store.importFile(plan, "drawn", Progress.NONE);
    } catch (DriftglassException refused) {
      return "refused: " + refused.getMessage();
    }
    if (!(result instanceof ImportResult.Imported(var dataset, var notes, var rejects))) {
      return "rejected: " + result;
    }
    try {
      return difference(drawn, dataset)
          + (rejects.size() > drawn.rejected ? " first " + rejects.getFirst() : "");
    } finally {
      store.delete(dataset.id());
    }
  }

  private String difference(DrawnFile drawn, Dataset dataset) {
    if (!dataset.entities().equals(List.of(""))) return "entities " + dataset.entities();
    if (dataset.rejected() != drawn.rejected) {
      return "rejected %d, not %d".formatted(dataset.rejected(), drawn.rejected);
    }
    var frame = store.frame(dataset, "");
    if (frame.rows() != drawn.ticks.size()) {
      return "rows %d, not %d".formatted(frame.rows(), drawn.ticks.size());
    }
    var targets =
        dataset.channels().stream()
            .filter(c -> c.role() == Role.TARGET && c.kind() == Kind.NUMBER)
            .toList();
    var names = targets.stream().map(channel -> channel.name()).toList();
    if (!names.equals(drawn.names)) return "channels " + names + ", not " + drawn.names;
    var units = targets.stream().map(channel -> channel.unit()).toList();
    if (!units.equals(drawn.units)) return "units " + units + ", not " + drawn.units;
    boolean labelled = dataset.channels().stream().anyMatch(c -> c.role() == Role.LABEL);
    if (labelled != drawn.labelled) return "labelled " + labelled;
    for (int row = 0; row < frame.rows(); row++) {
      if (frame.tick(row) != drawn.ticks.get(row)) {
        return "row %d at %s, not %s"
            .formatted(
                row,
                dataset.clock().text(frame.tick(row)),
                dataset.clock().text(drawn.ticks.get(row)));
      }
      var own = new double[names.size()];
      for (int channel = 0; channel < own.length; channel++) {
        own[channel] = frame.column(frame.indexOf(names.get(channel)))[row];
      }
      if (!Arrays.equals(own, drawn.values.get(row))) {
        return "row %d holds %s, not %s"
            .formatted(row, Arrays.toString(own), Arrays.toString(drawn.values.get(row)));
      }
    }
    return "";
  }
}
