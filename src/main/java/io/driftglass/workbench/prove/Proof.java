package io.driftglass.workbench.prove;

import java.util.List;

/// What came of running something again from its hashes.
///
/// @param subject what was proved: `pump v3`
/// @param steps in the order they were taken; the first that is not equal says where it differs
public record Proof(String subject, List<Step> steps) {
  /// @param what was compared
  /// @param equal to what was kept
  /// @param found a sentence; where it is not equal, the first difference
  public record Step(String what, boolean equal, String found) {}

  public Proof {
    steps = List.copyOf(steps);
  }

  public boolean holds() {
    return steps.stream().allMatch(Step::equal);
  }
}
