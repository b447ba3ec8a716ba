package io.driftglass.ui.registry;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Transition;
import java.util.List;
import java.util.Optional;

/// What is known of one version.
///
/// @param history of its model, newest first
/// @param dataset it was trained on; empty where that has been deleted
/// @param run that made it; empty where that is gone
record Details(
    ModelVersion version, List<Transition> history, Optional<Dataset> dataset, Optional<Run> run) {
  Details {
    history = List.copyOf(history);
  }

  /// Whether the dataset in the workspace is, value for value, the one it was trained on.
  boolean dataProved() {
    return dataset.map(Dataset::sha256).filter(version.card().dataSha256()::equals).isPresent();
  }
}
