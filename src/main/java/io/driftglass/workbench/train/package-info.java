/// Many models trained: the queue, batches of sensors, the search for settings.
package io.driftglass.workbench.train;
