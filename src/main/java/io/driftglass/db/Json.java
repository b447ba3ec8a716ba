package io.driftglass.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/// Records, lists and maps as JSON text and back.
///
/// NaN and the infinities are the texts `"NaN"`, `"Infinity"`, `"-Infinity"`; instants are ISO
/// 8601; the records of a sealed interface carry their simple name as `type`; map entries are in
/// the order of their keys, so that equal values are equal text; fields that a record does not know
/// are left out.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(JsonTypes.module())
          .annotationIntrospector(new SealedTypes())
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final ObjectWriter PRETTY = MAPPER.writerWithDefaultPrettyPrinter();

  private Json() {}

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + e.getMessage(), e);
    }
  }

  /// On several lines, for people.
  public static String pretty(Object value) {
    try {
      return PRETTY.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON: " + e.getMessage(), e);
    }
  }

  /// @throws IllegalArgumentException where the text is not JSON of that type
  public static <T> T read(String json, Class<T> type) {
    return parsed(() -> MAPPER.readValue(json, type));
  }

  public static <T> List<T> readList(String json, Class<T> type) {
    var list = MAPPER.getTypeFactory().constructCollectionType(List.class, type);
    return parsed(() -> MAPPER.readValue(json, list));
  }

  /// A map by text, in the order of the text.
  public static <T> Map<String, T> readMap(String json, Class<T> type) {
    var map = MAPPER.getTypeFactory().constructMapType(Map.class, String.class, type);
    return parsed(() -> MAPPER.readValue(json, map));
  }

  private interface Parse<T> {
    T run() throws JsonProcessingException;
  }

  private static <T> T parsed(Parse<T> parse) {
    try {
      return parse.run();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not the JSON wanted: " + e.getMessage(), e);
    }
  }
}
