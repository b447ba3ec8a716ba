package io.driftglass.workbench.run;

import io.driftglass.detect.FittedDetector;
import io.driftglass.forecast.FittedForecaster;
import io.driftglass.registry.ModelStore;
import io.driftglass.registry.ModelVersion;

/// Registered versions as they were fitted; they learn nothing more. One that an earlier version of
/// the program stored is refused as such before its settings are read, which may be gone since.
public final class StoredModels {
  private StoredModels() {}

  /// @throws io.driftglass.problem.UnsupportedFormat where an earlier version stored it
  public static FittedDetector detector(ModelStore store, ModelVersion version) {
    var card = version.card();
    var method = Catalogues.detector(card.method());
    return store.load(version, (header, in) -> method.with(card.settings()).read(in));
  }

  /// @throws io.driftglass.problem.UnsupportedFormat where an earlier version stored it
  public static FittedForecaster forecaster(ModelStore store, ModelVersion version) {
    var card = version.card();
    var method = Catalogues.forecaster(card.method());
    return store.load(version, (header, in) -> method.with(card.settings()).read(in));
  }
}
