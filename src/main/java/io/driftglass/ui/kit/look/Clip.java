package io.driftglass.ui.kit.look;

import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Pictures on the system's clipboard.
public final class Clip {
  private Clip() {}

  public static void image(Image picture) {
    var content = new ClipboardContent();
    content.putImage(picture);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
