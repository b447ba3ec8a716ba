package io.driftglass.ui.data;

import java.util.List;
import javafx.scene.layout.Region;

/// How often values of a channel fall into equal steps from its least to its largest value.
final class Histogram extends Region {
  private List<Integer> counts = List.of();
  private List<Integer> part = List.of();

  Histogram() {
    getStyleClass().add("histogram");
    setPrefSize(74, 28);
    setMinSize(74, 28);
    setMaxHeight(28);
  }

  void show(List<Integer> newCounts) {
    counts = List.copyOf(newCounts);
    bars();
  }

  /// How many of them lie in the selection, drawn over them; none where nothing is selected.
  void showPart(List<Integer> selected) {
    part = List.copyOf(selected);
    bars();
  }

  private void bars() {
    getChildren().setAll(counts.stream().map(count -> bar("histogram-bar")).toList());
    getChildren().addAll(part.stream().map(count -> bar("histogram-part")).toList());
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    lay(counts, 0);
    lay(part, counts.size());
  }

  /// Each against its own highest bar: a few selected rows show their shape too.
  private void lay(List<Integer> heights, int from) {
    int most = Math.max(1, heights.stream().mapToInt(Integer::intValue).max().orElse(1));
    double step = getWidth() / Math.max(1, heights.size());
    for (int i = 0; i < heights.size(); i++) {
      int count = heights.get(i);
      boolean empty = from > 0 && count == 0;
      double height = empty ? 0 : Math.max(1, Math.rint(getHeight() * count / most));
      getChildren()
          .get(from + i)
          .resizeRelocate(
              Math.rint(i * step), getHeight() - height, Math.max(1, Math.floor(step - 1)), height);
    }
  }

  private static Region bar(String style) {
    var bar = new Region();
    bar.getStyleClass().add(style);
    return bar;
  }
}
