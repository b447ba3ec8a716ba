package io.driftglass.data.group;

import io.driftglass.data.export.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Writes the figures of groups as CSV; what is not there stays empty.
public final class GroupFile {
  private GroupFile() {}

  /// In place of what stood there, once all is written.
  public static void write(Path file, List<GroupRow> groups) throws IOException {
    try (var csv = new CsvFile(file)) {
      csv.row("group", "channel", "rows", "missing", "mean", "deviation", "min", "median", "max");
      for (var row : groups) {
        csv.row(
            row.group(),
            row.channel(),
            Integer.toString(row.rows()),
            Integer.toString(row.missing()),
            text(row.mean()),
            text(row.deviation()),
            text(row.least()),
            text(row.median()),
            text(row.most()));
      }
      csv.done();
    }
  }

  private static String text(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }
}
