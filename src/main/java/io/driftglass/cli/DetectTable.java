package io.driftglass.cli;

import io.driftglass.metric.Measure;
import io.driftglass.metric.PairedGain;
import io.driftglass.workbench.bench.DetectBench;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The comparison of detectors as a table; a figure that cannot be computed is `n/a`. Each method's
/// VUS-PR is compared with that of the method named first, by a bootstrap over files.
record DetectTable(List<List<String>> rows) {
  static final List<String> HEAD =
      List.of(
          "set",
          "method",
          "files",
          "failed",
          "vus_pr",
          "gain_over_first",
          "gain_low",
          "gain_high",
          "verdict",
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
            Stream.of(text("%.4f", row.vusPr())),
            gain(row.gain()).stream(),
            figures.map(figure -> text("%.4f", figure)),
            row.nab().stream().map(figure -> text("%.1f", figure)),
            row.hitRates().stream().map(figure -> text("%.4f", figure)),
            Stream.of(String.format(Locale.ROOT, "%.1f", row.seconds())))
        .flatMap(part -> part)
        .toList();
  }

  private static List<String> gain(Optional<PairedGain> gain) {
    return gain.map(
            over ->
                List.of(
                    signed(over.mean()),
                    signed(over.low()),
                    signed(over.high()),
                    over.verdict().name().toLowerCase(Locale.ROOT)))
        .orElse(List.of("n/a", "n/a", "n/a", "n/a"));
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.4f", value);
  }

  private static String text(String format, Measure figure) {
    return figure.computable() ? String.format(Locale.ROOT, format, figure.value()) : "n/a";
  }
}
