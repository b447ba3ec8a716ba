package io.driftglass.ui.chart.pointer;

import io.driftglass.series.Interval;
import io.driftglass.ui.chart.scale.XScale;
import java.util.Optional;
import javafx.scene.layout.Region;

/// The one selection of the window over the plot of a single channel.
public final class Selected extends Region {
  private static final double LEAST = 3;

  private Optional<Interval> stretch = Optional.empty();

  public Selected() {
    getStyleClass().add("dg-selected");
    setMouseTransparent(true);
    setManaged(false);
    setVisible(false);
  }

  /// Empty for none; it lies there from the next [#place] on.
  public void select(Optional<Interval> wanted) {
    stretch = wanted;
  }

  /// Where the visible range has it; after every frame.
  ///
  /// @param left px to the left of the plot
  public void place(XScale x, double left, double top, double height) {
    setVisible(stretch.filter(x.range()::overlaps).isPresent());
    if (stretch.isEmpty()) return;
    double from = Math.clamp(x.x(stretch.get().from()), 0, x.width());
    double until = Math.clamp(x.x(stretch.get().until()), 0, x.width());
    double width = Math.max(LEAST, Math.rint(until - from));
    resizeRelocate(left + Math.rint(from), top, width, height);
  }
}
