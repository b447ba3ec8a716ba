package io.driftglass.ui.kit.look;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/// Pictures of nodes that are on no stage: of any size, with no display.
public final class Snapshot {
  private Snapshot() {}

  /// Puts the node into a scene of that size and theme, lays it out and draws it. On the window's
  /// thread.
  public static WritableImage of(Parent root, int width, int height, Theme theme) {
    return of(stage(root, width, height, theme), 1);
  }

  /// The scene as it is now, `scale` picture points for each of its own.
  public static WritableImage of(Scene scene, double scale) {
    layOut(scene);
    var parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(scale, scale));
    parameters.setFill(Color.TRANSPARENT);
    var image =
        new WritableImage(
            (int) Math.round(scene.getWidth() * scale),
            (int) Math.round(scene.getHeight() * scale));
    return scene.getRoot().snapshot(parameters, image);
  }

  /// An off-stage scene, dressed and laid out.
  public static Scene stage(Parent root, int width, int height, Theme theme) {
    var scene = new Scene(root, width, height);
    Look.dress(scene, theme);
    layOut(scene);
    return scene;
  }

  /// Style and layout, twice: some controls make their cells only in the second round.
  public static void layOut(Scene scene) {
    for (int round = 0; round < 2; round++) {
      scene.getRoot().applyCss();
      scene.getRoot().layout();
    }
  }
}
