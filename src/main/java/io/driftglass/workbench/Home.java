package io.driftglass.workbench;

import java.nio.file.Path;

/// Where one workspace keeps what; a moved folder still opens, nothing in it names its own place.
///
/// @param root the workspace folder; made when the workbench opens
public record Home(Path root) {
  public Path database() {
    return root.resolve("workspace");
  }

  public Path artifacts() {
    return root.resolve("artifacts");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path samples() {
    return root.resolve("samples");
  }
}
