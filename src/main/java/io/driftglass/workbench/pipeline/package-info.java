/// Pipelines as they run: on time, on new rows or on demand.
package io.driftglass.workbench.pipeline;
