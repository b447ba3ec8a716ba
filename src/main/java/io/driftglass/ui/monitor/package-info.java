/// The Monitor page: is it still true? Trend, drift, trainings, A/B tests and alerts of a model.
package io.driftglass.ui.monitor;
