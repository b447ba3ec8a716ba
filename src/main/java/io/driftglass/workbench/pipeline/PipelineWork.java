package io.driftglass.workbench.pipeline;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.method.Settings;
import io.driftglass.monitor.AlertType;
import io.driftglass.monitor.Trigger;
import io.driftglass.pipeline.Pipeline;
import io.driftglass.prepare.Recipe;
import io.driftglass.prepare.RecipeStep;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.registry.Task;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.data.Preparing;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.monitor.Retraining;
import io.driftglass.workbench.monitor.Tracking;
import io.driftglass.workbench.monitor.Upkeep;
import io.driftglass.workbench.registry.Models;
import io.driftglass.workbench.run.WorkFailed;
import io.driftglass.workbench.train.BatchTraining;
import io.driftglass.workbench.train.Trained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Does what a pipeline's template says.
public final class PipelineWork {
  private static final double TRAIN = .7;
  private static final double VALIDATE = .15;

  private final Path scratch;
  private final Datasets datasets;
  private final Preparing preparing;
  private final BatchTraining training;
  private final Models models;
  private final Retraining retraining;
  private final Tracking tracking;
  private final Upkeep upkeep;

  public PipelineWork(
      Path scratch,
      Datasets datasets,
      Preparing preparing,
      BatchTraining training,
      Models models,
      Retraining retraining,
      Tracking tracking,
      Upkeep upkeep) {
    this.scratch = scratch;
    this.datasets = datasets;
    this.preparing = preparing;
    this.training = training;
    this.models = models;
    this.retraining = retraining;
    this.tracking = tracking;
    this.upkeep = upkeep;
  }

  /// @return what came of it, a sentence
  String run(Pipeline pipeline, Progress progress) {
    var settings = pipeline.chosen();
    try {
      return switch (pipeline.template()) {
        case IMPORT -> imported(settings, progress);
        case FETCH -> fetched(settings, progress);
        case PREPARE -> prepared(settings, progress);
        case TRAIN -> trained(settings, progress);
        case RETRAIN -> retrained(settings.text("model"), progress);
        case MONITOR -> checked(settings, progress);
      };
    } catch (java.nio.file.NoSuchFileException e) {
      throw new NotFound("There is no file " + e.getFile() + ".", "Put it there.");
    } catch (IOException e) {
      throw new WorkFailed(String.valueOf(e.getMessage()), e);
    }
  }

  private String imported(Settings settings, Progress progress) throws IOException {
    var place = Path.of(required(settings, "file"));
    var told = new ArrayList<String>();
    var files = files(place);
    for (int at = 0; at < files.size(); at++) {
      progress.step(at, files.size(), "importing " + files.get(at).getFileName());
      told.add(sentence(known(), one(files.get(at), settings.text("name"), progress)));
    }
    return files.isEmpty() ? "No files in " + place + "." : String.join(" ", told);
  }

