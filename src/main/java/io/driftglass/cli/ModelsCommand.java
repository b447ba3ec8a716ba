package io.driftglass.cli;

import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models list|show|promote|archive|history|delete`: the registry.
@Command(name = "models", description = "The registry of model versions.")
final class ModelsCommand implements Callable<Integer> {
  private final Context context;

  ModelsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return list();
  }

  @Command(name = "list", description = "one line a version")
  int list() {
    try (var workbench = context.open()) {
      var versions = workbench.models().list();
      if (context.json()) {
        context
            .terminal()
            .document(Map.of("models", versions.stream().map(Described::version).toList()));
      } else {
        context
            .terminal()
            .table(
                List.of("id", "version", "stage", "method", "trained on", "metrics"),
                versions.stream().map(ModelsCommand::row).toList());
      }
      return 0;
    }
  }

  @Command(name = "show", description = "the card of one version")
  int show(
      @Parameters(paramLabel = "VERSION", description = "its id, or 'name v3'") String version) {
    try (var workbench = context.open()) {
      say(workbench.models().get(version));
      return 0;
    }
  }

  @Command(name = "promote", description = "moves a version to another stage")
  int promote(
      @Parameters(paramLabel = "VERSION", description = "its id, or 'name v3'") String version,
      @Option(names = "--to", defaultValue = "PRODUCTION", description = "${COMPLETION-CANDIDATES}")
          Stage to,
      @Option(names = "--reason", defaultValue = "", description = "why, kept in the history")
          String reason) {
    try (var workbench = context.open()) {
      say(workbench.models().promote(workbench.models().get(version), to, reason));
      return 0;
    }
  }

  @Command(name = "archive", description = "takes a version out of use")
  int archive(
      @Parameters(paramLabel = "VERSION", description = "its id, or 'name v3'") String version,
      @Option(names = "--reason", defaultValue = "", description = "why, kept in the history")
          String reason) {
    return promote(version, Stage.ARCHIVED, reason);
  }

  @Command(name = "history", description = "who moved which version when, and why")
  int history(@Parameters(paramLabel = "MODEL") String model) {
    try (var workbench = context.open()) {
      var history = workbench.models().history(model);
      if (context.json()) {
        context
            .terminal()
            .document(Map.of("history", history.stream().map(Described::transition).toList()));
      } else {
        context
            .terminal()
            .table(
                List.of("when", "version", "from", "to", "who", "why"),
                history.stream()
                    .map(
                        t ->
                            Described.transition(t).values().stream().map(String::valueOf).toList())
                    .toList());
      }
      return 0;
    }
  }

  @Command(name = "delete", description = "removes a version that is not in production")
  int delete(
      @Parameters(paramLabel = "VERSION", description = "its id, or 'name v3'") String version) {
    try (var workbench = context.open()) {
      var found = workbench.models().get(version);
      workbench.models().delete(found);
      context.terminal().note("Deleted " + found.title() + ".");
      return 0;
    }
  }

  private void say(ModelVersion version) {
    var described = Described.version(version);
    if (context.json()) context.terminal().document(described);
    else described.forEach((key, value) -> context.terminal().say(key + ": " + value));
  }

  private static List<String> row(ModelVersion version) {
    return List.of(
        Long.toString(version.id()),
        version.title(),
        version.stage().name().toLowerCase(Locale.ROOT),
        version.card().method(),
        version.card().dataset(),
        version.card().metrics().toString());
  }
}
