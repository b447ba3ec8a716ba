package io.driftglass.cli;

import io.driftglass.forecast.RiskBounds;
import io.driftglass.workbench.MainJob;
import io.driftglass.workbench.MainReport;
import io.driftglass.workbench.SampleData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `demo`: the main job on the bundled sample, start to end.
@Command(
    name = "demo",
    description = "Imports the sample, finds anomalies, forecasts, registers, writes report.html.")
final class DemoCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "driftglass-demo",
      description = "where to write")
  private Path out;

  DemoCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(out);
    try (var workbench = context.open()) {
      var sample = out.resolve("pump-station.csv");
      Files.copy(SampleData.file(workbench), sample, StandardCopyOption.REPLACE_EXISTING);
      var job = MainJob.run(workbench, sample, context.progress());
      var page = out.resolve("report.html");
      MainReport.of(job).write(page);
      context.endProgress();
      say(job, page);
      return 0;
    }
  }

  private void say(MainJob job, Path page) {
    var terminal = context.terminal();
    var version = job.version().orElseThrow();
    if (context.json()) {
      var document = new LinkedHashMap<String, Object>();
      document.put("dataset", Described.dataset(job.dataset()));
      document.put("detection", Described.detected(job.detected()));
      document.put("forecast", Described.forecasted(job.forecasted(), List.of(), RiskBounds.USUAL));
      document.put("version", Described.version(version));
      document.put("report", page.toString());
      terminal.document(document);
      return;
    }
    terminal.say(
        "%s: %s, %s."
            .formatted(
                job.dataset().title(),
                Counted.of(job.dataset().rows(), "row"),
                Counted.of(job.dataset().channels().size(), "channel")));
    for (var detected : job.board()) {
      terminal.say(
          "%-10s %s".formatted(detected.method(), Counted.of(detected.events().size(), "event")));
    }
    var forecast = job.forecasted().forecast();
    terminal.say(
        "Forecast: %s, %s from %s. %s"
            .formatted(
                Counted.of(forecast.paths().size(), "channel"),
                Counted.of(forecast.horizonRows(), "row"),
                forecast.clock().text(forecast.ticks()[0]),
                job.forecasted().reason()));
    terminal.say(
        "Registered %s: %s."
            .formatted(version.title(), VersionText.figures(version.card().metrics())));
    terminal.say("The report with pictures is " + page + ".");
  }
}
