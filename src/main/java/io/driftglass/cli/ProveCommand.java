package io.driftglass.cli;

import io.driftglass.workbench.Proof;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `prove`: runs a version again from its hashes.
@Command(
    name = "prove",
    description =
        "Trains a version again from the stored data and says whether model and figures are equal,"
            + " or where they first differ.")
final class ProveCommand implements Callable<Integer>, ReadsFiles {
  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(paramLabel = "VERSION", description = "id, 'name v3' or name@alias")
  private String version;

  @Option(
      names = "--on",
      paramLabel = "DATASET",
      description = "prove against these data instead of the ones stored under the card's hash")
  private String on;

  ProveCommand(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  @Override
  public Integer call() throws IOException {
    try (var workbench = context.open()) {
      var found = workbench.models().get(version);
      if (on == null) return say(workbench.proving().prove(found, context.progress()));
      try (var source = Source.open(workbench, on, reading.options(), context.progress())) {
        return say(workbench.proving().prove(found, source.dataset(), context.progress()));
      }
    }
  }

  private int say(Proof proof) {
    context.endProgress();
    if (context.json()) {
      var document = new LinkedHashMap<String, Object>();
      document.put("subject", proof.subject());
      document.put("equal", proof.holds());
      document.put("steps", proof.steps().stream().map(ProveCommand::row).toList());
      context.terminal().document(document);
    } else {
      proof
          .steps()
          .forEach(
              step ->
                  context
                      .terminal()
                      .say(
                          (step.equal() ? "equal      " : "DIFFERENT  ")
                              + step.what()
                              + " "
                              + step.found()));
    }
    return proof.holds() ? 0 : 1;
  }

  private static Map<String, Object> row(Proof.Step step) {
    var row = new LinkedHashMap<String, Object>();
    row.put("what", step.what());
    row.put("equal", step.equal());
    row.put("found", step.found());
    return row;
  }
}
