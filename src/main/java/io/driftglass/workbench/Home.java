package io.driftglass.workbench;

import io.driftglass.config.Config;
import io.driftglass.config.Folders;
import io.driftglass.config.Options;
import java.nio.file.Path;

/// Where one workspace keeps what; a moved folder still opens, nothing in it names its own place.
///
/// @param root the workspace folder; made when the workbench opens
public record Home(Path root) {
  /// The folder that was chosen, else the one of this operating system.
  public static Home of(Config config) {
    String chosen = config.text(Options.HOME);
    return new Home(
        (chosen.isEmpty() ? Folders.ofThisMachine().data() : Path.of(chosen)).toAbsolutePath());
  }

  public Path database() {
    return root.resolve("workspace");
  }

  public Path artifacts() {
    return root.resolve("artifacts");
  }

  /// Documents kept with datasets.
  public Path attachments() {
    return root.resolve("attachments");
  }

  /// What is needed for a while: copies of documents that were opened, pasted tables. Emptied when
  /// the workspace opens.
  public Path scratch() {
    return root.resolve("scratch");
  }

  /// How far trainings are that have not come to their end.
  public Path checkpoints() {
    return root.resolve("checkpoints");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  public Path samples() {
    return root.resolve("samples");
  }
}
