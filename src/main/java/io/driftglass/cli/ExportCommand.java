package io.driftglass.cli;

import io.driftglass.data.export.ExportPlan;
import io.driftglass.data.export.ExportStore.Exported;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `export DATASET --out FILE`: a dataset as a file for other programs.
@Command(
    name = "export",
    description = {
      "Writes a dataset as .csv, .tsv, .xlsx or .json; texts a spreadsheet would take for formulas",
      "get an apostrophe in front. Without --out lists what was written before."
    })
final class ExportCommand implements Callable<Integer>, ReadsFiles {
  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(arity = "0..1", paramLabel = "DATASET", description = "a dataset or a file")
  private String dataset;

  @Option(names = "--out", paramLabel = "FILE", description = "where to; its ending says the form")
  private Path out;

  @Option(
      names = "--decimal-mark",
      paramLabel = "point|comma",
      defaultValue = "point",
      description = "decimal mark of CSV and TSV; with a comma, CSV cells are parted by ;")
  private String decimal;

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      description = "only these channels; may be repeated")
  private List<String> channels = new ArrayList<>();

  @Option(names = "--filled", description = "say in a column of its own which values were filled")
  private boolean filled;

  ExportCommand(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  @Override
  public Integer call() throws IOException {
    try (var workbench = context.open()) {
      if (dataset == null && out == null) return history(workbench);
      if (dataset == null || out == null) {
        throw new InvalidSetting(
            "export wants a DATASET and --out FILE.", "See 'driftglass export --help'.");
      }
      if (!List.of("point", "comma").contains(decimal)) {
        throw new InvalidSetting(
            "--decimal-mark must be point or comma, not '%s'.".formatted(decimal),
            "Choose one of them.");
      }
      var plan =
          new ExportPlan(
              out,
              ExportPlan.Form.of(out),
              decimal.equals("comma") ? ',' : '.',
              channels,
              Optional.empty(),
              filled);
      try (var source = Source.open(workbench, dataset, reading.options(), context.progress())) {
        var written = workbench.exports().write(source.dataset(), plan, context.progress());
        context.endProgress();
        if (context.json()) {
          var document = new LinkedHashMap<String, Object>();
          document.put("file", written.file().toString());
          document.put("rows", written.rows());
          document.put("bytes", written.bytes());
          document.put("sha256", written.sha256());
          context.terminal().document(document);
        } else {
          context
              .terminal()
              .say(
                  "%s: %,d rows, %,d bytes, SHA-256 %s"
                      .formatted(
                          written.file(), written.rows(), written.bytes(), written.sha256()));
        }
        return 0;
      }
    }
  }

  private int history(Workbench workbench) {
    var all = workbench.exports().history();
    if (context.json()) {
      context
          .terminal()
          .document(Map.of("exports", all.stream().map(ExportCommand::described).toList()));
    } else {
      context
          .terminal()
          .table(
              List.of("when", "dataset", "rows", "file", "sha256"),
              all.stream()
                  .map(
                      e ->
                          List.of(
                              e.at().toString(),
                              e.dataset(),
                              "%,d".formatted(e.rows()),
                              e.file(),
                              e.sha256().substring(0, 12)))
                  .toList());
    }
    return 0;
  }

  private static Map<String, Object> described(Exported exported) {
    var row = new LinkedHashMap<String, Object>();
    row.put("dataset", exported.dataset());
    row.put("data_sha256", exported.dataSha256());
    row.put("file", exported.file());
    row.put("rows", exported.rows());
    row.put("bytes", exported.bytes());
    row.put("sha256", exported.sha256());
    row.put("when", exported.at().toString());
    return row;
  }
}
