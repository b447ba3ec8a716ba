package io.driftglass.cli;

import io.driftglass.interop.ForeignVersion;
import io.driftglass.problem.Problem;
import io.driftglass.registry.ModelVersion;
import io.driftglass.workbench.interop.RegistryMigration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models migrate`: takes over a registry kept as JSON files or in a SQLite file.
@Command(
    name = "migrate",
    description = {
      "Takes over what another registry kept as JSON files or in a SQLite file: all or nothing.",
      "Entries that are no version are skipped and listed. Records are kept, models are not read;",
      "what was in production there waits in staging here until it is validated."
    })
final class ModelsMigrate implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "SOURCE", description = "a folder of JSON files, or a SQLite file")
  private Path source;

  @Option(names = "--dry-run", description = "only tell what would be taken over")
  private boolean dryRun;

  ModelsMigrate(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    try (var workbench = context.open()) {
      var migration = workbench.registryMigration();
      var plan = migration.plan(source);
      List<ModelVersion> made =
          dryRun || plan.fresh().isEmpty()
              ? List.of()
              : migration.run(plan, source.getFileName().toString(), context.progress());
      context.endProgress();
      if (context.json()) context.terminal().document(document(plan, made));
      else say(plan, made);
      return plan.skipped().isEmpty() || dryRun ? 0 : 1;
    }
  }

  private Map<String, Object> document(RegistryMigration.Plan plan, List<ModelVersion> made) {
    var document = new LinkedHashMap<String, Object>();
    document.put("dry_run", dryRun);
    document.put("found", plan.fresh().size() + plan.known().size() + plan.skipped().size());
    document.put("migrated", dryRun ? plan.fresh().size() : made.size());
    document.put("known", plan.known().stream().map(ForeignVersion::title).toList());
    document.put("versions", plan.fresh().stream().map(ModelsMigrate::row).toList());
    document.put("models", made.stream().map(Described::version).toList());
    document.put("skipped", plan.skipped().stream().map(ModelsMigrate::row).toList());
    return document;
  }

  private void say(RegistryMigration.Plan plan, List<ModelVersion> made) {
    var terminal = context.terminal();
    if (dryRun) plan.fresh().forEach(one -> terminal.say(one.title() + " of " + one.where()));
    made.forEach(version -> terminal.say(version.title() + ", " + version.card().method()));
    plan.known().forEach(one -> terminal.say(one.title() + " was taken over before"));
    plan.skipped().forEach(problem -> terminal.note("skipped " + problem.sentence()));
    terminal.note(
        "%d %s, %d known, %d skipped."
            .formatted(
                plan.fresh().size(),
                dryRun ? "would be taken over" : "taken over",
                plan.known().size(),
                plan.skipped().size()));
  }

  private static Map<String, Object> row(ForeignVersion one) {
    var row = new LinkedHashMap<String, Object>();
    row.put("where", one.where());
    row.put("model", one.model());
    row.put("version", one.number());
    row.put("model_type", one.type());
    row.put("task", one.task().name().toLowerCase(Locale.ROOT));
    row.put("sensor", one.sensor());
    row.put("stage", one.stage().name().toLowerCase(Locale.ROOT));
    row.put("metrics", one.metrics());
    row.put("data_hash", one.dataSha256());
    return row;
  }

  private static Map<String, Object> row(Problem problem) {
    var row = new LinkedHashMap<String, Object>();
    row.put("where", problem.where());
    row.put("reason", problem.what());
    return row;
  }
}
