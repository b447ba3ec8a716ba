package io.driftglass.ui.registry;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.job.Progress;
import io.driftglass.problem.NotFound;
import io.driftglass.registry.Gate;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.StageChange;
import io.driftglass.registry.Transition;
import io.driftglass.registry.VersionScore;
import io.driftglass.registry.VersionState;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.monitor.FleetRow;
import io.driftglass.workbench.prove.Proof;
import io.driftglass.workbench.registry.ModelLineage;
import io.driftglass.workbench.registry.ValidationOutcome;
import java.time.Instant;
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
  public List<VersionState> states(Instant at) {
    return workbench.models().states(at);
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
  public List<VersionScore> scores(ModelVersion version) {
    return workbench.models().scores(version);
  }

  @Override
  public ModelLineage lineage(ModelVersion version) {
    return workbench.lineage(version);
  }

  @Override
  public List<Gate.Check> checks(ModelVersion version) {
    return workbench.models().checks(version);
  }

  @Override
  public Optional<ModelVersion> live(ModelVersion version) {
    return workbench.models().live(version);
  }

  @Override
  public Optional<ModelVersion> before(ModelVersion version) {
    return workbench.models().before(version);
  }

  @Override
  public ModelVersion promote(ModelVersion version, Stage to, String reason) {
    return workbench.models().promote(version, to, reason);
  }

  @Override
  public ModelVersion rollback(ModelVersion version, String reason) {
    return workbench.models().rollback(version, reason);
  }

  @Override
  public void change(List<StageChange> changes, String reason) {
    workbench.models().change(changes, reason);
  }

  @Override
  public void delete(ModelVersion version, String reason) {
    workbench.models().delete(version, reason);
  }

  @Override
  public ModelVersion restore(String title, String reason) {
    return workbench.models().restore(title, reason);
  }

  @Override
  public Compared compare(ModelVersion version, ModelVersion other, Progress progress) {
    var dataset = workbench.datasets().get(version.card().dataset());
    var judged =
        workbench
            .outOfSample()
            .compare(List.of(version, other), dataset, version.card().entity(), progress);
    return Compared.of(
        version,
        other,
        judged.getFirst().validation().rows(),
        judged.getFirst().validation().metrics(),
        judged.getLast().validation().metrics());
  }

  @Override
  public List<FleetRow> fleet() {
    return workbench.fleet();
  }

  @Override
  public List<Dataset> datasets() {
    return workbench.datasets().list();
  }

  @Override
  public List<ValidationOutcome> validate(
      List<ModelVersion> versions, Optional<Dataset> on, Progress progress) {
    return workbench.outOfSample().validateAll(versions, on, "", progress);
  }

  @Override
  public Proof prove(ModelVersion version, Progress progress) {
    return workbench.proving().prove(version, progress);
  }

  private static <T> Optional<T> found(Supplier<T> get) {
    try {
      return Optional.of(get.get());
    } catch (NotFound e) {
      return Optional.empty(); // deleted since; the card still names it
    }
  }
}
