package io.driftglass.registry;

import java.util.Map;

/// What a stored model needs beside its raw parameters to be read back.
///
/// @param format of the raw parameters, [#FORMAT] now
/// @param method id in the catalogue
/// @param settings every setting as text
public record ArtifactHeader(int format, Task task, String method, Map<String, String> settings) {
  /// The format this program writes and reads; raised with every change of what a method stores.
  public static final int FORMAT = 6;

  public ArtifactHeader {
    settings = Map.copyOf(settings);
  }

  static ArtifactHeader of(ModelCard card) {
    return new ArtifactHeader(FORMAT, card.task(), card.method(), card.settings());
  }
}
