package io.driftglass.cli;

import io.driftglass.problem.InvalidId;
import io.driftglass.report.Report;
import io.driftglass.workbench.MainJob;
import io.driftglass.workbench.data.Datasets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `report`: what the data are, what is strange and what comes next, for others to read.
@Command(
    name = "report",
    description = "Writes what the data are, what is strange and what comes next as HTML or PDF.")
final class ReportCommand implements Callable<Integer>, ReadsFiles {
  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(paramLabel = "DATASET", description = "a dataset or a file")
  private String dataset;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "report.html or report.pdf: the ending says the format")
  private Path out;

  @Option(
      names = "--asset",
      paramLabel = "NAME",
      description = "which series, where the dataset has several; else its first")
  private String asset;

  ReportCommand(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  @Override
  public Integer call() throws IOException {
    Report.requireKnown(out);
    try (var workbench = context.open();
        var source = Source.open(workbench, dataset, reading.options(), context.progress())) {
      var data = source.dataset();
      String entity = chosen(data.entities());
      var job = MainJob.look(workbench, data, entity, context.progress());
      workbench.reports().write(job, out, context.progress());
      context.endProgress();
      say(job);
      return 0;
    }
  }

  private String chosen(List<String> entities) {
    if (asset == null) return entities.getFirst();
    if (!entities.contains(asset)) {
      throw new InvalidId(
          "No asset '" + asset + "' in " + dataset, "Known: " + String.join(", ", entities) + ".");
    }
    return asset;
  }

  private void say(MainJob job) {
    int events = job.detected().events().size();
    if (context.json()) {
      context.terminal().document(Map.of("report", out.toString(), "events", events));
    } else {
      context
          .terminal()
          .say(
              "%s: %s. The report is %s."
                  .formatted(Datasets.title(job.dataset()), Counted.of(events, "event"), out));
    }
  }
}
