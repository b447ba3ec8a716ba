package io.driftglass.ui.data.analysis;

import io.driftglass.data.group.GroupRow;
import javafx.scene.layout.Region;

/// Where the values of a group lie among those of all groups: a thin line from the lowest to the
/// highest, a thick one a standard deviation about the mean, the mean as a mark.
final class SpreadBar extends Region {
  private static final double WIDTH = 164;
  private static final double HEIGHT = 14;
  private static final double THIN = 2;
  private static final double THICK = 8;
  private static final double MARK = 3;

  private final GroupRow row;
  private final double from;
  private final double length;
  private final Region whole = part("spread-whole");
  private final Region usual = part("spread-usual");
  private final Region mean = part("spread-mean");

  /// @param from the lowest value of all groups
  /// @param until the highest
  SpreadBar(GroupRow row, double from, double until) {
    this.row = row;
    this.from = from;
    length = Math.max(until - from, Double.MIN_NORMAL);
    setMinSize(WIDTH, HEIGHT);
    setPrefSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
    if (!Double.isNaN(row.mean())) getChildren().setAll(whole, usual, mean);
  }

  private static Region part(String style) {
    var part = new Region();
    part.getStyleClass().add(style);
    return part;
  }

  @Override
  protected void layoutChildren() {
    place(whole, row.least(), row.most(), THIN);
    double about = Double.isNaN(row.deviation()) ? 0 : row.deviation();
    place(
        usual,
        Math.max(row.least(), row.mean() - about),
        Math.min(row.most(), row.mean() + about),
        THICK);
    mean.resizeRelocate(x(row.mean()) - MARK / 2, 0, MARK, HEIGHT);
  }

  private void place(Region part, double low, double high, double thickness) {
    double left = x(low);
    part.resizeRelocate(left, (HEIGHT - thickness) / 2, Math.max(1, x(high) - left), thickness);
  }

  private double x(double value) {
    return Math.rint((value - from) / length * (WIDTH - MARK)) + MARK / 2;
  }
}
