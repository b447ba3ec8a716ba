package io.driftglass.cli;

import io.driftglass.monitor.Trigger;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `retrain`: a new version from the newest rows, compared with the one before.
@Command(
    name = "retrain",
    description = "Trains a version's method on the newest rows and compares; promotes nothing.")
final class RetrainCommand implements Callable<Integer> {
  private final Context context;

  @Parameters(paramLabel = "VERSION", description = "its id, 'name v3', or a model's name")
  private String version;

  @Option(
      names = "--trigger",
      defaultValue = "MANUAL",
      description = "${COMPLETION-CANDIDATES}; all but MANUAL wait a day between trainings")
  private Trigger trigger;

  RetrainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (var workbench = context.open()) {
      var training =
          workbench
              .retraining()
              .retrain(workbench.models().get(version), trigger, context.progress());
      context.endProgress();
      if (context.json()) context.terminal().document(MonitorRows.training(training));
      else context.terminal().say(training.message());
      return 0;
    }
  }
}
