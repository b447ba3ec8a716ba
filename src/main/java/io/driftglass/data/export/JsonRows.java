package io.driftglass.data.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A JSON array of objects, one a row; a missing value is null.
final class JsonRows implements Rows {
  private final JsonGenerator json;
  private List<String> names = List.of();

  JsonRows(Path file) throws IOException {
    json = new JsonFactory().createGenerator(Files.newBufferedWriter(file));
    json.writeStartArray();
  }

  @Override
  public void header(List<String> names) {
    this.names = names;
  }

  @Override
  public void row(List<String> texts, Cell[] cells) throws IOException {
    json.writeStartObject();
    int name = 0;
    for (var text : texts) json.writeStringField(names.get(name++), text);
    for (var cell : cells) {
      json.writeFieldName(names.get(name++));
      if (cell.isText()) json.writeString(cell.text());
      else if (cell.isMissing()) json.writeNull();
      else if (cell.number() == Math.rint(cell.number()) && Math.abs(cell.number()) < 1e15) {
        json.writeNumber((long) cell.number());
      } else json.writeNumber(cell.number());
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  @Override
  public void done() throws IOException {
    json.writeEndArray();
    json.close();
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
