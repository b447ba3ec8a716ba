package io.driftglass.ui.registry;

import io.driftglass.registry.Action;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.StageChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A change of stages that was made, with all it moved: a promotion archives the version that was
/// in production, and a rollback the one that took its place.
///
/// @param version the one it was about, in its new stage
/// @param changes in the order in which they were made
record StageMoves(ModelVersion version, List<StageChange> changes) {
  StageMoves {
    changes = List.copyOf(changes);
  }

  /// Promotes, archives or takes out of a stage.
  static StageMoves promote(Registry registry, ModelVersion version, Stage to, String reason) {
    var live = to == Stage.PRODUCTION ? registry.live(version) : Optional.<ModelVersion>empty();
    var moved = registry.promote(version, to, reason);
    return of(live, version.stage(), moved, Action.MOVE);
  }

  /// Puts the production version before the present one back.
  static StageMoves rollback(Registry registry, ModelVersion version, String reason) {
    var live = registry.live(version);
    var former = registry.before(version).map(ModelVersion::stage).orElse(Stage.ARCHIVED);
    return of(live, former, registry.rollback(version, reason), Action.ROLLBACK);
  }

  private static StageMoves of(
      Optional<ModelVersion> live, Stage from, ModelVersion moved, Action action) {
    var changes = new ArrayList<StageChange>();
    live.filter(other -> other.id() != moved.id())
        .ifPresent(
            other ->
                changes.add(new StageChange(other.id(), action, Stage.PRODUCTION, Stage.ARCHIVED)));
    changes.add(new StageChange(moved.id(), action, from, moved.stage()));
    return new StageMoves(moved, changes);
  }

  /// What takes it back: the same the other way round. A promotion is taken back by a rollback, and
  /// a rollback by a promotion, so that the next rollback finds the version it would have found.
  List<StageChange> back() {
    return changes.reversed().stream()
        .map(it -> new StageChange(it.version(), opposite(it.action()), it.to(), it.from()))
        .toList();
  }

  private static Action opposite(Action action) {
    return action == Action.ROLLBACK ? Action.MOVE : Action.ROLLBACK;
  }
}
