package io.driftglass.ui.kit;

import io.driftglass.ui.kit.text.Words;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/// The system's own file dialog; it opens in the folder that was used last.
public final class SystemFileChoice implements FileChoice {
  private static final List<String> READABLE =
      List.of("*.csv", "*.tsv", "*.txt", "*.json", "*.ndjson", "*.xlsx", "*.zip", "*.gz");

  private final Supplier<Window> owner;
  private final Consumer<String> viewer;
  private Optional<File> folder = Optional.empty();

  /// @param viewer shows what an address names
  public SystemFileChoice(Supplier<Window> owner, Consumer<String> viewer) {
    this.owner = owner;
    this.viewer = viewer;
  }

  @Override
  public List<Path> open(String title) {
    var chooser = chooser(title);
    chooser.getExtensionFilters().add(new ExtensionFilter(Words.of("Sensor data"), READABLE));
    chooser.getExtensionFilters().add(new ExtensionFilter(Words.of("All files"), "*"));
    return several(chooser);
  }

  @Override
  public List<Path> openAny(String title) {
    return several(chooser(title));
  }

  @Override
  public Optional<Path> folder(String title) {
    var chooser = new DirectoryChooser();
    chooser.setTitle(title);
    folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
    return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
  }

  @Override
  public void show(Path file) {
    viewer.accept(file.toUri().toString());
  }

  private List<Path> several(FileChooser chooser) {
    var chosen = chooser.showOpenMultipleDialog(owner.get());
    if (chosen == null) return List.of();
    folder = chosen.stream().findFirst().map(File::getParentFile);
    return chosen.stream().map(File::toPath).toList();
  }

  @Override
  public Optional<Path> save(String title, String suggestedName) {
    var chooser = chooser(title);
    chooser.setInitialFileName(suggestedName);
    var chosen = Optional.ofNullable(chooser.showSaveDialog(owner.get()));
    chosen.ifPresent(file -> folder = Optional.ofNullable(file.getParentFile()));
    return chosen.map(File::toPath);
  }

  private FileChooser chooser(String title) {
    var chooser = new FileChooser();
    chooser.setTitle(title);
    folder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
    return chooser;
  }
}
