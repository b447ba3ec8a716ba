package io.driftglass.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.profile.Finding;
import io.driftglass.data.profile.Findings;
import io.driftglass.job.Progress;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A finding's button makes the version in which it is mended; Undo takes it back.
final class MendingTest {
  @TempDir Path folder;

  /// 300 minutes: 40 rows stuck at 7 from row 100, 10 minutes without rows after row 200, one stamp
  /// repeated, and a channel that never moves.
  private Dataset imported(Workbench workbench) throws IOException {
    var random = new Random(2);
    var text = new StringBuilder("time,level,valve\n");
    for (int row = 0; row < 300; row++) {
      int minute = row > 200 ? row + 10 : row == 51 ? 50 : row;
      String level = row >= 100 && row < 140 ? "7" : "%.4f".formatted(random.nextGaussian());
      text.append("2026-03-01T%02d:%02d:00,%s,1\n".formatted(minute / 60, minute % 60, level));
    }
    var file = folder.resolve("line.csv");
    Files.writeString(file, text);
    var result =
        workbench
            .datasets()
            .importFile(file, ReadingOptions.NONE, Optional.of("line"), Progress.NONE);
    return assertInstanceOf(ImportResult.Imported.class, result).dataset();
  }

  private static List<Finding> findings(Workbench workbench, Dataset dataset) {
    return Findings.of(
        dataset,
        workbench.datasets().frame(dataset, ""),
        workbench.datasets().profile(dataset, "", Progress.NONE));
  }

  @Test
  void each_finding_is_gone_in_the_version_that_mends_it_and_undo_shows_the_one_before()
      throws IOException {
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      var dataset = imported(workbench);
      Desk desk = Desks.here(workbench);
      var mending = new Mending(desk, () -> {});
      var found = findings(workbench, dataset);
      assertEquals(4, found.size());
      for (var finding : found) {
        desk.selection().datasetProperty().set(dataset);
        var mend = Mend.of(finding, dataset.clock()).orElseThrow();
        mending.mend(dataset, mend);
        var mended = desk.selection().datasetProperty().get();
        assertEquals(dataset.id(), mended.lineage().orElseThrow().parent());
        assertEquals(
            List.of(),
            findings(workbench, mended).stream()
                .filter(left -> left.getClass() == finding.getClass())
                .toList());
        desk.tools().undo().undo();
        assertEquals(dataset, desk.selection().datasetProperty().get());
        assertEquals(List.of(dataset), workbench.datasets().list());
      }
    }
  }

  @Test
  void exactly_the_stuck_rows_become_missing() throws IOException {
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      var dataset = imported(workbench);
      Desk desk = Desks.here(workbench);
      var stuck =
          findings(workbench, dataset).stream()
              .filter(Finding.Stuck.class::isInstance)
              .findFirst()
              .orElseThrow();
      new Mending(desk, () -> {}).mend(dataset, Mend.of(stuck, dataset.clock()).orElseThrow());
      var mended = desk.selection().datasetProperty().get();
      assertEquals(40, mended.missing());
      double[] level = workbench.datasets().frame(mended, "").column(0);
      assertEquals(40, Arrays.stream(level, 100, 140).filter(Double::isNaN).count());
    }
  }
}
