package io.driftglass.ui.shell;

import io.driftglass.ui.data.DataView;
import io.driftglass.ui.detect.DetectView;
import io.driftglass.ui.experiment.ExperimentsView;
import io.driftglass.ui.forecast.ForecastView;
import io.driftglass.ui.jobs.JobsView;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.live.LiveView;
import io.driftglass.ui.monitor.MonitorView;
import io.driftglass.ui.pipeline.PipelineView;
import io.driftglass.ui.prepare.PrepareView;
import io.driftglass.ui.registry.RegistryView;
import io.driftglass.ui.settings.SettingsView;
import io.driftglass.ui.system.SystemView;
import io.driftglass.ui.train.TrainView;
import java.util.List;

/// Every page of the window, in the sidebar's order. A new page is one folder and one line here.
public final class Pages {
  public static final List<Page> ALL =
      List.of(
          new Page("data", "Data", "Analyse", "mdomz-table_chart", DataView::of),
          new Page("prepare", "Prepare", "Analyse", "mdomz-tune", PrepareView::of),
          new Page("train", "Train", "Analyse", "mdomz-model_training", TrainView::of),
          new Page("detect", "Anomalies", "Analyse", "mdomz-stacked_line_chart", DetectView::of),
          new Page("forecast", "Forecast", "Analyse", "mdomz-trending_up", ForecastView::of),
          new Page("live", "Live", "Analyse", "mdomz-rss_feed", LiveView::of),
          new Page("experiment", "Experiments", "Models", "mdomz-science", ExperimentsView::of),
          new Page("registry", "Registry", "Models", "mdoal-account_tree", RegistryView::of),
          new Page("monitor", "Monitor", "Models", "mdomz-speed", MonitorView::of),
          new Page("pipeline", "Pipelines", "Workspace", "mdomz-repeat", PipelineView::of),
          new Page("jobs", "Jobs", "Workspace", "mdomz-pending_actions", JobsView::of),
          new Page("system", "System", "Workspace", "mdoal-dns", SystemView::of),
          new Page("settings", "Settings", "Workspace", "mdomz-settings", SettingsView::of));

  private Pages() {}
}
