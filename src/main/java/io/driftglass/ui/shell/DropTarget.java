package io.driftglass.ui.shell;

import io.driftglass.ui.kit.Drops;
import io.driftglass.ui.kit.Navigator;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;

/// The whole window takes files: the Data page opens and imports them.
final class DropTarget {
  private final Navigator navigator;
  private final Drops drops;
  private final Region outline = new Region();

  DropTarget(Navigator navigator, Drops drops) {
    this.navigator = navigator;
    this.drops = drops;
    outline.getStyleClass().add("drop-outline");
    outline.setMouseTransparent(true);
    outline.setVisible(false);
  }

  /// Drawn over the window while files hang over it.
  Region outline() {
    return outline;
  }

  void watch(Node window) {
    window.setOnDragOver(this::over);
    window.setOnDragExited(event -> outline.setVisible(false));
    window.setOnDragDropped(this::dropped);
  }

  /// Hands files to the page that imports.
  void take(List<Path> files) {
    if (files.isEmpty()) return;
    navigator.open("data");
    drops.take(files);
  }

  private void over(DragEvent event) {
    if (!event.getDragboard().hasFiles()) return;
    event.acceptTransferModes(TransferMode.COPY);
    outline.setVisible(true);
    event.consume();
  }

  private void dropped(DragEvent event) {
    outline.setVisible(false);
    var files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
    event.setDropCompleted(!files.isEmpty());
    event.consume();
    take(files);
  }
}
