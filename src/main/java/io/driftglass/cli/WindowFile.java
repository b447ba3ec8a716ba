package io.driftglass.cli;

import io.driftglass.data.export.CsvFile;
import io.driftglass.data.export.Spreadsheet;
import io.driftglass.evaluate.Backtest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Every window of a backtest as CSV; `series_id` is the channel and the row of the first forecast
/// step.
final class WindowFile {
  private WindowFile() {}

  static void write(Path file, Backtest backtest) throws IOException {
    try (var csv = new CsvFile(file)) {
      csv.row("series_id", "step", "forecast", "lo80", "hi80", "lo95", "hi95");
      for (var window : backtest.windows()) {
        String series = window.path().channel() + "@" + window.firstRow();
        double[] point = window.path().point();
        for (int step = 0; step < point.length; step++) {
          var cells = new ArrayList<>(List.of(series, Integer.toString(step + 1)));
          cells.add(Spreadsheet.number(point[step], '.'));
          for (var band : window.path().bands()) {
            cells.add(Spreadsheet.number(band.low()[step], '.'));
            cells.add(Spreadsheet.number(band.high()[step], '.'));
          }
          csv.row(cells.toArray(String[]::new));
        }
      }
      csv.done();
    }
  }
}
