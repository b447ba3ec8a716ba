package io.driftglass.ui.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import io.driftglass.ui.chart.TimeChart;
import io.driftglass.ui.chart.series.StoredSeries;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.SampleData;
import io.driftglass.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectViewTest {
  @TempDir Path folder;

  @Test
  void without_data_the_page_offers_to_open_some_and_nothing_else() throws Exception {
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      Scene scene =
          Fx.call(
              () -> Snapshot.stage(DetectView.of(Desks.here(workbench)), 1280, 720, Theme.LIGHT));
      assertNull(Fx.call(() -> scene.getRoot().lookup("#find")));
      assertNull(Fx.call(() -> scene.getRoot().lookup(".chip")));
      assertEquals(1, Fx.call(() -> scene.getRoot().lookupAll(".button").size()));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
    }
  }

  /// The rows of the search stay where they are stored: the chart reads what it draws.
  @Test
  void the_chart_of_a_search_reads_the_stored_levels() throws Exception {
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      var sample = SampleData.worked(workbench, Progress.NONE);
      var chart =
          Fx.call(
              () -> {
                var desk = Desks.here(workbench);
                desk.selection().datasetProperty().set(sample);
                var scene = Snapshot.stage(DetectView.of(desk), 1280, 720, Theme.LIGHT);
                return (TimeChart) scene.getRoot().lookup("#chart");
              });
      assertEquals(5, Fx.call(() -> chart.tracks().size()));
      for (var track : Fx.call(chart::tracks)) {
        assertInstanceOf(StoredSeries.class, track.measured());
        assertEquals(sample.rows(), track.measured().rows());
      }
      assertTrue(Fx.call(() -> chart.tracks().getFirst().expected().isPresent()));
    }
  }
}
