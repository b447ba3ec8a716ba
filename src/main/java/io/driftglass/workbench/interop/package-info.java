/// What goes to other programs and comes from them: bundles, MLflow, metrics, whole workspaces,
/// other registries.
package io.driftglass.workbench.interop;
