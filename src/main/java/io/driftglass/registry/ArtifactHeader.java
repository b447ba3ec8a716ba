package io.driftglass.registry;

import java.util.Map;

/// What a stored model needs beside its raw parameters to be read back.
///
/// @param format of the raw parameters, 1 now
/// @param method id in the catalogue
/// @param settings every setting as text
public record ArtifactHeader(int format, Task task, String method, Map<String, String> settings) {
  /// The newest format this program writes and reads.
  public static final int FORMAT = 1;

  public ArtifactHeader {
    settings = Map.copyOf(settings);
  }

  static ArtifactHeader of(ModelCard card) {
    return new ArtifactHeader(FORMAT, card.task(), card.method(), card.settings());
  }
}
