package io.driftglass.cli;

import io.driftglass.data.export.CsvFile;
import io.driftglass.data.export.Spreadsheet;
import io.driftglass.workbench.data.FileRows;
import io.driftglass.workbench.detect.Detected;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Scores as `timestamp,score,is_anomaly`: one line a data row of the file, in the file's order; a
/// rejected or warming-up row has an empty score and 0.
final class ScoreFile {
  private ScoreFile() {}

  /// @param rows the file's rows
  /// @param found one an entity
  static void write(Path file, FileRows rows, List<Detected> found) throws IOException {
    var scores = new double[rows.count()];
    Arrays.fill(scores, Double.NaN);
    var inside = new boolean[rows.count()];
    for (var detected : found) {
      int[] places = rows.of(detected.entity());
      double[] total = detected.scores().total();
      for (int row = 0; row < total.length; row++) scores[places[row]] = total[row];
      for (var event : detected.events()) {
        for (int row = event.fromRow(); row < event.untilRow(); row++) inside[places[row]] = true;
      }
    }
    try (var csv = new CsvFile(file)) {
      csv.row("timestamp", "score", "is_anomaly");
      for (int row = 0; row < scores.length; row++) {
        csv.row(
            rows.stamp(row),
            Spreadsheet.number(scores[row], '.'),
            inside[row] && !Double.isNaN(scores[row]) ? "1" : "0");
      }
      csv.done();
    }
  }
}
