package io.driftglass.ui.kit;

import io.driftglass.job.Runner;
import io.driftglass.workbench.Workbench;

/// What every page works with; given to it once, when it is made.
///
/// @param workbench all there is to do; slow, so through a runner
/// @param runner long work: listed on the Jobs page, cancellable
/// @param navigator opens other pages
/// @param selection what is being looked at, shared by all pages
/// @param tools the rest of the window a page may use
public record Desk(
    Workbench workbench, Runner runner, Navigator navigator, Selection selection, Tools tools) {
  /// Short reads of the workspace: off the window's thread, not listed as jobs.
  public Runner loader() {
    return tools.loader();
  }
}
