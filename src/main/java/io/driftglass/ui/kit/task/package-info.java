/// Long work beside the window: jobs, their progress and their end.
package io.driftglass.ui.kit.task;
