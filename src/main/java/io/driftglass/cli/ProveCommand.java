package io.driftglass.cli;

import io.driftglass.data.Dataset;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.prove.Proof;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `prove`: makes a version, a chart or the figures of a training again from their hashes.
@Command(
    name = "prove",
    description =
        "Makes a version, a chart or the figures of a training again from the stored data and says"
            + " whether they are equal, or where they first differ.")
final class ProveCommand implements Callable<Integer>, ReadsFiles {
  private static final Pattern CHART = Pattern.compile("(search|forecast|run):([0-9]{1,18})");

  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(
      paramLabel = "SUBJECT",
      description =
          "a version: id, 'name v3' or name@alias; a chart: search:5 or forecast:3; the figures of"
              + " a training: run:12")
  private String subject;

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
      if (on == null) return say(prove(workbench, Optional.empty()));
      try (var source = Source.open(workbench, on, reading.options(), context.progress())) {
        return say(prove(workbench, Optional.of(source.dataset())));
      }
    }
  }

  private Proof prove(Workbench workbench, Optional<Dataset> data) {
    var chart = CHART.matcher(subject);
    var progress = context.progress();
    if (!chart.matches()) {
      var version = workbench.models().get(subject);
      return data.map(it -> workbench.proving().prove(version, it, progress))
          .orElseGet(() -> workbench.proving().prove(version, progress));
    }
    long id = Long.parseLong(chart.group(2));
    return switch (chart.group(1)) {
      case "search" -> workbench.chartProving().detection(id, data, progress);
      case "forecast" -> workbench.chartProving().forecast(id, data, progress);
      default -> workbench.chartProving().run(id, progress);
    };
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
