package io.driftglass.cli;

import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Retention;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `models cleanup`: deletes old versions that nothing needs.
@Command(
    name = "cleanup",
    description =
        "Deletes old versions in stage none or archived without an alias; never one in production"
            + " or staging, or one a rollback would put back.")
final class ModelsCleanup implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--keep",
      defaultValue = "5",
      paramLabel = "N",
      description = "the newest N of every model stay (default: ${DEFAULT-VALUE})")
  private int keep;

  @Option(
      names = "--older-than",
      defaultValue = "30",
      paramLabel = "DAYS",
      description = "only those registered so many days ago (default: ${DEFAULT-VALUE})")
  private int days;

  @Option(names = "--dry-run", description = "only tell what would go")
  private boolean dryRun;

  ModelsCleanup(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    var retention = new Retention(keep, Duration.ofDays(days));
    try (var workbench = context.open()) {
      var gone =
          dryRun
              ? workbench.models().expired(retention)
              : workbench.models().cleanUp(retention, context.progress());
      context.endProgress();
      var titles = gone.stream().map(ModelVersion::title).toList();
      if (context.json()) {
        var document = new LinkedHashMap<String, Object>();
        document.put("dry_run", dryRun);
        document.put("deleted", titles);
        context.terminal().document(document);
      } else {
        titles.forEach(context.terminal()::say);
        context.terminal().note(titles.size() + (dryRun ? " would be deleted." : " deleted."));
      }
      return 0;
    }
  }
}
