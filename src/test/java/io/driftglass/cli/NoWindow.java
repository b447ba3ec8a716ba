package io.driftglass.cli;

import io.driftglass.config.Config;
import io.driftglass.job.Progress;
import io.driftglass.workbench.bench.Measured;
import io.driftglass.workbench.bench.ReviewSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A machine without a display.
final class NoWindow implements Window {
  @Override
  public boolean possible() {
    return false;
  }

  @Override
  public void open(Config config) {
    throw new IllegalStateException("no display");
  }

  @Override
  public void openOnSample(Config config) {
    throw new IllegalStateException("no display");
  }

  @Override
  public void snapshot(
      Config config,
      String page,
      Optional<String> dataset,
      boolean dark,
      int width,
      int height,
      Path out) {
    throw new IllegalStateException("no display");
  }

  @Override
  public String drawing() {
    throw new IllegalStateException("no display");
  }

  @Override
  public List<Measured> benchLive(int rowsPerSecond, double seconds, Progress progress) {
    throw new IllegalStateException("no display");
  }

  @Override
  public List<Measured> benchChart(List<Integer> points, Progress progress) {
    throw new IllegalStateException("no display");
  }

  @Override
  public List<Measured> benchSlider(ReviewSource source, Progress progress) {
    throw new IllegalStateException("no display");
  }
}
