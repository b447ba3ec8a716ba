package io.driftglass.ui.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.job.Runner;
import io.driftglass.pipeline.Pipeline;
import io.driftglass.pipeline.PipelineRun;
import io.driftglass.pipeline.Schedule;
import io.driftglass.pipeline.Template;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineViewTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  @TempDir Path folder;

  @Test
  void a_chosen_pipeline_stays_chosen_while_its_runs_are_read_and_when_it_has_run()
      throws Exception {
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      var model = new PipelineViewModel(workbench, Runner.HERE, Runner.HERE, UTC);
      for (var name : List.of("a", "b")) {
        model.run(
            workbench
                .pipelines()
                .save(
                    new Pipeline(
                        name,
                        Template.MONITOR,
                        Map.of(),
                        Schedule.of("", UTC),
                        false,
                        Optional.empty())));
      }
      Fx.run(
          () -> {
            var view = new PipelineView(model, new Sheets(), gone -> {}).view();
            var scene = Snapshot.stage(new StackPane(view), 1280, 820, Theme.LIGHT);
            var table = (TableView<?>) scene.getRoot().lookupAll(".table-view").iterator().next();
            table.getSelectionModel().select(1);
            assertEquals(1, table.getSelectionModel().getSelectedIndex());
            assertEquals(List.of("b"), shown(model));

            model.run(model.rows().get(1).pipeline());
            assertEquals(1, table.getSelectionModel().getSelectedIndex());
            assertEquals(List.of("b", "b"), shown(model));

            table.getSelectionModel().clearSelection();
            assertEquals(3, model.history().size());
          });
    }
  }

  private static List<String> shown(PipelineViewModel model) {
    return model.history().stream().map(PipelineRun::pipeline).toList();
  }
}
