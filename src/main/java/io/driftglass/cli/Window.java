package io.driftglass.cli;

import io.driftglass.config.Config;
import io.driftglass.job.Progress;
import io.driftglass.workbench.bench.Measured;
import io.driftglass.workbench.bench.ReviewSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The other door, as far as the command line needs it. Loads JavaFX only when one of these is
/// called.
public interface Window {
  /// Whether a window can be opened here: there is a display, or the Headless platform was asked
  /// for.
  boolean possible();

  /// Opens the window and returns when it is closed.
  ///
  /// @param config names the workspace
  void open(Config config);

  /// The same; a workspace without datasets gets the bundled sample first.
  void openOnSample(Config config);

  /// Renders one page without a display.
  ///
  /// @param config names the workspace, the language and the size of the text
  /// @param page its id
  /// @param dataset id or name; the newest one where empty
  /// @param dark in the dark theme
  /// @param out the PNG to write
  /// @throws IOException where the dataset is a file that cannot be read
  /// @throws io.driftglass.problem.WorkspaceUnavailable where the PNG cannot be written
  void snapshot(
      Config config,
      String page,
      Optional<String> dataset,
      boolean dark,
      int width,
      int height,
      Path out)
      throws IOException;

  /// Where the benchmarks draw: `drawn on display :0`.
  String drawing();

  /// Paints series of so many points at 1280x820 and takes the time from viewport change to painted
  /// pixels.
  List<Measured> benchChart(List<Integer> points, Progress progress) throws IOException;

  /// Follows a file that another process writes on the Live page: how long a frame takes while a
  /// person pans and zooms, how often it repaints by itself, and what all of it costs.
  ///
  /// @param rowsPerSecond that come
  List<Measured> benchLive(int rowsPerSecond, double seconds, Progress progress) throws IOException;

  /// Drags the threshold on the Anomalies page: the move, then the picture.
  List<Measured> benchSlider(ReviewSource source, Progress progress);
}
