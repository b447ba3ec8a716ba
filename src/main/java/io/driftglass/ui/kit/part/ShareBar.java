package io.driftglass.ui.kit.part;

import java.util.List;
import javafx.scene.layout.Region;

/// A small horizontal bar that shows a share of 0..1.
public final class ShareBar extends Region {
  private final Region filled = new Region();
  private final double width;
  private final double height;
  private double share;

  public ShareBar(double width, double height) {
    this.width = width;
    this.height = height;
    getStyleClass().add("share");
    filled.getStyleClass().add("share-filled");
    getChildren().add(filled);
    setMinSize(width, height);
    setPrefSize(width, height);
    setMaxSize(width, height);
  }

  /// @param newShare 0..1; outside it is cut, NaN is nothing
  /// @param colours further style classes: a severity, `accent`, `quiet`
  public ShareBar show(double newShare, String... colours) {
    share = Double.isNaN(newShare) ? 0 : Math.clamp(newShare, 0, 1);
    filled.getStyleClass().setAll("share-filled");
    filled.getStyleClass().addAll(List.of(colours));
    requestLayout();
    return this;
  }

  @Override
  protected void layoutChildren() {
    filled.resizeRelocate(
        0, 0, share == 0 ? 0 : Math.max(height, Math.rint(width * share)), height);
  }
}
