package io.driftglass.cli;

import io.driftglass.data.export.CsvFile;
import io.driftglass.workbench.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The figures of a benchmark as a table: a line a case, a column a metric.
final class BenchTable {
  private final List<String> header = new ArrayList<>();
  private final List<List<String>> lines = new ArrayList<>();

  BenchTable(List<Measured> rows) {
    var metrics = new LinkedHashSet<String>();
    var cases = new LinkedHashMap<String, Map<String, Double>>();
    for (var row : rows) {
      metrics.add(row.metric());
      cases.computeIfAbsent(row.of(), _ -> new LinkedHashMap<>()).put(row.metric(), row.value());
    }
    header.add("case");
    header.addAll(metrics);
    for (var one : cases.entrySet()) {
      var line = new ArrayList<>(List.of(one.getKey()));
      for (var metric : metrics) {
        line.add(CsvFile.fixed(one.getValue().getOrDefault(metric, Double.NaN)));
      }
      lines.add(line);
    }
  }

  /// As Markdown where the file's name ends in `.md`, else as CSV.
  void write(Path file, String machine) throws IOException {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".md")) {
      Files.writeString(file, markdown(machine));
      return;
    }
    try (var csv = new CsvFile(file)) {
      csv.row(header.toArray(String[]::new));
      for (var line : lines) csv.row(line.toArray(String[]::new));
      csv.done();
    }
  }

  private String markdown(String machine) {
    var text = new StringBuilder("Measured on ").append(machine).append(".\n\n");
    text.append(line(header)).append(line(header.stream().map(_ -> "---").toList()));
    for (var line : lines) text.append(line(line));
    return text.toString();
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
