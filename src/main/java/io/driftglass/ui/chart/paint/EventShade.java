package io.driftglass.ui.chart.paint;

import io.driftglass.ui.chart.paint.Palette.Ink;
import javafx.scene.canvas.GraphicsContext;

/// The tint of events and of known labels through a strip.
record EventShade(Stack stack) {
  private static final double TINT = .13;
  private static final double CHOSEN = .22;
  private static final double LABEL = .10;

  void draw(GraphicsContext g, Band band) {
    var range = stack.x().range();
    double strength = stack.palette().dark() ? 1.5 : 1;
    for (var label : stack.labels()) {
      if (range.overlaps(label)) {
        var ink = stack.palette().of(Ink.MUTED, LABEL * strength);
        Shade.tint(g, stack.x(), band, label, ink);
      }
    }
    for (var event : stack.events()) {
      if (!range.overlaps(event.interval())) continue;
      boolean chosen = stack.selected().filter(event::equals).isPresent();
      var ink = stack.palette().of(event.severity(), (chosen ? CHOSEN : TINT) * strength);
      Shade.tint(g, stack.x(), band, event.interval(), ink);
    }
  }
}
