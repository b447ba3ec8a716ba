package io.driftglass.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which versions a clean-up takes: never one in production or staging, one with an alias, one that
/// a rollback would put back, or one of the newest of its model.
///
/// @param keepNewest versions a model that stay whatever their age, 0 or more
/// @param olderThan since registration
public record Retention(int keepNewest, Duration olderThan) {
  public Retention {
    if (keepNewest < 0 || olderThan.isNegative()) {
      throw new io.driftglass.problem.InvalidSetting(
          "A clean-up keeps 0 or more versions and takes those of 0 or more days, not %d and %s."
              .formatted(keepNewest, olderThan),
          "Give both as whole numbers.");
    }
  }

  /// @param versions all of the registry
  /// @param rollbackTargets ids of versions that a rollback would put back
  public List<ModelVersion> expired(
      List<ModelVersion> versions, Set<Long> rollbackTargets, Instant now) {
    Map<String, List<ModelVersion>> byModel = new HashMap<>();
    versions.forEach(v -> byModel.computeIfAbsent(v.model(), m -> new ArrayList<>()).add(v));
    var expired = new ArrayList<ModelVersion>();
    for (var own : byModel.values()) {
      own.sort(Comparator.comparingInt(ModelVersion::number).reversed());
      own.stream()
          .skip(keepNewest)
          .filter(v -> v.stage() == Stage.NONE || v.stage() == Stage.ARCHIVED)
          .filter(v -> v.aliases().isEmpty() && !rollbackTargets.contains(v.id()))
          .filter(v -> !v.registered().plus(olderThan).isAfter(now))
          .forEach(expired::add);
    }
    expired.sort(Comparator.comparingLong(ModelVersion::id));
    return List.copyOf(expired);
  }
}
