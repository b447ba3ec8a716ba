/// One model fitted: what is asked for, the plan of its rows, the fit itself, here or in a process
/// of its own, and how far it had come when it was stopped.
package io.driftglass.workbench.fit;
