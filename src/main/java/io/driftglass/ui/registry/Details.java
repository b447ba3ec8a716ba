package io.driftglass.ui.registry;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Transition;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /// Changes of stage and registrations together, newest first; a registration is a step from no
  /// stage to none.
  static List<Transition> steps(List<Transition> changes, List<ModelVersion> versions) {
    var registered =
        versions.stream()
            .map(
                v ->
                    new Transition(
                        v.model(),
                        v.number(),
                        Stage.NONE,
                        Stage.NONE,
                        v.author(),
                        v.registered(),
                        "run #" + v.runId()));
    return Stream.concat(changes.stream(), registered)
        .sorted(Comparator.comparing(Transition::at).reversed())
        .toList();
  }

  /// Whether the dataset in the workspace is, value for value, the one it was trained on.
  boolean dataProved() {
    return dataset.map(Dataset::sha256).filter(version.card().dataSha256()::equals).isPresent();
  }
}
