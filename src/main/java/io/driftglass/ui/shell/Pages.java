package io.driftglass.ui.shell;

import io.driftglass.ui.jobs.JobsView;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.registry.RegistryView;
import io.driftglass.ui.system.SystemView;
import java.util.List;

/// Every page of the window, in the sidebar's order. A new page is one folder and one line here.
public final class Pages {
  public static final List<Page> ALL =
      List.of(
          new Page("registry", "Registry", "Models", "mdoal-account_tree", RegistryView::of),
          new Page("jobs", "Jobs", "Workspace", "mdomz-pending_actions", JobsView::of),
          new Page("system", "System", "Workspace", "mdoal-dns", SystemView::of));

  private Pages() {}
}
