package io.driftglass.data.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.driftglass.data.plan.Container;
import io.driftglass.problem.UnsupportedFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.function.LongConsumer;

/// Records of JSON: one array of them, an object that holds one array of them, or one a line.
///
/// The first record names the columns; fields inside a field are named `outer.inner`; arrays within
/// records are left out. Line numbers are those of the text.
record JsonTable(Path file, Container container, Charset charset) implements Table {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(MAX_CELL).build())
          .build();

  @Override
  public void read(RowSink sink, LongConsumer bytesRead) throws IOException {
    try (var bytes = Packing.open(file, container, bytesRead);
        var text = new InputStreamReader(bytes, charset);
        var json = FACTORY.createParser(text)) {
      if (!enterRecords(json)) return;
      var columns = new LinkedHashMap<String, Integer>();
      do {
        if (json.currentToken() != JsonToken.START_OBJECT) return;
        long line = json.currentTokenLocation().getLineNr();
        var record = new LinkedHashMap<String, String>();
        flatten(json, "", record);
        if (columns.isEmpty()) {
          record.keySet().forEach(name -> columns.put(name, columns.size()));
          if (!push(sink, line, columns.keySet().toArray(String[]::new))) return;
        }
        var cells = new String[columns.size()];
        columns.forEach((name, place) -> cells[place] = record.getOrDefault(name, ""));
        if (!push(sink, line, cells)) return;
      } while (json.nextToken() != null);
    } catch (JsonParseException broken) {
      throw new UnsupportedFormat(
          "The JSON breaks off in line %,d.".formatted(broken.getLocation().getLineNr()),
          "Export it again, or mend that line.");
    }
  }

  /// Stops at the first record.
  private static boolean enterRecords(JsonParser json) throws IOException {
    var token = json.nextToken();
    if (token == JsonToken.START_ARRAY) return json.nextToken() == JsonToken.START_OBJECT;
    if (token != JsonToken.START_OBJECT) return false;
    return true;
  }

  private static boolean push(RowSink sink, long line, String[] cells) {
    sink.begin(line);
    for (int index = 0; index < cells.length; index++) {
      sink.cell(index, cells[index].toCharArray(), 0, cells[index].length());
    }
    return sink.end(cells.length);
  }

  private static void flatten(JsonParser json, String prefix, LinkedHashMap<String, String> into)
      throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var name = prefix + json.currentName();
      switch (json.nextToken()) {
        case START_OBJECT -> flatten(json, name + ".", into);
        case START_ARRAY -> json.skipChildren();
        case VALUE_NULL -> into.put(name, "");
        default -> into.put(name, json.getText());
      }
    }
  }
}
