package io.driftglass.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.db.Database;
import io.driftglass.experiment.RunStore;
import io.driftglass.job.JobState;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.shape.Circle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Experiments page with trainings of which several are chosen.
class ExperimentsPageTest {
  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;

  @BeforeEach
  void open() {
    var home = new Home(folder.resolve("home"));
    Workbench.open(home).close();
    try (var db = Database.open(home.database())) {
      var runs = RunStore.open(db, InstantSource.system());
      for (int n = 1; n <= 8; n++) {
        var parameters = Map.of("lags", "" + 12 * n, "method", n % 2 == 0 ? "ridge" : "theta");
        var run = runs.start("train", "Training " + n, parameters);
        runs.metrics(run.id(), Map.of("mase", 1.0 / n, "smape", 8 + Math.sin(n), "rmse", .1 * n));
        runs.end(run.id(), JobState.COMPLETED, "");
      }
    }
    workbench = Workbench.open(home);
    desk = Desks.here(workbench);
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void several_chosen_runs_are_drawn_and_one_is_not() throws Exception {
    Parent view = Fx.call(() -> ExperimentsView.of(desk));
    Scene page = Fx.call(() -> Snapshot.stage(view, 1280, 820, Theme.LIGHT));
    assertFalse(Fx.call(() -> view.lookup("#runs-picture").isVisible()));
    Fx.run(() -> ((TableView<?>) view.lookup("#runs")).getSelectionModel().selectAll());
    Fx.run(() -> Snapshot.layOut(page));
    assertTrue(Fx.call(() -> view.lookup("#runs-picture").isVisible()));
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(page)));
    long points =
        Fx.call(
            () ->
                view.lookup("#runs-picture").lookupAll(".curve-best").stream()
                    .filter(Circle.class::isInstance)
                    .count());
    assertEquals(8, points);
  }

  @Test
  void a_filter_is_kept_with_the_workspace() throws Exception {
    Parent view = Fx.call(() -> ExperimentsView.of(desk));
    Fx.run(() -> Snapshot.stage(view, 1280, 820, Theme.LIGHT));
    var keep = (Button) Fx.call(() -> view.lookup("#keep-filter"));
    assertTrue(keep.isDisabled());
    var field = (TextField) Fx.call(() -> view.lookup("#filter"));
    Fx.run(
        () -> {
          field.setText("mase < 0.5");
          field.getOnAction().handle(null);
          keep.fire();
        });
    assertEquals(List.of("mase < 0.5"), workbench.windowMemory().filters());
    assertEquals("Forget filter", keep.getText());
  }

  @Test
  void one_run_shows_its_log_and_a_search_leads_to_its_trials() throws Exception {
    workbench.close();
    var home = new Home(folder.resolve("home"));
    try (var db = Database.open(home.database())) {
      var runs = RunStore.open(db, InstantSource.system());
      var search = runs.start("search", "Search from Ridge", Map.of());
      for (int n = 0; n < 2; n++) {
        var of = Map.of("search.run", "" + search.id(), "search.trial", "" + n);
        runs.end(runs.start("trial", "Trial " + n, of).id(), JobState.COMPLETED, "");
      }
      runs.log(search.id(), "trial 1 of 2: ridge");
      runs.metrics(search.id(), Map.of("trained_rows", 7011.0));
      runs.end(search.id(), JobState.COMPLETED, "");
    }
    workbench = Workbench.open(home);
    desk = Desks.here(workbench);
    Parent view = Fx.call(() -> ExperimentsView.of(desk));
    Scene page = Fx.call(() -> Snapshot.stage(view, 1280, 820, Theme.LIGHT));
    Fx.run(
        () -> {
          var field = (TextField) view.lookup("#filter");
          field.setText("kind = search");
          field.getOnAction().handle(null);
          Snapshot.layOut(page);
          var log = view.lookup("#run-log").lookupAll(".label");
          var told = log.stream().map(l -> ((Label) l).getText()).toList();
          assertTrue(
              told.stream().anyMatch(l -> l.matches("\\d\\d:\\d\\d:\\d\\d trial 1 of 2: ridge")),
              told.toString());
          assertEquals(List.of(), CutLabels.in(page));
          view.lookupAll(".button").stream()
              .map(Button.class::cast)
              .filter(button -> button.getText().equals("Its trials"))
              .findFirst()
              .orElseThrow()
              .fire();
          var table = (TableView<?>) view.lookup("#runs");
          assertEquals(2, table.getItems().size());
        });
  }
}
