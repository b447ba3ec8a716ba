package io.driftglass.cli;

import io.driftglass.data.export.CsvFile;
import io.driftglass.method.Method;
import io.driftglass.monitor.change.ChangeFinders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `changepoints`: where a series becomes another one.
@Command(
    name = "changepoints",
    description = "Finds the rows at which a series changes for good, looking back over all of it.")
final class ChangepointsCommand implements Callable<Integer>, ReadsFiles {
  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(paramLabel = "DATASET", description = "a dataset or a file")
  private String dataset;

  @Option(
      names = "--method",
      defaultValue = "auto",
      description = "auto pelt binary-segmentation bocpd")
  private String method;

  @Option(names = "--set", paramLabel = "k=v", description = "a setting of the method")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--out", paramLabel = "FILE", description = "series_id,index")
  private Path out;

  ChangepointsCommand(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  /// @param stamp as text
  private record Change(String series, int index, String stamp) {}

  @Override
  public Integer call() throws IOException {
    var finder = Method.find(ChangeFinders.ALL, "change point method", method);
    try (var workbench = context.open();
        var source = Source.open(workbench, dataset, reading.options(), context.progress())) {
      var changes = new ArrayList<Change>();
      for (var entity : source.dataset().entities()) {
        var frame = workbench.datasets().frame(source.dataset(), entity);
        var found =
            workbench
                .monitoring()
                .changePoints(source.dataset(), entity, finder, settings, context.progress());
        found.forEach(
            (channel, rows) -> {
              var series = SeriesId.of(entity, channel, found.size());
              for (int row : rows) {
                changes.add(new Change(series, row, frame.clock().text(frame.tick(row))));
              }
            });
      }
      context.endProgress();
      if (out != null) write(changes);
      say(finder.title(), changes);
      return 0;
    }
  }

  private void write(List<Change> changes) throws IOException {
    try (var file = new CsvFile(out)) {
      file.row("series_id", "index");
      for (var change : changes) file.row(change.series(), Integer.toString(change.index()));
      file.done();
    }
  }

  private void say(String title, List<Change> changes) {
    var terminal = context.terminal();
    if (context.json()) {
      terminal.document(
          Map.of(
              "method",
              method,
              "changepoints",
              changes.stream()
                  .map(
                      change ->
                          Map.of(
                              "series_id", change.series(),
                              "index", change.index(),
                              "timestamp", change.stamp()))
                  .toList()));
      return;
    }
    if (changes.isEmpty()) {
      terminal.say(title + ": no lasting change.");
      return;
    }
    terminal.table(
        List.of("series", "index", "timestamp"),
        changes.stream()
            .map(c -> List.of(c.series(), Integer.toString(c.index()), c.stamp()))
            .toList());
  }
}
