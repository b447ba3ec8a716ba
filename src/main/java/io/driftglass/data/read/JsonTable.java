package io.driftglass.data.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.driftglass.data.plan.Container;
import io.driftglass.problem.UnsupportedFormat;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;

/// A table in JSON, in the first of these forms that is met, at any depth: an array of records, an
/// array of rows (named by an array `columns` before it), arrays of equal length named by column,
/// and records or columns by key. Line numbers are those of the text.
record JsonTable(Path file, Container container, Charset charset) implements Table {
  /// Columns by name are looked for no deeper: below, two lists of one length are no table.
  private static final int DEEPEST = 2;

  private static final int MAX_VALUES = 5_000_000;
  private static final Set<String> NAMED_BY =
      Set.of("columns", "fields", "header", "headers", "names", "keys");
  private static final Set<String> ROWS = Set.of("data", "values", "rows", "records", "points");

  @Override
  public void read(RowSink sink, LongConsumer bytesRead) throws IOException {
    try (var bytes = Packing.open(file, container, bytesRead);
        var text = Encoding.text(bytes, charset);
        var json = JsonRows.FACTORY.createParser(text)) {
      if (!new Search(json, sink).value()) {
        throw new UnsupportedFormat(
            "The JSON holds no table.",
            "Give an array of records, such as [{\"time\": \"2026-01-31\", \"value\": 1.5}].");
      }
    } catch (JsonProcessingException broken) {
      var place = broken.getLocation();
      throw new UnsupportedFormat(
          "The JSON breaks off in line %,d.".formatted(place == null ? 1 : place.getLineNr()),
          "Export it again, or mend that line.");
    }
  }

  /// Walks down the text until it meets a table and hands its rows on.
  private static final class Search {
    private final JsonParser json;
    private final RowSink sink;
    private List<String> names = List.of();
    private String key = "";

    Search(JsonParser json, RowSink sink) {
      this.json = json;
      this.sink = sink;
    }

    /// @return whether a table was found in the value that comes next
    boolean value() throws IOException {
      var token = json.nextToken();
      if (token == JsonToken.START_ARRAY) return array(new ArrayList<>());
      return token == JsonToken.START_OBJECT && object(1, new LinkedHashMap<>());
    }

    /// @param plain filled with the values where the array is one of plain values
    private boolean array(List<String> plain) throws IOException {
      return switch (json.nextToken()) {
        case START_OBJECT -> records();
        case START_ARRAY -> isRows() ? rows() : values(plain);
        case null, default -> values(plain);
      };
    }

    private boolean isRows() {
      return key.isEmpty() || ROWS.contains(key);
    }

    private boolean values(List<String> plain) throws IOException {
      while (json.currentToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
        if (json.currentToken().isStructStart()) {
          json.skipChildren();
          plain.clear();
        } else {
          add(plain, JsonRows.text(json));
        }
        json.nextToken();
      }
      return false;
    }

    private boolean records() throws IOException {
      var rows = new JsonRows(sink);
      boolean more = true;
      while (more && json.currentToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
        long line = json.currentTokenLocation().getLineNr();
        if (json.currentToken() == JsonToken.START_OBJECT) {
          more = rows.add(line, JsonRows.record(json));
        } else {
          json.skipChildren();
          more = rows.broken(line, "", "no record of JSON");
        }
        json.nextToken();
      }
      rows.finish();
      return true;
    }

    private boolean rows() throws IOException {
      boolean more = true;
      boolean first = true;
      while (more && json.currentToken() == JsonToken.START_ARRAY) {
        long line = json.currentTokenLocation().getLineNr();
        var cells = new ArrayList<String>();
        while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
          if (json.currentToken().isStructStart()) {
            if (first) return false;
            json.skipChildren();
          }
          add(cells, json.currentToken().isScalarValue() ? JsonRows.text(json) : "");
        }
        if (first && names.size() == cells.size()) more = sink.row(Table.NAMES, names);
        first = false;
        if (more) more = sink.row(line, cells);
        json.nextToken();
      }
      return true;
    }

    /// @param scalars filled with the plain values of the object
    private boolean object(int depth, Map<String, String> scalars) throws IOException {
      var columns = new LinkedHashMap<String, List<String>>();
      var maps = new LinkedHashMap<String, Map<String, String>>();
      long line = json.currentTokenLocation().getLineNr();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        var name = json.currentName();
        switch (json.nextToken()) {
          case START_ARRAY -> {
            key = name;
            var plain = new ArrayList<String>();
            if (array(plain)) return true;
            if (NAMED_BY.contains(name)) names = plain;
            columns.put(name, plain);
          }
          case START_OBJECT -> {
            var inner = new LinkedHashMap<String, String>();
            if (object(depth + 1, inner)) return true;
            maps.put(name, inner);
          }
          case null, default -> scalars.put(name, JsonRows.text(json));
        }
      }
      return depth <= DEEPEST && (columns(line, columns) || maps(line, maps));
    }

    private boolean columns(long line, Map<String, List<String>> columns) {
      int rows = columns.values().stream().mapToInt(List::size).max().orElse(0);
      boolean even = columns.values().stream().allMatch(column -> column.size() == rows);
      if (!even || rows < 2) return false;
      boolean more = sink.row(Table.NAMES, columns.keySet());
      for (int row = 0; row < rows && more; row++) {
        int at = row;
        more = sink.row(line, columns.values().stream().map(column -> column.get(at)).toList());
      }
      return true;
    }

    /// Columns by key where the inner keys are numbers or stamps, else records by key.
    private boolean maps(long line, Map<String, Map<String, String>> maps) {
      var inner = maps.values().stream().findFirst().map(Map::keySet).orElse(Set.of());
      boolean alike = maps.values().stream().allMatch(map -> map.keySet().equals(inner));
      if (!alike || inner.isEmpty() || (maps.size() < 2 && inner.size() < 2)) return false;
      if (inner.stream().allMatch(key -> key.matches("[-+:TZ./ \\d]+"))) {
        var columns = new LinkedHashMap<String, List<String>>();
        columns.put("", List.copyOf(inner));
        maps.forEach((name, map) -> columns.put(name, List.copyOf(map.values())));
        return columns(line, columns);
      }
      boolean more = sink.row(Table.NAMES, prepend("", inner));
      for (var map : maps.entrySet()) {
        if (more) more = sink.row(line, prepend(map.getKey(), map.getValue().values()));
      }
      return true;
    }

    private static List<String> prepend(String first, Iterable<String> others) {
      var all = new ArrayList<String>();
      all.add(first);
      others.forEach(all::add);
      return all;
    }

    private static void add(List<String> cells, String text) {
      if (cells.size() >= MAX_VALUES) {
        throw new UnsupportedFormat(
            "An array of the JSON has more than %,d values.".formatted(MAX_VALUES),
            "Export one record a row instead of one array a column.");
      }
      cells.add(text);
    }
  }
}
