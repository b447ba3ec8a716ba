package io.driftglass.registry;

/// A version taken over from another registry: its record is kept, its model is not, and its
/// figures are no validation.
///
/// @param card with 0 rows validated, so that no gate to production opens
/// @param record as it was found, kept as the version's artifact
/// @param why told in the history
public record Migrated(String model, ModelCard card, String record, Stage stage, String why) {
  /// Methods of such versions begin so: none of them is in a catalogue.
  public static final String METHOD = "migrated/";
}
