package io.driftglass.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder among the temporary ones; it goes with all that is in it when it is closed.
public record ScratchFolder(Path path) implements AutoCloseable {
  public static ScratchFolder make() throws IOException {
    return new ScratchFolder(Files.createTempDirectory("driftglass"));
  }

  public Path resolve(String name) {
    return path.resolve(name);
  }

  /// Where a workspace can be in it.
  public Home home() {
    return new Home(resolve("home"));
  }

  @Override
  public void close() throws IOException {
    try (var all = Files.walk(path)) {
      for (var each : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
    }
  }
}
