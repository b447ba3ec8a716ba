package io.driftglass.ui.chart.paint;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Severity;
import io.driftglass.detect.SeverityBands;
import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.series.Columns;
import javafx.scene.canvas.GraphicsContext;

/// The score under the channels: a column a pixel, pale under the threshold, in the severity's
/// colour over it.
public final class ScorePainter extends Plot.Painter {
  private static final ValueScale SCALE = new ValueScale(0, 1);

  private final Stack stack;
  private final Columns columns = new Columns();

  public ScorePainter(Stack stack) {
    this.stack = stack;
  }

  @Override
  public void paint(GraphicsContext g) {
    if (stack.score().isEmpty()) return;
    var band = stack.scorePlot();
    frame(g, band);
    stack.score().get().score().reduce(stack.x().range(), columns.of((int) stack.x().width()));
    double pixel = stack.x().width() / columns.count();
    for (int c = 0; c < columns.count(); c++) {
      double score = Math.min(1, columns.high(c));
      if (!Double.isNaN(score)) column(g, band, c * pixel, pixel, score);
    }
    new EventShade(stack).draw(g, band);
    over(g, band, pixel);
  }

  private void frame(GraphicsContext g, Band band) {
    var grid = new Grid(g, stack.x(), band, stack.palette().of(Ink.GRID));
    grid.along(stack.ticks(), 7);
    grid.across(band.top());
    grid.across(band.bottom());
  }

  private void column(GraphicsContext g, Band band, double x, double pixel, double score) {
    double low = Math.min(score, stack.threshold());
    g.setFill(stack.palette().of(Ink.SERIES, .30));
    fill(g, band, x, pixel, 0, low);
  }

  private void over(GraphicsContext g, Band band, double pixel) {
    for (int c = 0; c < columns.count(); c++) {
      double score = Math.min(1, columns.high(c));
      if (!(score >= stack.threshold())) continue;
      var severity = severity(stack.x().tick((c + .5) * pixel), score);
      g.setFill(stack.palette().of(severity, .35));
      fill(g, band, c * pixel, pixel, 0, stack.threshold());
      g.setFill(stack.palette().of(severity));
      fill(g, band, c * pixel, pixel, stack.threshold(), score);
    }
  }

  private Severity severity(double tick, double score) {
    return stack
        .eventAt((long) tick)
        .map(AnomalyEvent::severity)
        .orElse(SeverityBands.USUAL.of(score));
  }

  private static void fill(
      GraphicsContext g, Band band, double x, double pixel, double from, double until) {
    double top = Math.rint(SCALE.y(until, band.top(), band.height()));
    double bottom = Math.rint(SCALE.y(from, band.top(), band.height()));
    g.fillRect(x, top, pixel, bottom - top);
  }
}
