package io.driftglass.ui.data;

import java.util.Arrays;
import javafx.scene.layout.Region;

/// How often values of a channel fall into equal steps from its least to its largest value.
final class Histogram extends Region {
  private long[] counts = {};

  Histogram() {
    getStyleClass().add("histogram");
    setPrefSize(82, 28);
    setMinSize(82, 28);
  }

  void show(long[] newCounts) {
    counts = newCounts;
    getChildren().setAll(Arrays.stream(counts).mapToObj(count -> bar()).toList());
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    long most = Math.max(1, Arrays.stream(counts).max().orElse(1));
    double step = getWidth() / Math.max(1, counts.length);
    for (int i = 0; i < counts.length; i++) {
      double height = Math.max(1, Math.rint(getHeight() * counts[i] / most));
      getChildren()
          .get(i)
          .resizeRelocate(
              Math.rint(i * step), getHeight() - height, Math.max(1, Math.floor(step - 1)), height);
    }
  }

  private static Region bar() {
    var bar = new Region();
    bar.getStyleClass().add("histogram-bar");
    return bar;
  }
}
