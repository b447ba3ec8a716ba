package io.driftglass.registry;

import java.time.Instant;

/// One registered model.
///
/// @param id of the version, unique in the workspace
/// @param model the name it is a version of
/// @param number 1, 2, 3, ... within the model, none given twice
/// @param artifactSha256 of the stored parameters
/// @param runId the run that made it
public record ModelVersion(
    long id,
    String model,
    int number,
    Stage stage,
    ModelCard card,
    String artifactSha256,
    long runId,
    String author,
    Instant registered) {
  /// `pump v3`, as people say it.
  public String title() {
    return model + " v" + number;
  }
}
