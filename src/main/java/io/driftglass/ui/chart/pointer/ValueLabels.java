package io.driftglass.ui.chart.pointer;

import io.driftglass.ui.chart.paint.Band;
import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.paint.RowPainter;
import io.driftglass.ui.chart.paint.Stack;
import io.driftglass.ui.chart.scale.ValueScale;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.TextAlignment;

/// The round values beside the plots, right-aligned 8 px from them.
final class ValueLabels extends Canvas {
  static final double WIDTH = 48;
  private static final double AIR = 8;

  private final Stack stack;

  ValueLabels(Stack stack) {
    this.stack = stack;
    setMouseTransparent(true);
  }

  void paint() {
    setWidth(Math.rint(WIDTH * stack.scale()));
    var g = getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    g.setFont(stack.palette().small());
    g.setFontSmoothingType(FontSmoothingType.GRAY);
    g.setTextAlign(TextAlignment.RIGHT);
    g.setTextBaseline(VPos.CENTER);
    g.setFill(stack.palette().of(Ink.SUBTLE));
    g.save();
    g.beginPath();
    g.rect(0, stack.channels().top(), getWidth(), stack.channels().height());
    g.clip();
    for (int track = 0; track < stack.tracks().size(); track++) {
      if (stack.visible(track) && stack.labelled(track))
        row(g, stack.tracks().get(track).y(), stack.plot(track));
    }
    g.restore();
    if (stack.score().isPresent()) {
      g.fillText("1", getWidth() - AIR, stack.scorePlot().top());
      g.fillText("0", getWidth() - AIR, stack.scorePlot().bottom());
    }
  }

  private void row(GraphicsContext g, ValueScale scale, Band band) {
    int most = RowPainter.ticks(band);
    for (double value : scale.ticks(most)) {
      double y = scale.y(value, band.top(), band.height());
      if (y < band.top() + 4 || y > band.bottom() - 4) continue;
      g.fillText(scale.label(value, most), getWidth() - AIR, Math.rint(y));
    }
  }
}
