package io.driftglass.registry;

/// Told when a change has come to a certain step, so that a test can end the process there.
@FunctionalInterface
interface Steps {
  Steps UNWATCHED = step -> {};

  void reached(String step);
}
