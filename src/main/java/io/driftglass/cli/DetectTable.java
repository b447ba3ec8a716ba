package io.driftglass.cli;

import io.driftglass.data.export.CsvFile;
import io.driftglass.metric.Measure;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.workbench.DetectBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The comparison of detectors as a table; a figure that cannot be computed is `n/a`.
record DetectTable(List<List<String>> rows) {
  static final List<String> HEAD =
      List.of(
          "set",
          "method",
          "files",
          "failed",
          "vus_pr",
          "auc_pr",
          "point_f1",
          "event_f1",
          "false_alarms",
          "recall",
          "alarmed_per_labelled",
          "nab",
          "nab_low_fp",
          "nab_low_fn",
          "seconds");

  static DetectTable of(List<DetectBench.Row> rows) {
    return new DetectTable(rows.stream().map(DetectTable::cells).toList());
  }

  private static List<String> cells(DetectBench.Row row) {
    var figures =
        Stream.of(
            row.vusPr(),
            row.aucPr(),
            row.pointF1(),
            row.eventF1(),
            row.falseAlarms(),
            row.recall(),
            row.alarmedPerLabelled());
    var counts = List.of(Integer.toString(row.files()), Integer.toString(row.failed()));
    return Stream.of(
            Stream.of(row.set(), row.method()),
            counts.stream(),
            figures.map(figure -> text("%.4f", figure)),
            row.nab().stream().map(figure -> text("%.1f", figure)),
            Stream.of(String.format(Locale.ROOT, "%.1f", row.seconds())))
        .flatMap(part -> part)
        .toList();
  }

  private static String text(String format, Measure figure) {
    return figure.computable() ? String.format(Locale.ROOT, format, figure.value()) : "n/a";
  }

  /// @param file ends in `.csv` or `.md`
  void write(Path file) throws IOException {
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      try (var out = new CsvFile(file)) {
        out.row(HEAD.toArray(String[]::new));
        for (var row : rows) out.row(row.toArray(String[]::new));
        out.done();
      }
    } else if (name.endsWith(".md")) {
      Files.writeString(file, markdown());
    } else {
      throw new InvalidSetting(
          "The table is written as .csv or .md, not to '%s'.".formatted(file.getFileName()),
          "Give a name that ends in one of them.");
    }
  }

  private String markdown() {
    var rule = HEAD.stream().map(column -> "---").toList();
    return Stream.concat(Stream.of(HEAD, rule), rows.stream())
        .map(row -> row.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
        .collect(Collectors.joining());
  }
}