  private String fetched(Settings settings, Progress progress) throws IOException {
    var url = required(settings, "url");
    var file = Fetch.table(url, scratch, progress);
    try {
      var name = settings.text("name").isEmpty() ? Fetch.name(url) : settings.text("name");
      return sentence(known(), one(file, name, progress));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private String prepared(Settings settings, Progress progress) throws IOException {
    var file = settings.text("file");
    var name = file.isEmpty() ? required(settings, "name") : settings.text("name");
    var steps =
        Arrays.stream(required(settings, "steps").split(";"))
            .map(String::strip)
            .filter(step -> !step.isEmpty())
            .map(RecipeStep::parse)
            .toList();
    var parent =
        file.isEmpty() ? raw(datasets.get(name)) : one(Path.of(file), name, progress.part(0, .5));
    var made =
        preparing.make(parent, new Recipe(steps), Optional.empty(), "clean", progress.part(.5, 1));
    return "%s from %s: %,d rows."
        .formatted(made.dataset().title(), parent.title(), made.dataset().rows());
  }

  /// The newest version that no recipe made.
  private Dataset raw(Dataset newest) {
    return datasets.list().stream()
        .filter(d -> d.name().equals(newest.name()) && d.lineage().isEmpty())
        .findFirst()
        .orElse(newest);
  }

  private String trained(Settings settings, Progress progress) {
    var dataset = datasets.get(required(settings, "dataset"));
    var task = Task.valueOf(settings.choice("task").toUpperCase(Locale.ROOT));
    var method = required(settings, "method");
    var model = settings.text("model").isEmpty() ? dataset.name() : settings.text("model");
    var requests = new ArrayList<TrainRequest>();
    for (var entity : dataset.entities()) {
      var name = entity.isEmpty() ? model : model + "/" + entity;
      requests.add(
          new TrainRequest(dataset, entity, task, method, Map.of(), TRAIN, VALIDATE, name));
    }
    var all = training.train(requests, 1, progress);
    var failed = all.stream().filter(Trained::failed).toList();
    if (failed.size() == all.size()) {
      var problem = failed.getFirst().problem().orElseThrow();
      throw new InvalidSetting(problem.what(), problem.remedy());
    }
    return all.stream()
        .map(
            one ->
                one.version()
                    .map(version -> version.title() + " registered.")
                    .orElseGet(
                        () ->
                            one.request().sensor()
                                + " failed: "
                                + one.problem().orElseThrow().what()))
        .collect(Collectors.joining(" "));
  }

  private String retrained(String model, Progress progress) {
    if (!model.isEmpty()) {
      return retraining.retrain(models.get(model), Trigger.SCHEDULED, progress).message();
    }
    var told = new ArrayList<String>();
    var all = tracking.watched();
    for (int at = 0; at < all.size(); at++) {
      progress.step(at, all.size(), "training " + all.get(at).model());
      try {
        told.add(retraining.retrain(all.get(at), Trigger.SCHEDULED, progress).message());
      } catch (DriftglassException e) {
        told.add("%s was not trained: %s".formatted(all.get(at).model(), e.getMessage()));
      }
    }
    return told.isEmpty() ? "There is no model yet." : String.join(" ", told);
  }

  private String checked(Settings settings, Progress progress) {
    var reasons =
        switch (settings.choice("retrain")) {
          case "drift" -> Set.of(AlertType.DRIFT);
          case "degradation" -> Set.of(AlertType.DEGRADATION);
          case "any" -> Set.of(AlertType.DRIFT, AlertType.DEGRADATION);
          default -> Set.<AlertType>of();
        };
    return upkeep.run(reasons, settings.whole("budget"), settings.seed(), progress).sentence();
  }

  /// A new version, or the one that holds these rows already.
  private Dataset one(Path file, String name, Progress progress) throws IOException {
    var plan = datasets.preview(file, ReadingOptions.NONE).plan();
    var shown = name.isEmpty() ? plan.suggestedName() : name;
    return switch (datasets.importFile(plan, Datasets.TEMPORARY + shown, progress)) {
      case ImportResult.Imported imported -> datasets.keep(imported.dataset());
      case ImportResult.Rejected(var problems) ->
          throw new UnsupportedFormat(
              file.getFileName()
                  + ": "
                  + problems.stream().map(p -> p.sentence()).collect(Collectors.joining(" ")),
              "");
    };
  }

  private Set<Long> known() {
    return datasets.list().stream().map(Dataset::id).collect(Collectors.toSet());
  }

  private static String sentence(Set<Long> before, Dataset dataset) {
    return before.contains(dataset.id())
        ? "%s holds these rows already.".formatted(dataset.title())
        : "%s: %,d rows.".formatted(dataset.title(), dataset.rows());
  }

  private static List<Path> files(Path place) throws IOException {
    if (!Files.isDirectory(place)) return List.of(place);
    try (Stream<Path> inside = Files.list(place)) {
      return inside
          .filter(
              file -> Files.isRegularFile(file) && !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    }
  }

  private static String required(Settings settings, String name) {
    var text = settings.text(name);
    if (!text.isEmpty()) return text;
    throw new InvalidSetting(
        "The pipeline has no '" + name + "'.", "Set it with 'pipeline schedule NAME --set'.");
  }
}
