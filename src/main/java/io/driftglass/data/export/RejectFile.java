package io.driftglass.data.export;

import io.driftglass.data.ingest.RejectedRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Rejected rows as a CSV of their own.
public final class RejectFile {
  private RejectFile() {}

  public static void write(Path file, List<RejectedRow> rows) throws IOException {
    try (var csv = new CsvFile(file)) {
      csv.row("line", "column", "value", "reason", "timestamp");
      for (var row : rows) {
        csv.row(Long.toString(row.line()), row.column(), row.value(), row.reason(), row.stamp());
      }
      csv.done();
    }
  }
}
