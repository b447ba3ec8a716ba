package io.driftglass.cli;

import io.driftglass.data.export.CsvFile;
import io.driftglass.problem.InvalidSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// A file that a table of figures goes to: CSV or Markdown, as its name ends.
record TableFile(Path path) {
  /// @throws InvalidSetting where the name has another ending: before anything is measured
  TableFile {
    if (!endsWith(path, ".csv") && !endsWith(path, ".md")) {
      throw new InvalidSetting(
          "The table is written as .csv or .md, not to '%s'.".formatted(path.getFileName()),
          "Give a name that ends in one of them.");
    }
  }

  /// @param about a sentence that Markdown has above the table
  void write(String about, List<String> head, List<List<String>> rows) throws IOException {
    if (endsWith(path, ".md")) {
      markdown(about, head, rows);
      return;
    }
    try (var csv = new CsvFile(path)) {
      csv.row(head.toArray(String[]::new));
      for (var row : rows) csv.row(row.toArray(String[]::new));
      csv.done();
    }
  }

  private void markdown(String about, List<String> head, List<List<String>> rows)
      throws IOException {
    var text = new StringBuilder(about).append("\n\n");
    text.append(line(head)).append(line(Collections.nCopies(head.size(), "---")));
    for (var row : rows) text.append(line(row));
    var folder = path.toAbsolutePath().getParent();
    if (folder != null) Files.createDirectories(folder);
    Files.writeString(path, text);
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static boolean endsWith(Path path, String ending) {
    return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }
}
