/// The Pipelines page: what runs by itself, when, and what came of it.
package io.driftglass.ui.pipeline;
