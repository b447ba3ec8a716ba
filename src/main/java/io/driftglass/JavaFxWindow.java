package io.driftglass;

import io.driftglass.cli.Window;
import io.driftglass.config.Config;
import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.problem.WorkspaceUnavailable;
import io.driftglass.ui.chart.ChartBench;
import io.driftglass.ui.detect.SliderBench;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.text.Language;
import io.driftglass.ui.live.PageBench;
import io.driftglass.ui.shell.PageSnapshot;
import io.driftglass.ui.shell.WorkbenchApp;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.SampleData;
import io.driftglass.workbench.ScratchWorkspace;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.bench.Measured;
import io.driftglass.workbench.bench.ReviewSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The window as the command line sees it; JavaFX is touched only inside these methods.
final class JavaFxWindow implements Window {
  private static final int CHART_FRAMES = 300;

  /// Pages that show nothing of a file before it has been worked through.
  private static final Set<String> WORKED = Set.of("detect", "forecast");

  @Override
  public boolean possible() {
    return headless() || hasDisplay();
  }

  private static boolean headless() {
    return "Headless".equalsIgnoreCase(System.getProperty("glass.platform"));
  }

  private static boolean hasDisplay() {
    if (headless()) return false;
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.contains("win") || system.contains("mac")) return true;
    return System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
  }

  @Override
  public void open(Config config) {
    WorkbenchApp.open(Home.of(config).root(), config, false);
  }

  @Override
  public void openOnSample(Config config) {
    WorkbenchApp.open(Home.of(config).root(), config, true);
  }

  @Override
  public void snapshot(
      Config config,
      String page,
      Optional<String> dataset,
      boolean dark,
      int width,
      int height,
      Path out)
      throws IOException {
    withoutDisplay();
    Language.choose(config);
    var look = new Look(page, dark ? Theme.DARK : Theme.LIGHT, width, height, out);
    if (dataset.filter(text -> Files.exists(Path.of(text))).isPresent()) {
      try (var scratch = ScratchWorkspace.of(Path.of(dataset.get()), config, Progress.NONE)) {
        if (WORKED.contains(page)) scratch.work(Progress.NONE);
        look.write(scratch.workbench(), scratch.dataset());
      }
      return;
    }
    try (var workbench = Workbench.open(Home.of(config), config)) {
      look.write(
          workbench,
          dataset.isPresent()
              ? workbench.datasets().get(dataset.get())
              : sample(workbench, page.equals("live")));
    }
  }

  private record Look(String page, Theme theme, int width, int height, Path out) {
    void write(Workbench workbench, Dataset dataset) {
      try {
        PageSnapshot.write(workbench, page, Optional.of(dataset), theme, width, height, out);
      } catch (IOException e) {
        throw new WorkspaceUnavailable(
            out + " cannot be written: " + e.getMessage() + ".", "Choose another --out.", e);
      }
    }
  }

  private static Dataset sample(Workbench workbench, boolean live) throws IOException {
    var sample = SampleData.worked(workbench, Progress.NONE);
    if (live) SampleData.replayed(workbench, sample);
    return sample;
  }

  @Override
  public String drawing() {
    return hasDisplay() ? "drawn on a display" : "drawn without a display";
  }

  @Override
  public List<Measured> benchChart(List<Integer> points, Progress progress) throws IOException {
    if (!hasDisplay()) withoutDisplay();
    var rows = new ArrayList<Measured>();
    for (int count : points) {
      for (var shape : ChartBench.Shape.values()) {
        progress.report(Double.NaN, "painting " + shape + " of " + count + " points");
        rows.addAll(ChartBench.measure(shape, count, CHART_FRAMES, 1, progress));
      }
    }
    return rows;
  }

  @Override
  public List<Measured> benchLive(int rowsPerSecond, double seconds, Progress progress)
      throws IOException {
    if (!hasDisplay()) withoutDisplay();
    return PageBench.measure(rowsPerSecond, seconds, progress);
  }

  @Override
  public List<Measured> benchSlider(ReviewSource source, Progress progress) {
    if (!hasDisplay()) withoutDisplay();
    return SliderBench.measure(source, progress);
  }

  /// A picture needs no screen: the Headless platform draws it in software, the same everywhere.
  private static void withoutDisplay() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("prism.lcdtext", "false");
  }
}
