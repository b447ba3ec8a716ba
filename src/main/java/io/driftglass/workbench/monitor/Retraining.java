package io.driftglass.workbench.monitor;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.monitor.Training;
import io.driftglass.monitor.TrainingStore;
import io.driftglass.monitor.Trigger;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.InsufficientData;
import io.driftglass.registry.ModelVersion;
import io.driftglass.series.Clock;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.detect.KnownAnomalies;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.fit.TrainingRun;
import io.driftglass.workbench.registry.Models;
import io.driftglass.workbench.run.Runs;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Trains models anew and keeps the history of all trainings.
public final class Retraining {
  private static final double TRAIN = .7;
  private static final double VALIDATE = .15;

  private final Datasets datasets;
  private final Models models;
  private final KnownAnomalies known;
  private final Runs runs;
  private final AbTesting abTesting;
  private final TrainingStore store;
  private final InstantSource clock;

  public Retraining(
      Datasets datasets,
      Models models,
      KnownAnomalies known,
      Runs runs,
      AbTesting abTesting,
      TrainingStore store,
      InstantSource clock) {
    this.datasets = datasets;
    this.models = models;
    this.known = known;
    this.runs = runs;
    this.abTesting = abTesting;
    this.store = store;
    this.clock = clock;
  }

  /// Trains the version's method with its settings on the newest rows of its dataset, without the
  /// anomalies confirmed there and in the rows that it has learnt from, and compares the new
  /// version with it on rows that neither has learnt from. Nothing is promoted.
  ///
  /// @throws Conflict where the program has trained this model by itself a short while ago
  public Training retrain(ModelVersion version, Trigger trigger, Progress progress) {
    var machine = runs.get(version.runId()).parameters().getOrDefault("entity", "");
    if (trigger != Trigger.MANUAL) {
      var own =
          store.list(version.model()).stream()
              .filter(training -> training.machine().equals(machine))
              .toList();
      Training.mayTrainFrom(own, clock.instant())
          .ifPresent(
              from -> {
                throw new Conflict(
                    version.model() + " was trained by itself less than a day ago",
                    "It may be trained so again from " + from + "; train it by hand to do so now.");
              });
    }
    var card = version.card();
    var begun = store.start(card.task(), version.model(), machine, card.settings(), trigger);
    try {
      var trained = datasets.get(card.dataset());
      var newest = datasets.get(trained.name());
      var request =
          new TrainRequest(
              newest,
              machine,
              card.task(),
              card.method(),
              card.settings(),
              TRAIN,
              VALIDATE,
              version.model());
      var made = models.train(request.without(known, trained), Map.of(), progress.part(0, .6));
      var outcome = compared(version, made, progress.part(.6, 1));
      var clockShown = trained.clock();
      store.made(
          begun.id(),
          made.id(),
          clockShown.text(made.card().trainedOn().from()),
          clockShown.text(made.card().trainedOn().until()),
          made.card().trainedRows(),
          outcome.improvement());
      return store.end(begun.id(), JobState.COMPLETED, outcome.message());
    } catch (CancellationException e) {
      store.end(begun.id(), JobState.CANCELLED, "cancelled");
      throw e;
    } catch (RuntimeException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      store.end(begun.id(), JobState.FAILED, why);
      throw e;
    }
  }

  /// The trainings of a model, newest first; a version that was trained any other way is added as
  /// trained by hand.
  public List<Training> history(String model) {
    var kept = store.list(model);
    var known =
        kept.stream().flatMapToLong(t -> t.version().stream()).boxed().collect(Collectors.toSet());
    var unknown =
        models.list().stream()
            .filter(version -> version.model().equals(model) && !known.contains(version.id()))
            .toList();
    if (unknown.isEmpty()) return kept;
    var trained =
        runs.list(unknown.stream().map(ModelVersion::runId).toList()).stream()
            .filter(run -> run.kind().equals(TrainingRun.KIND))
            .collect(Collectors.toMap(Run::id, Function.identity(), (one, same) -> one));
    if (trained.isEmpty()) return kept;
    var held = datasets.list();
    for (var version : unknown.reversed()) {
      Optional.ofNullable(trained.get(version.runId()))
          .flatMap(run -> byHand(version, run, held))
          .ifPresent(store::add);
    }
    return store.list(model);
  }

  private record Outcome(OptionalDouble improvement, String message) {}

  private Outcome compared(ModelVersion before, ModelVersion after, Progress progress) {
    try {
      var found = abTesting.compare(before, after, 1, progress);
      double loss = found.last().lossA();
      var improvement =
          loss > 0 ? OptionalDouble.of(found.last().gain() / loss) : OptionalDouble.empty();
      return new Outcome(improvement, found.sentence(before.title(), after.title()));
    } catch (InsufficientData e) {
      return new Outcome(
          OptionalDouble.empty(),
          "%s could not be compared with %s: %s"
              .formatted(after.title(), before.title(), e.getMessage()));
    }
  }

  private static Optional<Training> byHand(ModelVersion version, Run run, List<Dataset> held) {
    if (!run.state().ended()) return Optional.empty();
    var card = version.card();
    Clock shown =
        held.stream()
            .filter(dataset -> dataset.sha256().equals(card.dataSha256()))
            .findFirst()
            .map(Dataset::clock)
            .orElse(new Clock.Index("tick"));
    return Optional.of(
        new Training(
            0,
            card.task(),
            version.model(),
            run.parameters().getOrDefault("entity", ""),
            run.started(),
            run.ended(),
            run.state(),
            shown.text(card.trainedOn().from()),
            shown.text(card.trainedOn().until()),
            card.trainedRows(),
            OptionalLong.of(version.id()),
            OptionalDouble.empty(),
            card.settings(),
            Trigger.MANUAL,
            ""));
  }
}
