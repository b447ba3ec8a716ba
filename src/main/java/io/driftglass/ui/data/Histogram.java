package io.driftglass.ui.data;

import java.util.List;
import javafx.scene.layout.Region;

/// How often values of a channel fall into equal steps from its least to its largest value.
final class Histogram extends Region {
  private List<Integer> counts = List.of();

  Histogram() {
    getStyleClass().add("histogram");
    setPrefSize(74, 28);
    setMinSize(74, 28);
    setMaxHeight(28);
  }

  void show(List<Integer> newCounts) {
    counts = List.copyOf(newCounts);
    getChildren().setAll(counts.stream().map(count -> bar()).toList());
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    int most = Math.max(1, counts.stream().mapToInt(Integer::intValue).max().orElse(1));
    double step = getWidth() / Math.max(1, counts.size());
    for (int i = 0; i < counts.size(); i++) {
      double height = Math.max(1, Math.rint(getHeight() * counts.get(i) / most));
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
