package io.driftglass.ui.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.monitor.AlertLevel;
import io.driftglass.monitor.AlertType;
import io.driftglass.monitor.Signal;
import io.driftglass.registry.Task;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.fit.TrainRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The five panels of the page with nothing, one row and many rows in each, on real workspaces.
class MonitorPanelsTest {
  private static final int MANY = 12;

  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;

  @BeforeEach
  void open() {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    desk = Desks.here(workbench);
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void without_a_model_every_panel_says_so() throws Exception {
    var texts = fits();
    assertTrue(
        texts.containsAll(
            List.of(
                "Nothing to watch until a model is registered.",
                "No drift check of this model yet.",
                "No training of this model yet.",
                "No A/B test with this version yet.",
                "No alert, now or before.")),
        texts.toString());
  }

  @Test
  void one_row_stands_in_every_panel() throws Exception {
    rows();
    train("naive");
    train("seasonal-naive");
    workbench.tracking().checkAll(1, Progress.NONE);
    test(1);
    tell(0);
    var texts = fits();
    assertTrue(texts.containsAll(List.of("2 trainings", "1 test")), texts.toString());
    assertTrue(texts.contains("completed"), texts.toString());
  }

  @Test
  void many_rows_are_all_there_and_fit_in_their_panels() throws Exception {
    rows();
    for (int i = 0; i < MANY; i++) train(i % 2 == 0 ? "naive" : "seasonal-naive");
    workbench.tracking().checkAll(1, Progress.NONE);
    for (int i = 0; i < MANY; i++) {
      test(7);
      tell(i);
    }
    var texts = fits();
    assertTrue(texts.containsAll(List.of(MANY + " trainings", MANY + " tests")), texts.toString());
    long told = texts.stream().filter(text -> text.startsWith("Alert number ")).count();
    assertEquals(MANY, told);
    assertEquals(
        1,
        texts.stream().filter("gain of B with its bounds"::equals).count(),
        "the newest test has its chart");
  }

  /// The texts of the page, which fit in both themes.
  private List<String> fits() throws Exception {
    List<String> texts = List.of();
    for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
      Parent view = Fx.call(() -> MonitorView.of(desk));
      Scene page = Fx.call(() -> Snapshot.stage(view, 1280, 820, theme));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(page)));
      texts =
          Fx.call(
              () ->
                  view.lookupAll(".label").stream()
                      .map(Labeled.class::cast)
                      .map(Labeled::getText)
                      .toList());
    }
    return texts;
  }

  private void test(int looks) {
    var models = workbench.models();
    var tests = workbench.abTesting();
    var test = tests.start("", models.get("pump v1"), models.get("pump v2"), .5, looks);
    tests.results(test, Progress.NONE);
  }

  private void tell(int number) {
    workbench
        .tracking()
        .tell(
            List.of(
                new Signal(
                    AlertType.DATA_QUALITY,
                    number % 2 == 0 ? AlertLevel.MAJOR : AlertLevel.MINOR,
                    Optional.of(Task.FORECAST),
                    "pump v1",
                    "",
                    "channel " + number,
                    Signal.State.WRONG,
                    "Alert number %d: two of ten rows are missing in channel %d."
                        .formatted(number, number),
                    Map.of())));
  }

  private void train(String method) {
    workbench
        .models()
        .train(
            new TrainRequest(
                workbench.datasets().get("pump"),
                "",
                Task.FORECAST,
                method,
                Map.of(),
                .4,
                .3,
                "pump"),
            Progress.NONE);
  }

  /// A daily wave of eight channels, of which half move after the training.
  private void rows() throws IOException {
    var random = new Random(1);
    var text = new StringBuilder("step");
    for (int c = 0; c < 8; c++) text.append(",bearing temperature ").append(c);
    text.append('\n');
    for (int row = 0; row < 900; row++) {
      text.append(row);
      for (int c = 0; c < 8; c++) {
        double value = 3 * Math.sin(row * Math.PI / 12) + random.nextGaussian();
        text.append(',').append(value + (row > 500 && c % 2 == 0 ? 2 : 0));
      }
      text.append('\n');
    }
    var file = Files.writeString(folder.resolve("pump.csv"), text);
    workbench.datasets().importFile(file, ReadingOptions.NONE, Optional.of("pump"), Progress.NONE);
  }
}
