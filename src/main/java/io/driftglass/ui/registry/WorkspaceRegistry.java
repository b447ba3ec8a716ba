package io.driftglass.ui.registry;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.problem.NotFound;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Transition;
import io.driftglass.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The registry of an open workspace.
record WorkspaceRegistry(Workbench workbench) implements Registry {
  @Override
  public List<ModelVersion> versions() {
    return workbench.models().list();
  }

  @Override
  public List<Transition> history(String model) {
    return workbench.models().history(model);
  }

  @Override
  public Optional<Dataset> dataset(String title) {
    return found(() -> workbench.datasets().get(title));
  }

  @Override
  public Optional<Run> run(long id) {
    return found(() -> workbench.runs().get(id));
  }

  @Override
  public ModelVersion promote(ModelVersion version, Stage to, String reason) {
    return workbench.models().promote(version, to, reason);
  }

  private static <T> Optional<T> found(Supplier<T> get) {
    try {
      return Optional.of(get.get());
    } catch (NotFound e) {
      return Optional.empty(); // deleted since; the card still names it
    }
  }
}
