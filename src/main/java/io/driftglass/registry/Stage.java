package io.driftglass.registry;

/// Where a version stands. At most one version of a model is in production.
public enum Stage {
  NONE,
  STAGING,
  PRODUCTION,
  ARCHIVED
}
