package io.driftglass.ui.chart.pointer;

import io.driftglass.series.Clock;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.kit.text.Times;
import java.util.OptionalDouble;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;

/// The time between two cursors, at the top of the plots.
public final class Distance extends Pane {
  private static final double AIR = 6;

  private final Line line = new Line();
  private final Label tag = Readout.label("", "dg-tag");

  public Distance() {
    line.getStyleClass().add("dg-distance");
    tag.setManaged(false);
    tag.visibleProperty().bind(visibleProperty());
    setVisible(false);
    setMouseTransparent(true);
    setManaged(false);
    getChildren().setAll(line, tag);
  }

  /// What it says, empty while it is hidden.
  public String text() {
    return isVisible() ? tag.getText() : "";
  }

  /// Hidden unless both cursors are there.
  ///
  /// @param top px of the plots
  public void show(OptionalDouble pinned, OptionalDouble tick, XScale x, double top, Clock clock) {
    setVisible(pinned.isPresent() && tick.isPresent());
    if (!isVisible()) return;
    double left = x.x(Math.min(pinned.getAsDouble(), tick.getAsDouble()));
    double right = x.x(Math.max(pinned.getAsDouble(), tick.getAsDouble()));
    double y = Math.floor(top) + 10.5;
    line.setStartX(Math.clamp(left, 0, getWidth()));
    line.setEndX(Math.clamp(right, 0, getWidth()));
    line.setStartY(y);
    line.setEndY(y);
    long ticks = Math.round(Math.abs(tick.getAsDouble() - pinned.getAsDouble()));
    tag.setText("\u0394 " + Times.length(clock, ticks));
    tag.autosize();
    double room = Math.max(0, getWidth() - tag.getWidth());
    double middle = (line.getStartX() + line.getEndX() - tag.getWidth()) / 2;
    boolean fits = right - left > tag.getWidth() + 2 * AIR;
    double beside =
        line.getEndX() + AIR > room
            ? line.getStartX() - AIR - tag.getWidth()
            : line.getEndX() + AIR;
    tag.relocate(
        Math.rint(Math.clamp(fits ? middle : beside, 0, room)), Math.rint(y - tag.getHeight() / 2));
  }
}
