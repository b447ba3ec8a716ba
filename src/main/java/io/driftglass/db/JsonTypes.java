package io.driftglass.db;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/// The JDK's types that Jackson leaves to add-ons: time as ISO 8601 text, an empty optional as
/// null.
final class JsonTypes {
  private JsonTypes() {}

  static SimpleModule module() {
    var module = new SimpleModule("driftglass");
    asText(module, Instant.class, Instant::parse);
    asText(module, Duration.class, Duration::parse);
    asText(module, LocalDate.class, LocalDate::parse);
    asText(module, LocalDateTime.class, LocalDateTime::parse);
    asText(module, ZoneId.class, ZoneId::of);
    module.addSerializer(new OptionalWriter());
    module.addDeserializer(Optional.class, new OptionalReader(null));
    return module;
  }

  private static <T> void asText(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addSerializer(type, new ToStringSerializer(type));
    module.addDeserializer(
        type,
        new StdDeserializer<T>(type) {
          @Serial private static final long serialVersionUID = 1L;

          @Override
          public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            try {
              return parse.apply(in.getText());
            } catch (DateTimeException e) {
              return type.cast(
                  context.handleWeirdStringValue(type, in.getText(), "%s", e.getMessage()));
            }
          }
        });
  }

  @SuppressWarnings("rawtypes")
  private static final class OptionalWriter extends StdSerializer<Optional> {
    @Serial private static final long serialVersionUID = 1L;

    OptionalWriter() {
      super(Optional.class);
    }

    @Override
    public void serialize(Optional value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (value.isPresent()) provider.defaultSerializeValue(value.get(), out);
      else out.writeNull();
    }
  }

  @SuppressWarnings("rawtypes")
  private static final class OptionalReader extends StdDeserializer<Optional>
      implements ContextualDeserializer {
    @Serial private static final long serialVersionUID = 1L;

    private final JavaType content;

    OptionalReader(JavaType content) {
      super(Optional.class);
      this.content = content;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext in, BeanProperty property) {
      return new OptionalReader(in.getContextualType().containedTypeOrUnknown(0));
    }

    @Override
    public Optional deserialize(JsonParser in, DeserializationContext context) throws IOException {
      return Optional.of(context.<Object>readValue(in, content));
    }

    @Override
    public Optional getNullValue(DeserializationContext context) {
      return Optional.empty();
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return Optional.empty();
    }
  }
}
