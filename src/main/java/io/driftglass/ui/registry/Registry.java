package io.driftglass.ui.registry;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Transition;
import java.util.List;
import java.util.Optional;

/// The part of a workspace the page works with. Slow: never called on the window's thread.
interface Registry {
  List<ModelVersion> versions();

  /// Newest first.
  List<Transition> history(String model);

  Optional<Dataset> dataset(String title);

  Optional<Run> run(long id);

  ModelVersion promote(ModelVersion version, Stage to, String reason);
}
