package io.driftglass.registry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What follows from the steps that were taken, and from nothing else: so a past day can be asked
/// for after rollbacks and deletions.
public final class History {
  private final List<Transition> steps;

  /// @param steps oldest first
  public History(List<Transition> steps) {
    this.steps = List.copyOf(steps);
  }

  /// Where every version that existed after the last step stood, in the order of registration.
  public List<VersionState> states() {
    var states = new LinkedHashMap<String, VersionState>();
    for (var step : steps) {
      switch (step.action()) {
        case REGISTER, RESTORE, MOVE, ROLLBACK -> states.put(step.title(), state(step));
        case DELETE -> states.remove(step.title());
        case ALIAS -> {}
      }
    }
    return List.copyOf(states.values());
  }

  /// Of steps of one sensor and task: the version that a rollback puts back, which is the last one
  /// in production before the present one that still exists. A rollback itself is taken off, so
  /// that the next one goes further back.
  public Optional<VersionState> before() {
    Deque<String> reigns = new ArrayDeque<>();
    var alive = new LinkedHashMap<String, VersionState>();
    states().forEach(state -> alive.put(state.title(), state));
    for (var step : steps) {
      if (step.to() != Stage.PRODUCTION || step.from() == Stage.PRODUCTION) continue;
      if (step.action() == Action.ROLLBACK) {
        while (!reigns.isEmpty() && !reigns.peek().equals(step.title())) reigns.pop();
        if (!reigns.isEmpty()) reigns.pop();
      }
      if (step.action() == Action.MOVE || step.action() == Action.ROLLBACK) {
        reigns.push(step.title());
      }
    }
    var candidates = new ArrayList<>(reigns);
    candidates.removeIf(
        title -> !alive.containsKey(title) || alive.get(title).stage() == Stage.PRODUCTION);
    return candidates.stream().findFirst().map(alive::get);
  }

  private static VersionState state(Transition step) {
    return new VersionState(
        step.model(),
        step.number(),
        step.sensor(),
        step.task(),
        step.to(),
        step.at(),
        step.who(),
        step.why());
  }
}
