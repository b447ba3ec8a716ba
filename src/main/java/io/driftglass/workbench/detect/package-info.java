/// Searches for anomalies, and what people decide about what was found.
package io.driftglass.workbench.detect;
