package io.driftglass.data.plan;

/// What a file is wrapped in, told by its first bytes, never by its name.
///
/// @param kind how it is packed
/// @param entry the packed file that is read; empty unless a ZIP
public record Container(Kind kind, String entry) {
  /// How a file is packed.
  public enum Kind {
    PLAIN,
    GZIP,
    ZIP
  }
}
