package io.driftglass.ui.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Files dropped anywhere on the window, or chosen with Ctrl+O, go to the page that asked for them.
public final class Drops {
  private Consumer<List<Path>> taker = paths -> {};

  /// Called by the page that imports, once.
  public void onFiles(Consumer<List<Path>> taker) {
    this.taker = taker;
  }

  public void take(List<Path> paths) {
    taker.accept(paths);
  }
}
