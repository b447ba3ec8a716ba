package io.driftglass.cli;

import io.driftglass.data.group.GroupFile;
import io.driftglass.data.group.GroupRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `groups`: the figures of every channel by hour of the day, weekday, month or state.
@Command(
    name = "groups",
    description = "Mean, spread and extremes per channel by hour, weekday, day or a state.")
final class GroupsCommand implements Callable<Integer>, ReadsFiles {
  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(paramLabel = "DATASET", description = "a dataset or a file")
  private String dataset;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      required = true,
      description = "hour, weekday, day, week, month, year or the name of a channel")
  private String by;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the figures as a table, .csv or .md; may be given twice")
  private List<Path> out = List.of();

  GroupsCommand(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  /// The figures of one group of one series.
  private record Line(String series, GroupRow row) {
    List<String> cells(List<String> figures) {
      return Stream.concat(Stream.of(series), figures.stream()).toList();
    }

    /// Figures that are not there are left out.
    Map<String, Object> document() {
      var document = new LinkedHashMap<String, Object>();
      document.put("series", series);
      document.put("channel", row.channel());
      document.put("group", row.group());
      document.put("rows", row.rows());
      document.put("missing", row.missing());
      put(document, "mean", row.mean());
      put(document, "deviation", row.deviation());
      put(document, "min", row.least());
      put(document, "median", row.median());
      put(document, "max", row.most());
      return document;
    }

    private static void put(Map<String, Object> document, String key, double value) {
      if (!Double.isNaN(value)) document.put(key, value);
    }
  }

  @Override
  public Integer call() throws IOException {
    var tables = out.stream().map(TableFile::new).toList();
    try (var workbench = context.open();
        var source = Source.open(workbench, dataset, reading.options(), context.progress())) {
      var lines = new ArrayList<Line>();
      for (var entity : source.dataset().entities()) {
        var frame = workbench.datasets().frame(source.dataset(), entity);
        for (var row : workbench.datasets().groups(frame, by, context.progress())) {
          lines.add(new Line(entity, row));
        }
      }
      context.endProgress();
      var head = Stream.concat(Stream.of("series"), GroupFile.HEAD.stream()).toList();
      if (context.json()) {
        context.terminal().document(Map.of("groups", lines.stream().map(Line::document).toList()));
      } else {
        context
            .terminal()
            .table(head, lines.stream().map(l -> l.cells(GroupFile.shown(l.row()))).toList());
      }
      var about = "%s by %s.".formatted(source.dataset().title(), by);
      var exact = lines.stream().map(l -> l.cells(GroupFile.exact(l.row()))).toList();
      for (var file : tables) file.write(about, head, exact);
      return 0;
    }
  }
}
