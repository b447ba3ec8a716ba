package io.driftglass.registry;

/// A version that went from one stage to another, by its id; what a change did, and in reverse what
/// takes it back.
///
/// @param action as the history tells it: a former production version that is put back is a
///   [Action#ROLLBACK]
public record StageChange(long version, Action action, Stage from, Stage to) {}
