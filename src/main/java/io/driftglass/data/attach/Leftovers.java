package io.driftglass.data.attach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/// Files that nobody needs any more. One that cannot be deleted now, as on Windows while another
/// program shows it, is logged and left for the next time: nothing waits for it.
public final class Leftovers {
  /// Deletes one file or empty folder.
  interface Removal {
    void of(Path path) throws IOException;
  }

  private Leftovers() {}

  /// Deletes one file.
  public static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      left(file, e);
    }
  }

  /// Deletes a folder with all that is in it.
  public static void empty(Path folder) {
    delete(folder, Integer.MAX_VALUE, path -> true, Files::delete);
  }

  /// @param depth of folders looked into
  /// @param which of the files and folders go, those within a folder before it
  static void delete(Path folder, int depth, Predicate<Path> which, Removal removal) {
    if (!Files.isDirectory(folder)) return;
    try (var tree = Files.walk(folder, depth)) {
      for (var path : tree.filter(which).sorted(Comparator.reverseOrder()).toList()) {
        try {
          removal.of(path);
        } catch (IOException e) {
          left(path, e);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      left(folder, e);
    }
  }

  private static void left(Path path, Exception e) {
    LoggerFactory.getLogger(Leftovers.class).warn("{} cannot be deleted now: {}", path, "" + e);
  }
}
