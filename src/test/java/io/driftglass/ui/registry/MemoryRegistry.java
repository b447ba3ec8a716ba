package io.driftglass.ui.registry;

import io.driftglass.data.Dataset;
import io.driftglass.data.Lineage;
import io.driftglass.evaluate.Validation;
import io.driftglass.experiment.Run;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.problem.NotFound;
import io.driftglass.registry.Action;
import io.driftglass.registry.DataContract;
import io.driftglass.registry.DataPrint;
import io.driftglass.registry.Gate;
import io.driftglass.registry.History;
import io.driftglass.registry.ModelCard;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.StageChange;
import io.driftglass.registry.Task;
import io.driftglass.registry.Transition;
import io.driftglass.registry.VersionScore;
import io.driftglass.registry.VersionState;
import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import io.driftglass.workbench.monitor.FleetRow;
import io.driftglass.workbench.prove.Proof;
import io.driftglass.workbench.registry.Judged;
import io.driftglass.workbench.registry.ModelLineage;
import io.driftglass.workbench.registry.ValidationOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A registry that lives as long as a test.
final class MemoryRegistry implements Registry {
  private static final Instant START = Instant.parse("2026-05-01T08:41:00Z");
  private static final long DAY = Duration.ofDays(1).toSeconds() * 1_000_000;

  private final List<ModelVersion> versions = new ArrayList<>();
  private final List<Transition> history = new ArrayList<>();
  private final List<ModelVersion> deleted = new ArrayList<>();
  private String hash = "b94c2b07".repeat(8);
  private final List<String> validated = new ArrayList<>();
  private boolean derived;
  private Optional<String> refusal = Optional.empty();

  void register(String... models) {
    for (var model : models) {
      int number = 1 + (int) versions.stream().filter(v -> v.model().equals(model)).count();
      long id = versions.size() + 1L;
      versions.add(
          new ModelVersion(
              id,
              model,
              number,
              Stage.NONE,
              card(),
              "5f1e".repeat(16),
              318,
              "m.keller",
              START.plusSeconds(id),
              List.of()));
      history.addFirst(
          new Transition(
              model,
              number,
              model,
              Task.ANOMALY,
              Action.REGISTER,
              Stage.NONE,
              Stage.NONE,
              "m.keller",
              START.plusSeconds(id),
              "run #318"));
    }
  }

  void refuse(String reason) {
    refusal = Optional.of(reason);
  }

  void changeData() {
    hash = "0000".repeat(16);
  }

  @Override
  public List<ModelVersion> versions() {
    return List.copyOf(versions);
  }

  @Override
  public List<Transition> history(String model) {
    return history.stream().filter(t -> t.model().equals(model)).toList();
  }

  @Override
  public List<VersionState> states(Instant at) {
    return history(at, "").states();
  }

  private History history(Instant at, String model) {
    return new History(
        history.reversed().stream()
            .filter(t -> !t.at().isAfter(at) && (model.isEmpty() || t.model().equals(model)))
            .toList());
  }

  /// From now on the data of every version are derived, and charts and reports were made.
  void derive() {
    derived = true;
  }

  @Override
  public List<VersionScore> scores(ModelVersion version) {
    return List.of(
        new VersionScore(version.id(), START, "event_f1=0.4, mase=0.6", Optional.of(.71), .4));
  }

  @Override
  public ModelLineage lineage(ModelVersion version) {
    var first = dataset("").orElseThrow();
    if (!derived) return new ModelLineage(List.of(first), List.of());
    var recipe = new Lineage(1, "pump-station v1", hash, "[]", "77aa".repeat(16), "");
    return new ModelLineage(
        List.of(first, dataset(2, Optional.of(recipe))),
        List.of(use(9, "report"), use(8, "detect")));
  }

  private static Run use(long id, String kind) {
    return new Run(
        id,
        kind,
        kind,
        JobState.COMPLETED,
        Map.of("dataset", "pump-station v2"),
        Map.of(),
        1,
        "",
        START,
        Optional.of(START));
  }

  @Override
  public List<Gate.Check> checks(ModelVersion version) {
    return List.of(
        new Gate.Check(Gate.Outcome.PASSED, "validated on 21,600 rows it has not seen"),
        new Gate.Check(Gate.Outcome.FAILED, "event_f1 0.7100, needs at least 0.8000"));
  }

  @Override
  public Optional<ModelVersion> live(ModelVersion version) {
    return versions.stream()
        .filter(v -> v.model().equals(version.model()) && v.stage() == Stage.PRODUCTION)
        .findFirst();
  }

  @Override
  public Optional<ModelVersion> before(ModelVersion version) {
    return history(Instant.MAX, version.model())
        .before()
        .flatMap(
            state -> versions.stream().filter(v -> v.title().equals(state.title())).findFirst());
  }

  @Override
  public ModelVersion rollback(ModelVersion version, String reason) {
    return promote(before(version).orElseThrow(), Stage.PRODUCTION, reason);
  }

  @Override
  public void change(List<StageChange> changes, String reason) {
    for (var change : changes) {
      var version =
          versions.stream().filter(v -> v.id() == change.version()).findFirst().orElseThrow();
      promote(version, change.to(), reason);
    }
  }

