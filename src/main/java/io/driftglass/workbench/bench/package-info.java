/// The project's own benchmarks, and the data and files that they make for themselves.
package io.driftglass.workbench.bench;
