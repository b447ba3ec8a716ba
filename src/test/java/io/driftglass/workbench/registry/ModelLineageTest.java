package io.driftglass.workbench.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.experiment.Run;
import io.driftglass.job.Progress;
import io.driftglass.prepare.Recipe;
import io.driftglass.prepare.RecipeStep;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.MainJob;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.fit.WaveTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelLineageTest {
  @TempDir Path folder;

  @Test
  void the_chain_of_data_and_what_was_made_with_a_version_are_found() throws IOException {
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      var first = WaveTraining.imported(workbench);
      var recipe = new Recipe(List.of(RecipeStep.of("fill")));
      var second =
          workbench
              .preparing()
              .make(first, recipe, Optional.empty(), "clean", Progress.NONE)
              .dataset();
      var version =
          workbench.models().train(WaveTraining.request(second, "robust-z"), Progress.NONE);
      assertEquals(List.of(first, second), workbench.lineage(version).chain());
      assertEquals(List.of(), workbench.lineage(version).uses());
      workbench.models().score(version, first, "", Progress.NONE);
      workbench.proving().prove(version, Progress.NONE);
      var job = MainJob.look(workbench, second, "", Progress.NONE);
      workbench.reports().write(job, folder.resolve("r.html"), Progress.NONE);
      assertEquals(
          List.of("report", "detect"),
          workbench.lineage(version).uses().stream().map(Run::kind).toList());
    }
  }
}
