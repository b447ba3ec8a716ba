/// Whether versions in use still hold: their checks, alerts, tests of two against each other,
/// retraining.
package io.driftglass.workbench.monitor;
