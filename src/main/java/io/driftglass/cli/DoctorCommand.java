package io.driftglass.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `doctor`: what works on this computer and what does not, with remedies.
@Command(
    name = "doctor",
    description = "Checks Java, memory, disk, workspace and the compute backend.")
final class DoctorCommand implements Callable<Integer> {
  private final Context context;

  DoctorCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (var workbench = context.open()) {
      var checks = workbench.doctor();
      if (context.json()) {
        context.terminal().document(checks);
      } else {
        checks.forEach(
            check ->
                context
                    .terminal()
                    .say(
                        (check.ok() ? "ok    " : "look  ")
                            + check.name()
                            + ": "
                            + check.detail()
                            + (check.remedy().isEmpty() ? "" : " " + check.remedy())));
      }
      return checks.stream().allMatch(check -> check.ok()) ? 0 : 1;
    }
  }
}
