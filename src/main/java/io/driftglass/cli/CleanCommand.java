package io.driftglass.cli;

import io.driftglass.prepare.Recipe;
import io.driftglass.prepare.RecipeStep;
import io.driftglass.prepare.StepReport;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.data.Preparing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `clean DATASET`: a recipe makes a new version of a dataset.
@Command(
    name = "clean",
    description = {
      "Applies an ordered recipe to a dataset and keeps the result as a new version of it.",
      "A step is NAME:k=v,k=v such as outliers:by=hampel,window=61 rows; see 'methods'."
    })
class CleanCommand implements Callable<Integer>, ReadsFiles {
  private final Context context;
  private final String kind;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(paramLabel = "DATASET", description = "a dataset, or a file, which is imported")
  private String dataset;

  @Option(names = "--recipe", paramLabel = "FILE", description = "a recipe as JSON")
  private Path recipeFile;

  @Option(
      names = "--step",
      paramLabel = "NAME:k=v,...",
      description = "a step, after those of the recipe; may be repeated")
  private List<String> steps = new ArrayList<>();

  @Option(names = "--dry-run", description = "only tell what each step would do")
  private boolean rehearsed;

  @Option(
      names = "--learn-from",
      paramLabel = "DATASET",
      description = "what scales, means and models learn from, instead of the first rows")
  private String learntFrom;

  @Option(names = "--save-recipe", paramLabel = "FILE", description = "where to write the recipe")
  private Path saved;

  CleanCommand(Context context) {
    this(context, "clean");
  }

  CleanCommand(Context context, String kind) {
    this.context = context;
    this.kind = kind;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  @Override
  public Integer call() throws IOException {
    var recipe = recipe();
    if (saved != null) Files.writeString(saved, recipe.json() + "\n");
    try (var workbench = context.open();
        var train = learntFrom == null ? null : open(workbench, learntFrom);
        var source = open(workbench, dataset)) {
      var from = Optional.ofNullable(train).map(Source::dataset);
      if (rehearsed) {
        var reports =
            workbench.preparing().rehearse(source.dataset(), recipe, from, context.progress());
        context.endProgress();
        say(Optional.empty(), recipe, reports);
        return 0;
      }
      var parent = source.kept();
      var made = workbench.preparing().make(parent, recipe, from, kind, context.progress());
      context.endProgress();
      say(Optional.of(made), recipe, made.reports());
      return 0;
    }
  }

  private Source open(Workbench workbench, String text) throws IOException {
    return Source.open(workbench, text, reading.options(), context.progress());
  }

  private Recipe recipe() throws IOException {
    var all = new ArrayList<RecipeStep>();
    if (recipeFile != null) all.addAll(Recipe.of(Files.readString(recipeFile)).steps());
    for (var step : steps) all.add(RecipeStep.parse(step));
    if (all.isEmpty()) {
      throw new InvalidSetting(
          kind + " wants a recipe, or at least one step.",
          "Add --step fill:by=linear, or see 'driftglass methods'.");
    }
    return new Recipe(all);
  }

  private void say(Optional<Preparing.Made> made, Recipe recipe, List<StepReport> reports) {
    var terminal = context.terminal();
    if (context.json()) {
      var document = new LinkedHashMap<String, Object>();
      document.put("dataset", made.map(m -> Described.dataset(m.dataset())).orElse(null));
      document.put("recipe_sha256", recipe.sha256());
      document.put("steps", reports.stream().map(CleanCommand::described).toList());
      terminal.document(document);
      return;
    }
    terminal.table(
        List.of("step", "does", "changed", "filled", "emptied", "dropped", "added"),
        reports.stream()
            .map(
                r ->
                    List.of(
                        r.step(),
                        r.summary(),
                        "%,d".formatted(r.changed()),
                        "%,d".formatted(r.filled()),
                        "%,d".formatted(r.emptied()),
                        "%,d".formatted(r.dropped()),
                        "%,d".formatted(r.added())))
            .toList());
    reports.forEach(report -> report.notes().forEach(note -> terminal.say("  " + note)));
    made.ifPresent(
        m ->
            terminal.say(
                "%s: %s, %s, %,d missing, %s"
                    .formatted(
                        m.dataset().title(),
                        Counted.of(m.dataset().rows(), "row"),
                        Counted.of(m.dataset().channels().size(), "channel"),
                        m.dataset().missing(),
                        Described.span(m.dataset()))));
  }

  private static Map<String, Object> described(StepReport report) {
    var row = new LinkedHashMap<String, Object>();
    row.put("step", report.step());
    row.put("title", report.title());
    row.put("summary", report.summary());
    row.put("changed", report.changed());
    row.put("filled", report.filled());
    row.put("emptied", report.emptied());
    row.put("dropped", report.dropped());
    row.put("added", report.added());
    row.put("channels", report.channels());
    row.put("notes", report.notes());
    return row;
  }
}
