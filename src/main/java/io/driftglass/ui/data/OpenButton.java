package io.driftglass.ui.data;

import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.text.Words;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;

/// Opens a file, the sample, or one of the files that were opened before.
final class OpenButton {
  private OpenButton() {}

  static SplitMenuButton of(DataViewModel model) {
    var sample = item(Words.of("Try the pump station"), model::trySample);
    var button = Buttons.split("Open file", "mdoal-add", model::openFiles, sample);
    button.setId("open-file");
    button.setOnShowing(event -> model.recent(files -> fill(button.getItems(), files, model)));
    return button;
  }

  private static void fill(ObservableList<MenuItem> items, List<Path> recent, DataViewModel model) {
    items.remove(1, items.size());
    if (recent.isEmpty()) return;
    items.add(new SeparatorMenuItem());
    for (var file : recent) items.add(item(title(file), () -> model.openAll(List.of(file))));
  }

  /// `pumps.csv — plant`: the name, and the folder that tells it from its namesakes.
  private static String title(Path file) {
    var parent = file.getParent();
    var folder = parent == null ? null : parent.getFileName();
    return folder == null
        ? file.getFileName().toString()
        : Words.of("%s in %s", file.getFileName(), folder);
  }

  private static MenuItem item(String title, Runnable run) {
    var item = new MenuItem(title);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> run.run());
    return item;
  }
}
