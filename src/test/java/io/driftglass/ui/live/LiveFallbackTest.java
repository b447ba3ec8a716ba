package io.driftglass.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.live.Fallback;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Where no detector is registered a feed is scored by the fallback, and the page says so.
@Timeout(120)
class LiveFallbackTest {
  @TempDir Path folder;

  @Test
  void a_banner_says_that_no_model_scores_the_rows() throws Exception {
    var history = Files.writeString(folder.resolve("history.csv"), lines(300));
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      var learnt =
          ((ImportResult.Imported)
                  workbench
                      .datasets()
                      .importFile(history, ReadingOptions.NONE, Optional.of("pump"), Progress.NONE))
              .dataset();
      var desk = Fx.call(() -> TestDesk.of(workbench, Theme.LIGHT));
      var form = new FeedForm(learnt, learnt.entities().getFirst());
      form.placeProperty().set(history.toString());
      workbench.liveFeeds().start(form.setup("", Fallback.METHOD));
      Scene scene =
          Fx.call(
              () -> {
                desk.selection().datasetProperty().set(learnt);
                return Snapshot.stage(new StackPane(LiveView.of(desk)), 1280, 820, Theme.LIGHT);
              });
      Fx.await(
          60,
          () -> {
            Snapshot.layOut(scene);
            return scene.getRoot().lookup("#live-fallback") != null;
          });
      var said = Fx.call(() -> texts(scene));
      assertTrue(
          said.contains("Fallback: no model scores these rows, but a robust z-score."),
          said.toString());
      assertNotNull(Fx.call(() -> scene.getRoot().lookup("#live-chart")));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
      Fx.run(() -> ((StackPane) scene.getRoot()).getChildren().clear());
    }
  }

  private static List<String> texts(Scene scene) {
    return scene.getRoot().lookup("#live-fallback").lookupAll(".label").stream()
        .map(node -> ((Label) node).getText())
        .toList();
  }

  private static String lines(int rows) {
    var random = new Random(1);
    var text = new StringBuilder("time,a\n");
    for (int row = 0; row < rows; row++) {
      text.append(
          "2026-03-01 00:%02d:%02d,%.3f\n".formatted(row / 60, row % 60, random.nextGaussian()));
    }
    return text.toString();
  }
}
