package io.driftglass.registry;

/// What was done to a version.
public enum Action {
  REGISTER,
  /// Its stage was changed, by itself or because another version took its place.
  MOVE,
  /// A former production version was put back.
  ROLLBACK,
  DELETE,
  RESTORE,
  /// A name such as `champion` was given to it or taken from it.
  ALIAS
}
