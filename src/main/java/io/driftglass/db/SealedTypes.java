package io.driftglass.db;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;

/// Lets the records of a sealed interface be told apart by a field `type` that holds their simple
/// name. Only permitted records can be named, so a text can never choose a class.
final class SealedTypes extends JacksonAnnotationIntrospector {
  @Serial private static final long serialVersionUID = 1L;

  private static final JsonTypeInfo.Value BY_NAME =
      JsonTypeInfo.Value.construct(
          JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, null, null);

  @Override
  public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
    return annotated instanceof AnnotatedClass && sealedAbove(annotated.getRawType()) != null
        ? BY_NAME
        : null;
  }

  @Override
  public List<NamedType> findSubtypes(Annotated annotated) {
    var top = sealedAbove(annotated.getRawType());
    if (top == null) return null;
    return Arrays.stream(top.getPermittedSubclasses())
        .map(type -> new NamedType(type, type.getSimpleName()))
        .toList();
  }

  @Override
  public String findTypeName(AnnotatedClass annotated) {
    return sealedAbove(annotated.getRawType()) == null
        ? null
        : annotated.getRawType().getSimpleName();
  }

  private static Class<?> sealedAbove(Class<?> type) {
    if (type.getPackageName().startsWith("java")) return null;
    if (type.isInterface()) return type.isSealed() ? type : null;
    if (!type.isRecord()) return null;
    return Arrays.stream(type.getInterfaces()).filter(Class::isSealed).findFirst().orElse(null);
  }
}