  @Override
  public void delete(ModelVersion version, String reason) {
    var now = versions.stream().filter(v -> v.id() == version.id()).findFirst().orElseThrow();
    versions.remove(now);
    deleted.add(now);
  }

  @Override
  public ModelVersion restore(String title, String reason) {
    var back = deleted.stream().filter(v -> v.title().equals(title)).findFirst().orElseThrow();
    deleted.remove(back);
    versions.add(back);
    return back;
  }

  @Override
  public Compared compare(ModelVersion version, ModelVersion other, Progress progress) {
    return Compared.of(
        version,
        other,
        9000,
        Map.of("event_f1", .8, "mae", 2.0),
        Map.of("event_f1", .7, "mae", 1.0));
  }

  /// Every version watches a sensor of its model's name; only the first was ever checked.
  @Override
  public List<FleetRow> fleet() {
    return versions.stream()
        .map(
            v ->
                new FleetRow(
                    v.model(),
                    Task.ANOMALY,
                    v,
                    v.registered(),
                    v.id() == 1 ? Optional.of(true) : Optional.empty(),
                    v.id() == 1 ? Optional.of("event_f1") : Optional.empty(),
                    v.id() == 1 ? Optional.of(.71) : Optional.empty(),
                    v.id() == 1 ? 2 : 0))
        .toList();
  }

  @Override
  public List<Dataset> datasets() {
    return List.of(dataset("").orElseThrow());
  }

  /// All but the first can be judged.
  @Override
  public List<ValidationOutcome> validate(
      List<ModelVersion> asked, Optional<Dataset> on, Progress progress) {
    validated.add(on.map(Dataset::title).orElse(""));
    return asked.stream()
        .map(
            v ->
                v.id() == 1
                    ? new ValidationOutcome(
                        v, Optional.empty(), Optional.of(new NotFound("It is gone.", "Import it.")))
                    : new ValidationOutcome(v, Optional.of(judged(v)), Optional.empty()))
        .toList();
  }

  private Judged judged(ModelVersion version) {
    var figures = new Validation(9000, Map.of("event_f1", .8), Map.of("mae", "no forecast"));
    return new Judged(version, dataset("").orElseThrow(), "", 100, figures, 1);
  }

  /// What was validated on, one a time; empty for the data that was learnt from.
  List<String> validated() {
    return List.copyOf(validated);
  }

  @Override
  public Proof prove(ModelVersion version, Progress progress) {
    return new Proof(
        version.title(), List.of(new Proof.Step("the data", true, "have the hash b94c")));
  }

  @Override
  public Optional<Dataset> dataset(String title) {
    return Optional.of(dataset(1, Optional.empty()));
  }

  private Dataset dataset(int number, Optional<Lineage> lineage) {
    var clock = new Clock.Utc(ZoneId.of("Europe/Berlin"));
    return new Dataset(
        number,
        "pump-station",
        number,
        "pump-station.csv",
        hash,
        87_840,
        clock,
        List.of(),
        List.of(),
        List.of(""),
        0,
        60 * DAY,
        60_000_000,
        0,
        0,
        0,
        List.of(),
        START,
        lineage);
  }

  @Override
  public Optional<Run> run(long id) {
    return Optional.of(
        new Run(
            id,
            "train",
            "Train",
            JobState.COMPLETED,
            Map.of(),
            Map.of(),
            1,
            "",
            START,
            Optional.of(START.plusSeconds(134))));
  }

  @Override
  public ModelVersion promote(ModelVersion version, Stage to, String reason) {
    refusal.ifPresent(
        why -> {
          throw new NotFound(why, "Validate it first.");
        });
    int at =
        versions.indexOf(
            versions.stream().filter(v -> v.id() == version.id()).findFirst().orElseThrow());
    var now = versions.get(at);
    var moved =
        new ModelVersion(
            now.id(),
            now.model(),
            now.number(),
            to,
            now.card(),
            now.artifactSha256(),
            now.runId(),
            now.author(),
            now.registered(),
            now.aliases());
    if (to == Stage.PRODUCTION) {
      live(version)
          .filter(v -> v.id() != now.id())
          .ifPresent(v -> promote(v, Stage.ARCHIVED, "replaced"));
    }
    versions.set(at, moved);
    history.addFirst(
        new Transition(
            now.model(),
            now.number(),
            now.sensor(),
            now.card().task(),
            Action.MOVE,
            now.stage(),
            to,
            "m.keller",
            START.plusSeconds(600 + history.size()),
            reason));
    return moved;
  }

  private static ModelCard card() {
    return new ModelCard(
        Task.ANOMALY,
        "ridge-ar",
        Map.of("lags", "32", "ridge", "1.0"),
        "pump-station v1",
        "b94c2b07".repeat(8),
        "",
        new Interval(0, 30 * DAY),
        43_200,
        new Interval(30 * DAY, 45 * DAY),
        21_600,
        42,
        "0.1.0",
        "CPU, 2 cores, OpenBLAS",
        Map.of("event_f1", 0.71, "alarms_per_day", 0.34),
        Map.of("precision", "no labels in the validation rows"),
        "",
        "",
        "",
        DataContract.NONE,
        0,
        0,
        DataPrint.NONE,
        List.of());
  }
}
