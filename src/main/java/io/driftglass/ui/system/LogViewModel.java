package io.driftglass.ui.system;

import io.driftglass.job.Runner;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The log as it is searched: reading and searching happen elsewhere, and only the latest answer is
/// shown.
final class LogViewModel {
  private final Path file;
  private final Runner loader;
  private final StringProperty query = new SimpleStringProperty(this, "query", "");
  private final ObjectProperty<LogLines.Level> level =
      new SimpleObjectProperty<>(this, "level", LogLines.Level.ALL);
  private final ReadOnlyObjectWrapper<List<String>> shown =
      new ReadOnlyObjectWrapper<>(this, "shown", List.of());
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper(this, "sentence", "");
  private LogLines lines = LogLines.NONE;
  private int asked;

  LogViewModel(Path file, Runner loader) {
    this.file = file;
    this.loader = loader;
    query.addListener((property, before, now) -> search());
    level.addListener((property, before, now) -> search());
  }

  StringProperty queryProperty() {
    return query;
  }

  ObjectProperty<LogLines.Level> levelProperty() {
    return level;
  }

  /// Lines that fit, oldest first.
  ReadOnlyObjectProperty<List<String>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /// `12 of 100,000 lines`.
  ReadOnlyStringProperty sentenceProperty() {
    return sentence.getReadOnlyProperty();
  }

  /// Reads the file again.
  void refresh() {
    loader.start(
        "Read the log",
        progress -> LogLines.read(file),
        read -> {
          lines = read;
          search();
        },
        failure -> sentence.set(Words.of("The log cannot be read: %s.", failure.getMessage())));
  }

  private void search() {
    int mine = ++asked;
    var in = lines;
    var text = query.get();
    var least = level.get();
    loader.start(
        "Search the log",
        progress -> in.matching(text, least),
        found -> {
          if (mine != asked) return;
          shown.set(found);
          sentence.set(told(found.size(), in));
        },
        failure -> sentence.set(Words.of("The log cannot be searched: %s.", failure.getMessage())));
  }

  private static String told(int found, LogLines in) {
    var all =
        Words.of(
            in.cut() ? "%s, older ones in the file" : "%s",
            Figures.count(in.lines().size(), "line"));
    return found == in.lines().size() ? all : Words.of("%s of %s", Figures.count(found), all);
  }
}
