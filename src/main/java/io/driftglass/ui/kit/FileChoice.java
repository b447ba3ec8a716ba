package io.driftglass.ui.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Asks the user for files. The system's dialog does not exist on the Headless platform, hence an
/// interface.
public interface FileChoice {
  /// Several files to read; empty where the user thinks better of it.
  List<Path> open(String title);

  /// Several files of any kind.
  List<Path> openAny(String title);

  /// A folder, or the name of a new one.
  Optional<Path> folder(String title);

  /// A file to write.
  Optional<Path> save(String title, String suggestedName);

  /// Shows a file in the program that the system has for it.
  void show(Path file);

  /// Answers with given files and shows none: tests, and machines without a file dialog.
  static FileChoice of(Path... answers) {
    return new FileChoice() {
      @Override
      public List<Path> open(String title) {
        return List.of(answers);
      }

      @Override
      public List<Path> openAny(String title) {
        return List.of(answers);
      }

      @Override
      public void show(Path file) {}

      @Override
      public Optional<Path> folder(String title) {
        return List.of(answers).stream().findFirst();
      }

      @Override
      public Optional<Path> save(String title, String suggestedName) {
        return List.of(answers).stream().findFirst();
      }
    };
  }
}
