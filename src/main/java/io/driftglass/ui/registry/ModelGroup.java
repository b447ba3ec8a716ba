package io.driftglass.ui.registry;

import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// One model and its versions, newest first.
record ModelGroup(String model, List<ModelVersion> versions) {
  ModelGroup {
    versions = List.copyOf(versions);
  }

  /// Models by name.
  static List<ModelGroup> of(List<ModelVersion> versions) {
    var byModel = new LinkedHashMap<String, List<ModelVersion>>();
    versions.stream()
        .sorted(
            Comparator.comparing(ModelVersion::model)
                .thenComparing(ModelVersion::number, Comparator.reverseOrder()))
        .forEach(v -> byModel.computeIfAbsent(v.model(), m -> new ArrayList<>()).add(v));
    return byModel.entrySet().stream().map(e -> new ModelGroup(e.getKey(), e.getValue())).toList();
  }

  Task task() {
    return versions.getFirst().card().task();
  }

  Optional<ModelVersion> inProduction() {
    return versions.stream().filter(v -> v.stage() == Stage.PRODUCTION).findFirst();
  }
}
