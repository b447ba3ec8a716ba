package io.driftglass.ui.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.ui.chart.TimeChart;
import io.driftglass.ui.chart.series.StoredSeries;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.DetectRequest;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.SampleData;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectViewTest {
  private static final int CHANNELS = 24;

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

  @Test
  void the_channel_that_leads_the_chosen_event_is_in_view_among_many() throws Exception {
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      var wide = wide(workbench);
      workbench.detection().detect(DetectRequest.of(wide, "", "robust-z"), Progress.NONE);
      Fx.run(
          () -> {
            var desk = Desks.here(workbench);
            desk.selection().datasetProperty().set(wide);
            var scene = Snapshot.stage(DetectView.of(desk), 1280, 720, Theme.LIGHT);
            var chart = (TimeChart) scene.getRoot().lookup("#chart");
            scene.getRoot().layout();
            assertEquals("c20", chart.selectedEventProperty().get().topChannel());
            assertTrue(top(chart, "c20") > top(chart, "Events"));
            assertTrue(top(chart, "c20") < top(chart, "Anomaly score"));
            assertTrue(top(chart, "c0") < top(chart, "Events"));
          });
    }
  }

  /// Where a name beside the plots stands, px from the top of the window.
  private static double top(TimeChart chart, String name) {
    return chart.lookupAll(".label").stream()
        .filter(node -> ((Label) node).getText().equals(name))
        .mapToDouble(node -> node.localToScene(node.getLayoutBounds()).getMinY())
        .findFirst()
        .orElseThrow();
  }

  private Dataset wide(Workbench workbench) throws IOException {
    var random = new Random(7);
    var text = new StringBuilder("step");
    for (int c = 0; c < CHANNELS; c++) text.append(",c").append(c);
    for (int row = 0; row < 1000; row++) {
      text.append('\n').append(row);
      for (int c = 0; c < CHANNELS; c++) {
        boolean fault = c == 20 && row >= 700 && row < 710;
        text.append(",%.3f".formatted(random.nextGaussian() + (fault ? 40 : 0)));
      }
    }
    var file = Files.writeString(folder.resolve("wide.csv"), text.append('\n'));
    var result =
        workbench
            .datasets()
            .importFile(file, ReadingOptions.NONE, Optional.of("wide"), Progress.NONE);
    return assertInstanceOf(ImportResult.Imported.class, result).dataset();
  }
}
