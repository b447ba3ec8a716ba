package io.driftglass.ui.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.label.Said;
import io.driftglass.label.Verdict;
import io.driftglass.ui.chart.TimeChart;
import io.driftglass.ui.chart.series.StoredSeries;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.task.TaskJob;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.SampleData;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.detect.DetectRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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

  @Test
  void a_race_that_another_page_wants_begins_once() throws Exception {
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      var data = wide(workbench);
      var desk = TestDesk.of(workbench, Theme.LIGHT);
      Fx.run(
          () -> {
            desk.selection().datasetProperty().set(data);
            DetectView.of(desk);
            desk.selection().raceWantedProperty().set(true);
          });
      assertFalse(Fx.call(() -> desk.selection().raceWantedProperty().get()));
      var jobs = Fx.call(() -> List.copyOf(desk.tools().jobs()));
      assertEquals(
          List.of("Compare detectors on " + data.title()),
          jobs.stream().map(TaskJob::title).toList());
      Fx.run(() -> jobs.forEach(TaskJob::cancel));
      Fx.await(60, () -> jobs.stream().allMatch(job -> job.state().ended()));
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

  @Test
  void keys_label_the_chosen_event_and_what_was_said_is_taken_back() throws Exception {
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      var wide = wide(workbench);
      var found =
          workbench.detection().detect(DetectRequest.of(wide, "", "robust-z"), Progress.NONE);
      Fx.run(
          () -> {
            var desk = Desks.here(workbench);
            desk.selection().datasetProperty().set(wide);
            var page = (PageFrame) DetectView.of(desk);
            Snapshot.stage(page, 1280, 720, Theme.LIGHT);
            var stretch = desk.selection().eventProperty().get().interval();
            press(page, KeyCode.A, "a");
            press(page, KeyCode.DIGIT4, "4");
            press(page, KeyCode.R, "r");
            var review = workbench.review();
            var said =
                List.of(
                    new Said(Verdict.NORMAL, 0, ""),
                    new Said(Verdict.ANOMALY, 4, ""),
                    new Said(Verdict.ANOMALY, 0, ""));
            for (var word : said) {
              var label = review.label(wide, "", stretch).orElseThrow();
              assertEquals(word, new Said(label.verdict(), label.kind(), label.text()));
              desk.tools().undo().undo();
            }
            assertTrue(review.label(wide, "", stretch).isEmpty());
            press(page, KeyCode.N, "n");
            var note = (TextField) page.lookup("#review .text-field");
            assertEquals(note, page.getScene().getFocusOwner());
            note.setText("pump changed");
            note.fireEvent(new ActionEvent());
            assertEquals("pump changed", review.label(wide, "", stretch).orElseThrow().text());
            note.fireEvent(
                new KeyEvent(
                    KeyEvent.KEY_PRESSED, "4", "4", KeyCode.DIGIT4, false, false, false, false));
            assertEquals(0, review.label(wide, "", stretch).orElseThrow().kind(), "it is a text");
          });
      assertTrue(workbench.review().evaluate(found).isPresent(), "what was said judges the search");
    }
  }

  private static void press(PageFrame page, KeyCode code, String text) {
    var event = new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, false, false, false, false);
    if (!page.pressed(event)) page.fireEvent(event);
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
