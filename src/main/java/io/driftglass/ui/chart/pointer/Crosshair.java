package io.driftglass.ui.chart.pointer;

import io.driftglass.ui.chart.paint.Band;
import io.driftglass.ui.chart.paint.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/// The line through every channel at the cursor, a ring on each curve and the time on the axis.
public final class Crosshair extends Pane {
  private final Stack stack;
  private final Line line = new Line();
  private final Label tag = Readout.label("", "dg-tag");
  private final List<Circle> rings = new ArrayList<>();

  public Crosshair(Stack stack) {
    this.stack = stack;
    line.getStyleClass().add("dg-hair");
    tag.setManaged(false);
    setMouseTransparent(true);
    setManaged(false);
    getChildren().setAll(line, tag);
  }

  /// A ring for every track.
  public void open() {
    getChildren().removeAll(rings);
    rings.clear();
    for (int track = 0; track < stack.tracks().size(); track++) {
      var ring = new Circle(3.5);
      ring.getStyleClass().add("dg-ring");
      rings.add(ring);
    }
    getChildren().addAll(1, rings);
  }

  /// The place of the time on the axis, empty while it is hidden.
  public Optional<Band> tagged() {
    return isVisible() ? Optional.of(new Band(tag.getLayoutX(), tag.getWidth())) : Optional.empty();
  }

  /// Hidden where there is no cursor or it lies outside the visible range.
  ///
  /// @param text the tick in full
  public void show(OptionalDouble tick, String text) {
    boolean shown = tick.isPresent() && stack.x().range().contains(tick.getAsDouble());
    setVisible(shown);
    if (!shown) return;
    double x = Math.floor(stack.x().x(tick.getAsDouble())) + .5;
    line.setStartX(x);
    line.setEndX(x);
    line.setStartY(stack.body().top());
    line.setEndY(stack.body().bottom());
    tag.setText(text);
    tag.autosize();
    double left = Math.clamp(x - tag.getWidth() / 2, 0, Math.max(0, getWidth() - tag.getWidth()));
    tag.relocate(
        Math.rint(left),
        Math.rint(stack.axis().top() + (stack.axis().height() - tag.getHeight()) / 2));
    for (int track = 0; track < rings.size(); track++) ring(track, tick.getAsDouble());
  }

  private void ring(int track, double tick) {
    var view = stack.tracks().get(track);
    var source = view.track().measured();
    int row = source.nearest(tick);
    boolean shown = row >= 0 && !Double.isNaN(source.value(row)) && stack.visible(track);
    var ring = rings.get(track);
    ring.setVisible(shown);
    if (!shown) return;
    var plot = stack.plot(track);
    double y = view.y().y(source.value(row), plot.top(), plot.height());
    ring.setVisible(stack.channels().contains(y));
    ring.setCenterX(stack.x().x(source.tick(row)));
    ring.setCenterY(y);
  }
}
