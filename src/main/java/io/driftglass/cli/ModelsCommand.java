package io.driftglass.cli;

import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.VersionScore;
import io.driftglass.registry.VersionState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models list|show|history` and the sub-commands that change something: the registry.
@Command(name = "models", description = "The registry of model versions.")
final class ModelsCommand implements Callable<Integer>, Parts {
  private final Context context;

  ModelsCommand(Context context) {
    this.context = context;
  }

  @Override
  public List<Object> parts() {
    return List.of(
        new ModelsPromote(context),
        new ModelsCompare(context),
        new ModelsCleanup(context),
        new ModelsExchange(context).export(),
        new ModelsExchange(context).imported(),
        new ModelsMigrate(context),
        new ModelsFleet(context),
        new ModelsStages(context).gate(),
        new ModelsStages(context).alias());
  }

  @Override
  public Integer call() {
    return list("", "");
  }

  @Command(name = "list", description = "one line a version")
  int list(
      @Option(names = "--on", defaultValue = "", paramLabel = "DAY", description = "a past day")
          String on,
      @Option(names = "--model", defaultValue = "", description = "of one model") String model) {
    try (var workbench = context.open()) {
      if (!on.isEmpty()) return states(workbench.models().states(day(on)), on, model);
      var versions =
          workbench.models().list().stream()
              .filter(v -> model.isEmpty() || v.model().equals(model))
              .toList();
      if (context.json()) {
        var scores = workbench.models().scores();
        context
            .terminal()
            .document(
                Map.of(
                    "models", versions.stream().map(v -> scored(v, scores.get(v.id()))).toList()));
      } else {
        context
            .terminal()
            .table(
                List.of("id", "version", "stage", "aliases", "sensor", "method", "metrics"),
                versions.stream().map(ModelsCommand::row).toList());
      }
      return 0;
    }
  }

  private int states(List<VersionState> states, String on, String model) {
    var own = states.stream().filter(s -> model.isEmpty() || s.model().equals(model)).toList();
    if (context.json()) {
      var document = new LinkedHashMap<String, Object>();
      document.put("on", on);
      document.put("models", own.stream().map(Described::state).toList());
      document.put(
          "production",
          own.stream()
              .filter(s -> s.stage() == Stage.PRODUCTION)
              .map(VersionState::title)
              .toList());
      context.terminal().document(document);
    } else {
      context
          .terminal()
          .table(
              List.of("version", "stage", "sensor", "task", "since", "who", "why"),
              own.stream().map(ModelsCommand::row).toList());
    }
    return 0;
  }

  @Command(name = "show", description = "the card of one version")
  int show(
      @Parameters(paramLabel = "VERSION", description = "id, 'name v3' or name@alias")
          String version) {
    try (var workbench = context.open()) {
      var found = workbench.models().get(version);
      if (context.json()) say(context, found);
      else VersionText.card(workbench, found).forEach(context.terminal()::say);
      return 0;
    }
  }

  @Command(name = "archive", description = "takes a version out of use")
  int archive(
      @Parameters(paramLabel = "VERSION", description = "id, 'name v3' or name@alias")
          String version,
      @Option(names = "--reason", defaultValue = "", description = "why, kept in the history")
          String reason) {
    try (var workbench = context.open()) {
      var models = workbench.models();
      say(context, models.promote(models.get(version), Stage.ARCHIVED, reason));
      return 0;
    }
  }

  @Command(name = "rollback", description = "puts the production version before this one back")
  int rollback(
      @Parameters(paramLabel = "MODEL", description = "a model, or one of its versions")
          String model,
      @Option(names = "--reason", defaultValue = "", description = "why, kept in the history")
          String reason) {
    try (var workbench = context.open()) {
      var models = workbench.models();
      say(context, models.rollback(models.get(model), reason));
      return 0;
    }
  }

  @Command(name = "history", description = "who did what to which version when, and why")
  int history(
      @Parameters(paramLabel = "MODEL") String model,
      @Option(names = "--on", defaultValue = "", paramLabel = "DAY", description = "until that day")
          String on) {
    try (var workbench = context.open()) {
      var until = on.isEmpty() ? Instant.MAX : day(on);
      var history =
          workbench.models().history(model).stream().filter(t -> !t.at().isAfter(until)).toList();
      if (context.json()) {
        var document = new LinkedHashMap<String, Object>();
        document.put("model", model);
        if (!on.isEmpty()) document.put("production", production(workbench, model, until));
        document.put("history", history.stream().map(Described::transition).toList());
        context.terminal().document(document);
        return 0;
      }
      context
          .terminal()
          .table(
              List.of("when", "version", "action", "from", "to", "who", "why"),
              history.stream()
                  .map(t -> Described.transition(t).values().stream().map(String::valueOf).toList())
                  .toList());
      if (!on.isEmpty()) {
        var live = production(workbench, model, until);
        context.terminal().say("In production on " + on + ": " + (live == null ? "none" : live));
      }
      return 0;
    }
  }

  /// The title of the version that was in production then; null where there was none.
  private static String production(
      io.driftglass.workbench.Workbench workbench, String model, Instant at) {
    Optional<VersionState> live =
        workbench.models().states(at).stream()
            .filter(s -> s.model().equals(model) && s.stage() == Stage.PRODUCTION)
            .findFirst();
    return live.map(VersionState::title).orElse(null);
  }

  @Command(name = "delete", description = "removes a version; it can be restored for 30 days")
  int delete(
      @Parameters(paramLabel = "VERSION", description = "id, 'name v3' or name@alias")
          String version,
      @Option(names = "--reason", defaultValue = "", description = "why, kept in the history")
          String reason) {
    try (var workbench = context.open()) {
      var found = workbench.models().get(version);
      workbench.models().delete(found, reason);
      if (context.json()) context.terminal().document(Map.of("deleted", found.title()));
      context.terminal().note("Deleted " + found.title() + ".");
      return 0;
    }
  }

  @Command(name = "restore", description = "puts a deleted version back")
  int restore(
      @Parameters(paramLabel = "VERSION", description = "as it was called: 'name v3'")
          String version,
      @Option(names = "--reason", defaultValue = "", description = "why, kept in the history")
          String reason) {
    try (var workbench = context.open()) {
      say(context, workbench.models().restore(version, reason));
      return 0;
    }
  }

  /// As JSON, or where it stands now.
  static void say(Context context, ModelVersion version) {
    if (context.json()) context.terminal().document(Described.version(version));
    else context.terminal().say(VersionText.standing(version));
  }

  /// A version with what it is worth by the weights of the settings.
  private static Map<String, Object> scored(ModelVersion version, VersionScore score) {
    var described = Described.version(version);
    described.put("performance_score", score.value().orElse(null));
    described.put("performance_weights", score.weights());
    described.put("performance_share", score.share());
    return described;
  }

  private static Instant day(String text) {
    return PastDay.of(text, ZoneId.systemDefault());
  }

  private static List<String> row(ModelVersion version) {
    return List.of(
        Long.toString(version.id()),
        version.title(),
        version.stage().name().toLowerCase(Locale.ROOT),
        String.join(" ", version.aliases()),
        version.sensor(),
        version.card().method(),
        VersionText.figures(version.card().metrics()));
  }

  private static List<String> row(VersionState state) {
    return List.of(
        state.title(),
        state.stage().name().toLowerCase(Locale.ROOT),
        state.sensor(),
        state.task().name().toLowerCase(Locale.ROOT),
        state.since().toString(),
        state.who(),
        state.why());
  }
}
