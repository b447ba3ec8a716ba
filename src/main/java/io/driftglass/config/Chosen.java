package io.driftglass.config;

/// The value of a setting and where it was set.
///
/// @param value a `Long`, `Double`, `String` or `Boolean`, by kind of the setting
public record Chosen(Option option, Object value, Origin origin) {
  /// The value as shown: a secret is dots.
  public String shown() {
    return option.secret() && !value.equals("") ? "\u2022\u2022\u2022\u2022" : value.toString();
  }

  /// A secret never gets into a log by way of a record's text.
  @Override
  public String toString() {
    return "%s = %s (%s)".formatted(option.key(), shown(), origin.words());
  }
}
