package io.driftglass.data.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes rows of records: the fields of the first thousand name the columns; a field that comes
/// later for the first time makes its row one with too many cells.
final class JsonRows {
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Table.MAX_CELL).build())
          .build();

  private static final int FIRST = 1000;
  private static final long FIRST_CELLS = 1 << 20;
  private static final int MAX_ARRAY = 64;

  private record Held(long line, Map<String, String> record, String broken, String reason) {}

  private final RowSink sink;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final List<Held> held = new ArrayList<>();
  private long heldCells;
  private boolean streaming;
  private boolean more = true;

  JsonRows(RowSink sink) {
    this.sink = sink;
  }

  /// @return whether more rows are wanted
  boolean add(long line, Map<String, String> record) {
    return take(new Held(line, record, "", ""));
  }

  /// @return whether more rows are wanted
  boolean broken(long line, String text, String reason) {
    return take(new Held(line, Map.of(), text, reason));
  }

  /// Hands on what was held back.
  void finish() {
    if (!streaming) start();
  }

  private boolean take(Held row) {
    if (streaming) return push(row);
    for (var name : row.record().keySet()) columns.putIfAbsent(name, columns.size());
    held.add(row);
    heldCells += row.record().size();
    if (held.size() >= FIRST || heldCells >= FIRST_CELLS) start();
    return more;
  }

  private void start() {
    streaming = true;
    if (columns.isEmpty()) return;
    more = sink.row(Table.NAMES, columns.keySet());
    for (var row : held) if (more) push(row);
    held.clear();
  }

  private boolean push(Held row) {
    if (!row.reason().isEmpty()) {
      sink.begin(row.line());
      sink.broken(row.broken(), row.reason());
      more = sink.end(0);
      return more;
    }
    var cells = new ArrayList<String>(columns.size());
    for (var name : columns.keySet()) cells.add(row.record().getOrDefault(name, ""));
    for (var field : row.record().entrySet()) {
      if (!columns.containsKey(field.getKey())) cells.add(field.getKey() + "=" + field.getValue());
    }
    more = sink.row(row.line(), cells);
    return more;
  }

  /// The fields of the object that has just begun: those inside a field are named `outer.inner`,
  /// values of a short array `outer.0`, `outer.1` and so on; longer arrays and arrays of other
  /// things are left out.
  static Map<String, String> record(JsonParser json) throws IOException {
    var record = new LinkedHashMap<String, String>();
    flatten(json, "", record);
    return record;
  }

  private static void flatten(JsonParser json, String prefix, Map<String, String> into)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var name = prefix + json.currentName();
      switch (json.nextToken()) {
        case START_OBJECT -> flatten(json, name + ".", into);
        case START_ARRAY -> array(json, name, into);
        default -> into.put(name, text(json));
      }
    }
  }

  private static void array(JsonParser json, String name, Map<String, String> into)
      throws IOException {
    int place = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == null) return;
      if (json.currentToken().isStructStart()) json.skipChildren();
      else if (place < MAX_ARRAY) into.put(name + "." + place++, text(json));
    }
  }

  /// The text of a value that is neither object nor array; nothing for null.
  static String text(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getText();
  }
}
