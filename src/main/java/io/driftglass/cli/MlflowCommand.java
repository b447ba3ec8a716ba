package io.driftglass.cli;

import io.driftglass.interop.MlflowItem.State;
import io.driftglass.workbench.interop.Mlflow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `mlflow test|push|list|status`: an MLflow server, where one is named.
@Command(
    name = "mlflow",
    description = {
      "Tells an MLflow server of runs and versions; the program is complete without one.",
      "The server is named by mlflow.tracking_uri, or MLFLOW_TRACKING_URI. What it cannot take now",
      "waits in the workspace and is sent later."
    })
final class MlflowCommand implements Callable<Integer> {
  private final Context context;

  MlflowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return status();
  }

  @Command(name = "status", description = "whether tracking is on, and what waits")
  int status() {
    try (var workbench = context.open()) {
      return say(workbench.mlflow().status(), workbench.mlflow());
    }
  }

  @Command(name = "test", description = "asks the server who it is, within five seconds")
  int test() {
    try (var workbench = context.open()) {
      var told = workbench.mlflow().test();
      if (context.json()) context.terminal().document(Map.of("ok", true, "message", told));
      else context.terminal().say(told);
      return 0;
    }
  }

  @Command(name = "push", description = "sends what the server has not been told yet")
  int push(
      @Option(names = "--retry", description = "also what waits for later, or was refused")
          boolean retry) {
    try (var workbench = context.open()) {
      var status = workbench.mlflow().push(retry, context.progress());
      context.endProgress();
      say(status, workbench.mlflow());
      return status.reason().isEmpty() && status.counts().get(State.REFUSED) == 0 ? 0 : 1;
    }
  }

  @Command(name = "list", description = "the server's registered models")
  int list() {
    try (var workbench = context.open()) {
      var models = workbench.mlflow().models();
      if (context.json()) {
        context.terminal().document(Map.of("models", models));
      } else {
        context
            .terminal()
            .table(
                List.of("model", "versions"),
                models.stream()
                    .map(
                        m ->
                            List.of(
                                m.name(),
                                String.join(
                                    ", ", m.versions().stream().map(v -> v.version()).toList())))
                    .toList());
      }
      return 0;
    }
  }

  private int say(Mlflow.Status status, Mlflow mlflow) {
    var refused = mlflow.refused();
    if (context.json()) {
      var document = new LinkedHashMap<String, Object>();
      document.put("tracking", status.state());
      document.put("reason", status.reason());
      status.counts().forEach((state, n) -> document.put(state.name().toLowerCase(Locale.ROOT), n));
      document.put("problems", refused.stream().map(item -> item.problem()).toList());
      context.terminal().document(document);
      return 0;
    }
    var terminal = context.terminal();
    terminal.say(
        "Tracking is %s. %d sent, %d waiting, %d refused.%s"
            .formatted(
                status.state(),
                status.counts().get(State.SENT),
                status.counts().get(State.WAITING),
                status.counts().get(State.REFUSED),
                status.reason().isEmpty() ? "" : " " + status.reason()));
    refused.forEach(
        item ->
            terminal.say(
                "  "
                    + item.kind().name().toLowerCase(Locale.ROOT)
                    + " "
                    + item.localId()
                    + ": "
                    + item.problem()));
    return 0;
  }
}
