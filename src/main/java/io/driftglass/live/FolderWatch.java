package io.driftglass.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads every file of a folder, and what is appended to it, in the order of their names.
final class FolderWatch {
  private static final long LOOK_MILLIS = 200;

  private final Path folder;
  private final TreeMap<Path, FileTail> tails = new TreeMap<>();

  FolderWatch(Path folder) {
    this.folder = folder;
  }

  void follow(LineQueue lines) throws IOException, InterruptedException {
    while (!lines.isClosed()) {
      look();
      for (var tail : tails.values()) if (!tail.readOn(lines)) return;
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private void look() throws IOException {
    if (!Files.isDirectory(folder)) return;
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(
              file -> Files.isRegularFile(file) && !file.getFileName().toString().startsWith("."))
          .forEach(file -> tails.computeIfAbsent(file, FileTail::new));
    }
  }
}
