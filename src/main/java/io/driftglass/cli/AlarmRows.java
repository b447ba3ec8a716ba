package io.driftglass.cli;

import io.driftglass.data.export.CsvFile;
import io.driftglass.data.export.Spreadsheet;
import io.driftglass.monitor.concept.ConceptAlarm;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Alarms of a stream as rows of a table, a file and a JSON document.
final class AlarmRows {
  private AlarmRows() {}

  /// The column to watch where none was named.
  static String onlyColumn(Frame frame) {
    var numbers =
        frame.channels().stream()
            .filter(channel -> channel.kind() == Kind.NUMBER)
            .map(Channel::name)
            .toList();
    if (numbers.size() == 1) return numbers.getFirst();
    throw new InvalidSetting(
        "drift --stream wants --column where there are several columns.",
        "Choose one of " + String.join(", ", numbers) + ".");
  }

  static Map<String, Object> row(String series, Frame frame, ConceptAlarm alarm) {
    var row = new LinkedHashMap<String, Object>();
    row.put("series_id", series);
    row.put("row", alarm.row());
    row.put("timestamp", frame.clock().text(frame.tick(alarm.row())));
    row.put("since_row", alarm.since());
    row.put("since", frame.clock().text(frame.tick(alarm.since())));
    row.put("before", alarm.before());
    row.put("after", alarm.after());
    return row;
  }

  static void write(Path file, List<Map<String, Object>> rows) throws IOException {
    try (var out = new CsvFile(file)) {
      out.row("series_id", "row", "timestamp", "since_row", "since", "before", "after");
      for (var row : rows) {
        out.row(row.values().stream().map(AlarmRows::text).toArray(String[]::new));
      }
      out.done();
    }
  }

  static void say(Terminal terminal, String method, List<Map<String, Object>> rows) {
    terminal.say(
        method
            + ": "
            + (rows.isEmpty() ? "no lasting change" : Counted.of(rows.size(), "change"))
            + ".");
    if (rows.isEmpty()) return;
    terminal.table(
        List.of("series", "row", "timestamp", "since row", "since", "before", "after"),
        rows.stream().map(row -> row.values().stream().map(AlarmRows::shown).toList()).toList());
  }

  private static String text(Object value) {
    return value instanceof Double number ? Spreadsheet.number(number, '.') : value.toString();
  }

  private static String shown(Object value) {
    return value instanceof Double number ? "%.4g".formatted(number) : value.toString();
  }
}
