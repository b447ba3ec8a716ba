package io.driftglass.ui.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.detect.NormalChances;
import io.driftglass.job.Progress;
import io.driftglass.metric.PrecisionRecall;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.SampleData;
import io.driftglass.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectPartsTest {
  @TempDir Path folder;

  private static Scene staged(Parent part, int width, int height) {
    return Snapshot.stage(part, width, height, Theme.LIGHT);
  }

  @Test
  void a_bar_ends_on_the_line_where_the_chances_are_kept() throws Exception {
    var heights =
        Fx.call(
            () -> {
              var shares = new double[NormalChances.BINS];
              shares[0] = .9;
              shares[1] = .1;
              var plot = new ChancesPlot(new NormalChances(shares, 50));
              staged(new VBox(plot), 300, 200);
              double line = plot.lookup(".promise").getBoundsInParent().getCenterY();
              var bars =
                  plot.getChildrenUnmodifiable().stream()
                      .filter(node -> node.getStyleClass().contains("histogram-bar"))
                      .map(bar -> bar.getBoundsInParent().getMinY())
                      .toList();
              return List.of(bars.get(0), bars.get(1) - line, bars.get(2));
            });
    assertEquals(0, heights.get(0));
    assertEquals(0, heights.get(1), 1);
    assertEquals(64, heights.get(2));
  }

  @Test
  void the_curve_goes_from_few_rows_found_to_all_and_the_dot_lies_on_it() throws Exception {
    var places =
        Fx.call(
            () -> {
              boolean[] truth = {false, true, false, true};
              var curve = PrecisionRecall.of(truth, new double[] {1, 4, 3, 2}).orElseThrow();
              var plot = new CurvePlot(curve, curve.at(4));
              staged(new VBox(plot), 208, 200);
              var points = ((Polyline) plot.lookup(".curve")).getPoints();
              var dot = (Circle) plot.lookup(".curve-dot");
              return List.of(points.get(0), points.get(2), dot.getCenterX(), dot.getCenterY());
            });
    assertEquals(List.of(104., 204., 104., 4.), places);
  }

  @Test
  void the_rules_of_a_search_are_told_and_taken() throws Exception {
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      var desk = searched(workbench);
      var model = new DetectViewModel(desk);
      var ruling = new AlarmRuling(desk, model);
      var scene =
          Fx.call(
              () -> {
                var content = RulesButton.content(ruling, () -> {});
                return staged(content, 400, 620);
              });
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
      Fx.call(
          () -> {
            ((TextField) scene.getRoot().lookup("#setting-muted-channels")).setText("No such");
            return true;
          });
      var told = (Labeled) scene.getRoot().lookup("#rules-told");
      assertTrue(Fx.call(told::getText).startsWith("There is no channel 'No such'. Known: "));
      int before = model.events().size();
      Fx.call(
          () -> {
            ((TextField) scene.getRoot().lookup("#setting-muted-channels")).setText("Vibration");
            ((Button) scene.getRoot().lookup("#use-rules")).fire();
            return true;
          });
      assertTrue(model.events().size() < before, "still " + before);
    }
  }

  @Test
  void the_comparison_of_detectors_is_offered_and_shown_with_the_reason() throws Exception {
    var given = Map.of("performance.race_seconds", "1");
    var config = Config.of(given, Map.of(), folder.resolve("no.toml"));
    try (var workbench = Workbench.open(new Home(folder.resolve("home")), config)) {
      var desk = searched(workbench);
      var model = new DetectViewModel(desk);
      var racing = new Racing(desk, model);
      var before = Fx.call(() -> staged(new RaceBoard(model, racing).node(), 1100, 500));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(before)));
      assertEquals("Compare detectors", Fx.call(() -> button(before).getText()));
      racing.run();
      var race = racing.raceProperty().get().orElseThrow();
      var after = Fx.call(() -> staged(new RaceBoard(model, racing).node(), 1100, 500));
      assertEquals("Compare again", Fx.call(() -> button(after).getText()));
      var table = (TableView<?>) after.getRoot().lookup("#race");
      assertEquals(race.rows(), Fx.call(() -> List.copyOf(table.getItems())));
    }
  }

  private static Button button(Scene scene) {
    return (Button) scene.getRoot().lookup(".button");
  }

  private static Desk searched(Workbench workbench) throws Exception {
    var sample = SampleData.worked(workbench, Progress.NONE);
    var desk = Desks.here(workbench);
    desk.selection().datasetProperty().set(sample);
    return desk;
  }
}
