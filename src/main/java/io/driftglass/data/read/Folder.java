package io.driftglass.data.read;

import io.driftglass.problem.NotFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A folder given where a file is expected: the tables in it and below, in the order of their
/// names.
public final class Folder {
  private static final String TABLES =
      ".*\\.(csv|tsv|tab|txt|dat|prn|json|ndjson|jsonl|xlsx|xlsm|xls|npy)(\\.gz)?|.*\\.zip";

  private Folder() {}

  /// Files as they are, and instead of a folder the tables in it.
  ///
  /// @throws NotFound where a folder has none
  public static List<Path> files(List<Path> filesAndFolders) throws IOException {
    var files = new ArrayList<Path>();
    for (var file : filesAndFolders) {
      if (Files.isDirectory(file)) files.addAll(tables(file));
      else files.add(file);
    }
    return files;
  }

  private static List<Path> tables(Path folder) throws IOException {
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
