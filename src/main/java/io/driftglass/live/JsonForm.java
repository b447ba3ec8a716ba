package io.driftglass.live;

import io.driftglass.data.export.Spreadsheet;
import io.driftglass.data.read.JsonRecords;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// Lines of one JSON object each, read as the rows of a table: the fields of the first ones name
/// the columns, a field that comes later is passed over.
final class JsonForm {
  private final SequencedSet<String> columns = new LinkedHashSet<>();

  private JsonForm() {}

  /// Empty where the first line is no object.
  static Optional<JsonForm> of(List<String> sample) {
    if (JsonRecords.record(sample.getFirst()).isEmpty()) return Optional.empty();
    var form = new JsonForm();
    for (var line : sample) {
      JsonRecords.record(line).ifPresent(record -> form.columns.addAll(record.keySet()));
    }
    return Optional.of(form);
  }

  /// The line that names the columns.
  String header() {
    return columns.stream().map(JsonForm::cell).collect(Collectors.joining(","));
  }

  /// The row of a line, as it stands where it is no object.
  String row(String line) {
    return JsonRecords.record(line).map(this::row).orElse(line);
  }

  private String row(Map<String, String> record) {
    return columns.stream()
        .map(column -> cell(record.getOrDefault(column, "")))
        .collect(Collectors.joining(","));
  }

  private static String cell(String text) {
    return Spreadsheet.quoted(text, ',');
  }
}
