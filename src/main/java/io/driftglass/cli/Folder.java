package io.driftglass.cli;

import io.driftglass.problem.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A folder given where a file is expected: the tables in it, in the order of their names.
final class Folder {
  private static final String TABLES =
      ".*\\.(csv|tsv|tab|txt|dat|prn|json|ndjson|jsonl|xlsx|xlsm|xls|npy)(\\.gz)?|.*\\.zip";

  private Folder() {}

  /// @throws NotFound where there are none
  static List<Path> tables(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      var found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> name(file).matches(TABLES) && !name(file).startsWith("."))
              .sorted()
              .toList();
      if (!found.isEmpty()) return found;
    }
    throw new NotFound(
        "The folder %s holds no tables.".formatted(folder),
        "Name a folder with CSV, Excel, JSON or ZIP files in it.");
  }

  private static String name(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
