package io.driftglass.cli;

import io.driftglass.data.export.CsvFile;
import io.driftglass.label.Label;
import io.driftglass.label.LabelText;
import io.driftglass.label.Said;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.series.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Labels as CSV: `entity,start,end,verdict,kind,text,who`; the end is the first row after the
/// stretch. Only start and end are needed when reading.
final class LabelFile {
  private LabelFile() {}

  /// @param number of the line in the file, 1 is the first
  record Line(int number, String entity, String start, String end, Said said) {}

  static void write(Path file, Clock clock, List<Label> labels) throws IOException {
    try (var csv = new CsvFile(file)) {
      csv.row("entity", "start", "end", "verdict", "kind", "text", "who");
      for (var label : labels) {
        csv.row(
            label.entity(),
            clock.text(label.interval().from()),
            clock.text(label.interval().until()),
            LabelCommand.verdict(label.verdict()),
            Integer.toString(label.kind()),
            label.text(),
            label.who());
      }
      csv.done();
    }
  }

  static List<Line> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new UnsupportedFormat("There is no file " + file + ".", "Name a CSV file of labels.");
    }
    var lines = Files.readAllLines(file);
    var header = lines.isEmpty() ? List.<String>of() : cells(lines.getFirst());
    if (!header.contains("start") || !header.contains("end")) {
      throw new UnsupportedFormat(
          "A file of labels has columns start and end, this one has %s."
              .formatted(header.isEmpty() ? "none" : String.join(", ", header)),
          "Write start,end,verdict as its first line.");
    }
    var read = new ArrayList<Line>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) continue;
      var cells = cells(lines.get(i));
      var kind = cell(header, cells, "kind", "0");
      if (!kind.matches("[0-9]")) {
        throw new UnsupportedFormat(
            "Line %d: '%s' is no kind.".formatted(i + 1, kind), "A kind is 1 to 9, 0 is none.");
      }
      var said =
          new Said(
              LabelText.verdict(cell(header, cells, "verdict", "anomaly")),
              Integer.parseInt(kind),
              cell(header, cells, "text", ""));
      read.add(
          new Line(
              i + 1,
              cell(header, cells, "entity", ""),
              cell(header, cells, "start", ""),
              cell(header, cells, "end", ""),
              said));
    }
    return read;
  }

  private static String cell(
      List<String> header, List<String> cells, String name, String otherwise) {
    int at = header.indexOf(name);
    return at < 0 || at >= cells.size() || cells.get(at).isEmpty() ? otherwise : cells.get(at);
  }

  /// The cells of a line; quotes keep commas, a doubled one is a quote.
  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        if (!quoted && !cell.isEmpty()) cell.append(c);
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
