package io.driftglass.data.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Records of JSON one by one, as they come over a wire.
public final class JsonRecords {
  private JsonRecords() {}

  /// The fields of a line that holds one object, those inside a field named `outer.inner`; empty
  /// where it holds anything else.
  public static Optional<Map<String, String>> record(String line) {
    try (var json = JsonRows.FACTORY.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) return Optional.empty();
      var record = JsonRows.record(json);
      return json.nextToken() == null ? Optional.of(record) : Optional.empty();
    } catch (JsonProcessingException broken) {
      return Optional.empty();
    } catch (IOException e) {
      throw new AssertionError("text in memory", e);
    }
  }

  /// Every object of a text in JSON, one alone or those of the arrays it holds, each as the fields
  /// of [#record].
  ///
  /// @param taken asked with each; false ends it
  /// @throws IOException where the text breaks off or is no JSON
  public static void each(InputStream in, Predicate<Map<String, String>> taken) throws IOException {
    try (JsonParser json = JsonRows.FACTORY.createParser(in)) {
      new Walk(json, taken).all();
    }
  }

  /// The record as one line, every value a text.
  public static String line(Map<String, String> record) {
    var text = new StringWriter();
    try (var json = JsonRows.FACTORY.createGenerator(text)) {
      json.writeStartObject();
      for (var field : record.entrySet()) json.writeStringField(field.getKey(), field.getValue());
      json.writeEndObject();
    } catch (IOException e) {
      throw new AssertionError("text in memory", e);
    }
    return text.toString();
  }

  /// Goes through a text until no more rows are wanted.
  private static final class Walk {
    private final JsonParser json;
    private final Predicate<Map<String, String>> taken;
    private boolean enough;

    Walk(JsonParser json, Predicate<Map<String, String>> taken) {
      this.json = json;
      this.taken = taken;
    }

    void all() throws IOException {
      for (var token = json.nextToken(); token != null && !enough; token = json.nextToken()) {
        if (token == JsonToken.START_OBJECT) object();
        else if (token == JsonToken.START_ARRAY) array();
      }
    }

    /// A row, or what stands around rows: `{"count":2,"rows":[{...},{...}]}`.
    private void object() throws IOException {
      var row = new LinkedHashMap<String, String>();
      boolean around = false;
      while (!enough && json.nextToken() == JsonToken.FIELD_NAME) {
        var name = json.currentName();
        switch (json.nextToken()) {
          case START_ARRAY -> around |= array();
          case START_OBJECT ->
              JsonRows.record(json).forEach((inner, text) -> row.put(name + "." + inner, text));
          default -> row.put(name, JsonRows.text(json));
        }
      }
      if (!around && !row.isEmpty()) enough |= !taken.test(row);
    }

    /// @return whether it holds rows
    private boolean array() throws IOException {
      boolean rows = false;
      while (!enough && json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() == null) return rows;
        if (json.currentToken() == JsonToken.START_OBJECT) {
          rows = true;
          enough = !taken.test(JsonRows.record(json));
        } else {
          json.skipChildren();
        }
      }
      return rows;
    }
  }
}
