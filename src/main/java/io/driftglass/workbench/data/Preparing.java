package io.driftglass.workbench.data;

import io.driftglass.data.Dataset;
import io.driftglass.data.DatasetStore;
import io.driftglass.data.Derivation;
import io.driftglass.data.Lineage;
import io.driftglass.data.plan.Note;
import io.driftglass.job.Progress;
import io.driftglass.label.LabelStore;
import io.driftglass.prepare.Preparation;
import io.driftglass.prepare.Recipe;
import io.driftglass.prepare.StepReport;
import io.driftglass.prepare.step.Place;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Frame;
import io.driftglass.workbench.run.Recorder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Makes new versions of datasets by recipe.
public final class Preparing {
  private final Datasets datasets;
  private final DatasetStore store;
  private final LabelStore labels;
  private final Recorder recorder;

  public Preparing(Datasets datasets, DatasetStore store, LabelStore labels, Recorder recorder) {
    this.datasets = datasets;
    this.store = store;
    this.labels = labels;
    this.recorder = recorder;
  }

  /// A new version and what each active step did to all of its series together.
  public record Made(Dataset dataset, List<StepReport> reports) {
    public Made {
      reports = List.copyOf(reports);
    }
  }

  /// Does the recipe to every series and keeps the result as a new version of the dataset, with
  /// what people have said of the old one.
  ///
  /// @param learntFrom what steps learn from; each series' own first rows where empty
  /// @param kind as the run is listed: `clean`, `features`
  public Made make(
      Dataset parent, Recipe recipe, Optional<Dataset> learntFrom, String kind, Progress progress) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("dataset", Datasets.title(parent));
    parameters.put("data_hash", parent.sha256());
    parameters.put("recipe", recipe.text());
    parameters.put("recipe_hash", recipe.sha256());
    learntFrom.ifPresent(train -> parameters.put("learnt_from", Datasets.title(train)));
    return recorder.record(
        kind,
        (kind.equals("features") ? "Features of " : "Prepare ") + Datasets.title(parent),
        parameters,
        progress,
        (run, metrics, told) -> {
          List<StepReport> reports = new ArrayList<>();
          var made =
              store.derive(
                  new Derivation(
                      Datasets.shownName(parent),
                      parent,
                      lineage(parent, recipe, learntFrom),
                      entity -> prepared(parent, entity, recipe, learntFrom, reports, told),
                      () -> notes(reports)),
                  told);
          labels.copy(parent.id(), made.id());
          metrics.put("rows", (double) made.rows());
          for (var report : reports) told.log(report.sentence());
          return new Made(made, reports);
        });
  }

  /// What the recipe would do to every series; nothing is kept.
  public List<StepReport> rehearse(
      Dataset parent, Recipe recipe, Optional<Dataset> learntFrom, Progress progress) {
    List<StepReport> reports = new ArrayList<>();
    var entities = parent.entities();
    for (int at = 0; at < entities.size(); at++) {
      progress.step(at, entities.size(), "preparing " + entities.get(at));
      prepared(parent, entities.get(at), recipe, learntFrom, reports, progress);
    }
    return List.copyOf(reports);
  }

  /// Does the recipe to one series and shows every step; nothing is kept.
  public Preparation.Prepared preview(
      Frame raw, String entity, Recipe recipe, Preparation.Watch watch, Progress progress) {
    return new Preparation(recipe, place(entity, progress), watch).run(raw, Optional.empty());
  }

  private Frame prepared(
      Dataset parent,
      String entity,
      Recipe recipe,
      Optional<Dataset> learntFrom,
      List<StepReport> reports,
      Progress progress) {
    var prepared =
        new Preparation(recipe, place(entity, progress), Preparation.Watch.NOBODY)
            .run(datasets.frame(parent, entity), learntFrom.map(train -> alike(train, entity)));
    StepReport.add(reports, prepared.reports());
    return prepared.frame();
  }

  private Place place(String entity, Progress progress) {
    return new Place(entity, (dataset, series) -> alike(datasets.get(dataset), series), progress);
  }

  /// The series of that name, or the only one.
  private Frame alike(Dataset dataset, String entity) {
    if (dataset.entities().contains(entity)) return datasets.frame(dataset, entity);
    if (dataset.entities().size() == 1) {
      return datasets.frame(dataset, dataset.entities().getFirst());
    }
    throw new SchemaMismatch(
        "%s has %,d series and none is called '%s'."
            .formatted(Datasets.title(dataset), dataset.entities().size(), entity),
        "Choose a dataset with the same series, or with one alone.");
  }

  private static Lineage lineage(Dataset parent, Recipe recipe, Optional<Dataset> learntFrom) {
    return new Lineage(
        parent.id(),
        Datasets.title(parent),
        parent.sha256(),
        recipe.json(),
        recipe.sha256(),
        learntFrom.map(Datasets::title).orElse(""));
  }

  private static List<Note> notes(List<StepReport> reports) {
    var notes = new ArrayList<Note>();
    for (var report : reports) {
      notes.add(new Note(report.sentence()));
      report.notes().forEach(note -> notes.add(new Note(note)));
    }
    return notes;
  }
}
