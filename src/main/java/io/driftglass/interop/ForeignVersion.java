package io.driftglass.interop;

import io.driftglass.registry.Stage;
import io.driftglass.registry.Task;
import java.util.Map;

/// A model version as another registry kept it. Its figures were found elsewhere, so they prove
/// nothing here; its model file is not read.
///
/// @param where it was found: `old/pump.json`, `model_versions, row 3`
/// @param model its name there
/// @param number what the other registry called the version; may be any text
/// @param type the method as it was called there
/// @param sensor what it watched; the model's name where nothing is said
/// @param metrics finite ones by name
/// @param notComputed the others, each with its reason
/// @param settings texts by name
/// @param dataSha256 64 hexadecimal digits, or empty
/// @param when it was registered, as written there; empty where nothing is said
/// @param json the whole record, to be kept
public record ForeignVersion(
    String where,
    String model,
    String number,
    String type,
    Task task,
    String sensor,
    Stage stage,
    Map<String, Double> metrics,
    Map<String, String> notComputed,
    Map<String, String> settings,
    String dataset,
    String dataSha256,
    long rows,
    String author,
    String when,
    String json) {
  public ForeignVersion {
    metrics = Map.copyOf(metrics);
    notComputed = Map.copyOf(notComputed);
    settings = Map.copyOf(settings);
  }

  /// `pump 7`, as it was called there.
  public String title() {
    return model + (number.isEmpty() ? "" : " " + number);
  }
}
