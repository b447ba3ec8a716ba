package io.driftglass.ui.registry;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.registry.Gate;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Transition;
import io.driftglass.registry.VersionScore;
import io.driftglass.workbench.registry.ModelLineage;
import java.util.List;
import java.util.Optional;

/// What is known of one version.
///
/// @param history of its model, newest first
/// @param dataset it was trained on; empty where that has been deleted
/// @param run that made it; empty where that is gone
/// @param checks what promotion to production asks for, and what was found
/// @param other the version to compare it with: the one in production, or for that one the one
///   before it
/// @param scores what it is worth by the weights of the settings, then by earlier ones
/// @param lineage where its data come from and what was made with it
record Details(
    ModelVersion version,
    List<Transition> history,
    Optional<Dataset> dataset,
    Optional<Run> run,
    List<Gate.Check> checks,
    Optional<ModelVersion> other,
    ModelLineage lineage,
    List<VersionScore> scores) {
  Details {
    scores = List.copyOf(scores);
    history = List.copyOf(history);
    checks = List.copyOf(checks);
  }

  static Details of(Registry registry, ModelVersion version) {
    return new Details(
        version,
        registry.history(version.model()),
        registry.dataset(version.card().dataset()),
        registry.run(version.runId()),
        registry.checks(version),
        registry
            .live(version)
            .filter(live -> live.id() != version.id())
            .or(() -> registry.before(version).filter(before -> before.id() != version.id())),
        registry.lineage(version),
        registry.scores(version));
  }

  /// Whether the dataset in the workspace is, value for value, the one it was trained on.
  boolean dataProved() {
    return dataset.map(Dataset::sha256).filter(version.card().dataSha256()::equals).isPresent();
  }

  /// The comparison by the cards' own figures; empty where there is nothing to compare with or the
  /// figures are of different rows.
  Optional<Compared> compared() {
    return other.flatMap(it -> Compared.byCards(version, it));
  }
}
