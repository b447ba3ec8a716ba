package io.driftglass.ui.registry;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.job.Progress;
import io.driftglass.registry.Gate;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.StageChange;
import io.driftglass.registry.Transition;
import io.driftglass.registry.VersionScore;
import io.driftglass.registry.VersionState;
import io.driftglass.workbench.monitor.FleetRow;
import io.driftglass.workbench.prove.Proof;
import io.driftglass.workbench.registry.ModelLineage;
import io.driftglass.workbench.registry.ValidationOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The part of a workspace the page works with. Slow: never called on the window's thread.
interface Registry {
  List<ModelVersion> versions();

  /// Newest first.
  List<Transition> history(String model);

  /// Where every version stood at a moment, deleted ones included.
  List<VersionState> states(Instant at);

  Optional<Dataset> dataset(String title);

  Optional<Run> run(long id);

  /// What a version is worth by the weights of the settings, then by earlier ones.
  List<VersionScore> scores(ModelVersion version);

  /// Where a version comes from and what was made with it.
  ModelLineage lineage(ModelVersion version);

  /// What promotion to production will ask of a version, and what was found.
  List<Gate.Check> checks(ModelVersion version);

  /// The version in production for the same sensor and task.
  Optional<ModelVersion> live(ModelVersion version);

  /// The version that a rollback would put back.
  Optional<ModelVersion> before(ModelVersion version);

  ModelVersion promote(ModelVersion version, Stage to, String reason);

  ModelVersion rollback(ModelVersion version, String reason);

  /// Takes a change of stages back or does it again, all or nothing.
  void change(List<StageChange> changes, String reason);

  void delete(ModelVersion version, String reason);

  ModelVersion restore(String title, String reason);

  /// Both versions on the rows of the first one's dataset that neither has learnt from.
  Compared compare(ModelVersion version, ModelVersion other, Progress progress);

  /// Every sensor with the version that watches it.
  List<FleetRow> fleet();

  /// What versions can be judged on, newest first.
  List<Dataset> datasets();

  /// Judges versions on rows they have not learnt from; one that cannot be judged is listed with
  /// its reason.
  ///
  /// @param on empty for the newest of the data that each has learnt from
  List<ValidationOutcome> validate(
      List<ModelVersion> versions, Optional<Dataset> on, Progress progress);

  /// Runs a version again from its hashes.
  Proof prove(ModelVersion version, Progress progress);
}
