package io.driftglass.cli;

import io.driftglass.metric.Measure;
import io.driftglass.workbench.bench.DetectBench;
import java.util.List;
import java.util.Locale;
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
          "hit_rate_100",
          "hit_rate_150",
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
            row.hitRates().stream().map(figure -> text("%.4f", figure)),
            Stream.of(String.format(Locale.ROOT, "%.1f", row.seconds())))
        .flatMap(part -> part)
        .toList();
  }

  private static String text(String format, Measure figure) {
    return figure.computable() ? String.format(Locale.ROOT, format, figure.value()) : "n/a";
  }
}
