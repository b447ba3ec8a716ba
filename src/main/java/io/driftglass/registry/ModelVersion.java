package io.driftglass.registry;

import java.time.Instant;
import java.util.List;

/// One registered model.
///
/// @param id of the version, unique in the workspace
/// @param model the name it is a version of
/// @param number 1, 2, 3, ... within the model, none given twice
/// @param artifactSha256 of the stored parameters
/// @param runId the run that made it
/// @param aliases what people call it, such as `champion`; unique within the model
public record ModelVersion(
    long id,
    String model,
    int number,
    Stage stage,
    ModelCard card,
    String artifactSha256,
    long runId,
    String author,
    Instant registered,
    List<String> aliases) {
  public ModelVersion {
    aliases = List.copyOf(aliases);
  }

  /// `pump v3`, as people say it.
  public String title() {
    return model + " v" + number;
  }

  /// Whether it is a record of another registry, with no model that could be run or trained anew.
  public boolean migrated() {
    return card.method().startsWith(Migrated.METHOD);
  }

  /// What it watches: a machine, or one channel of it as `machine/channel`.
  public String sensor() {
    return card.sensor().isEmpty() ? model : card.sensor();
  }
}
