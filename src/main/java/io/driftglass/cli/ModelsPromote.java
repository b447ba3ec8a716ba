package io.driftglass.cli;

import io.driftglass.registry.Gate;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models promote`: tells what the gates ask for, then moves the version.
@Command(
    name = "promote",
    description = "Moves a version to another stage; to production only through its gates.")
final class ModelsPromote implements Callable<Integer>, ReadsFiles {
  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(paramLabel = "VERSION", description = "id, 'name v3' or name@alias")
  private String version;

  @Option(names = "--to", defaultValue = "PRODUCTION", description = "${COMPLETION-CANDIDATES}")
  private Stage to;

  @Option(names = "--reason", defaultValue = "", description = "why, kept in the history")
  private String reason;

  @Option(
      names = "--on",
      paramLabel = "DATASET",
      description = "judge it and the one in production on these rows first")
  private String on;

  @Option(names = "--series", defaultValue = "", description = "the series of that dataset")
  private String entity;

  @Option(names = "--dry-run", description = "only tell what the gates say")
  private boolean dryRun;

  @Option(names = "--past-gates", description = "promote whatever they say; needs a reason")
  private boolean pastGates;

  ModelsPromote(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  @Override
  public Integer call() throws IOException {
    if (pastGates && reason.isBlank()) {
      throw new io.driftglass.problem.InvalidSetting(
          "Promoting past the gates needs a reason.", "Give it with --reason.");
    }
    try (var workbench = context.open()) {
      var models = workbench.models();
      var found = models.get(version);
      List<Gate.Check> checks =
          to == Stage.PRODUCTION ? checks(workbench, found) : List.<Gate.Check>of();
      context.endProgress();
      if (!context.json()) checks.forEach(check -> context.terminal().note(line(check)));
      if (dryRun) {
        if (context.json()) context.terminal().document(document(found, checks));
        return checks.stream().allMatch(Gate.Check::passed) ? 0 : 1;
      }
      var moved =
          pastGates && to == Stage.PRODUCTION
              ? models.promotePastGates(found, reason)
              : models.promote(found, to, reason, checks);
      if (context.json()) context.terminal().document(document(moved, checks));
      else ModelsCommand.say(context, moved);
      return 0;
    }
  }

  private List<Gate.Check> checks(Workbench workbench, ModelVersion found) throws IOException {
    if (on == null) return workbench.models().checks(found);
    try (var source = Source.open(workbench, on, reading.options(), context.progress())) {
      return workbench.models().checks(found, source.dataset(), entity, context.progress());
    }
  }

  private static Map<String, Object> document(ModelVersion version, List<Gate.Check> checks) {
    var document = new LinkedHashMap<String, Object>(Described.version(version));
    document.put("gates", checks.stream().map(Described::check).toList());
    return document;
  }

  static String line(Gate.Check check) {
    return check.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ')
        + ": "
        + check.sentence();
  }
}
