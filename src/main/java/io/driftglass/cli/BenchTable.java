package io.driftglass.cli;

import io.driftglass.data.export.CsvFile;
import io.driftglass.workbench.bench.Measured;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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

  List<String> header() {
    return header;
  }

  List<List<String>> lines() {
    return lines;
  }
}
