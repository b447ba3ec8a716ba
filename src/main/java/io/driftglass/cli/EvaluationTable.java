package io.driftglass.cli;

import io.driftglass.evaluate.Evaluation;
import io.driftglass.metric.Measure;
import java.util.List;
import java.util.Locale;

/// How good a search was, as a table: every figure with its n, and why where there is none.
final class EvaluationTable {
  private EvaluationTable() {}

  static void say(Terminal terminal, Evaluation evaluation) {
    terminal.say(
        "Judged by labels on %,d rows (%s), %,d of them anomalies."
            .formatted(evaluation.rows(), evaluation.split(), evaluation.labelledRows()));
    var header = List.of("figure", "value", "n", "to know");
    terminal.table(header, evaluation.figures().stream().map(EvaluationTable::cells).toList());
    terminal.say("Not for ranking:");
    terminal.table(
        header, evaluation.notForRanking().stream().map(EvaluationTable::cells).toList());
  }

  private static List<String> cells(Evaluation.Figure figure) {
    return switch (figure.measure()) {
      case Measure.Value(double value, long n) ->
          List.of(
              figure.title(),
              String.format(Locale.ROOT, "%.3f", value),
              Long.toString(n),
              figure.remark());
      case Measure.NotComputable(String because) -> List.of(figure.title(), "n/a", "", because);
    };
  }
}
