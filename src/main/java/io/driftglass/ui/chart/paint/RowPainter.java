package io.driftglass.ui.chart.paint;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.ui.chart.paint.Palette.Ink;
import io.driftglass.ui.chart.series.SeriesDataSet;
import io.driftglass.ui.chart.series.TrackView;
import io.fair_acc.chartfx.renderer.spi.AbstractRendererXY;
import io.fair_acc.chartfx.ui.css.DataSetNode;
import io.fair_acc.dataset.DataSet;
import javafx.scene.canvas.GraphicsContext;

/// Draws one channel a data set: hatched gaps, grid, event shading, expected band, measured line
/// and what of it is strange.
public final class RowPainter extends AbstractRendererXY<RowPainter> {
  /// A channel with at least this share of an event is drawn in its colour where no band says what
  /// was expected.
  private static final double BLAMED = .25;

  private static final double OVER = 1.4;

  private final Stack stack;

  public RowPainter(Stack stack) {
    this.stack = stack;
  }

  @Override
  protected RowPainter getThis() {
    return this;
  }

  @Override
  protected void render(GraphicsContext g, DataSet data, DataSetNode style) {
    if (data instanceof SeriesDataSet series && stack.visible(series.place())) {
      g.save();
      clip(g);
      g.setGlobalAlpha(stack.presence(series.place()));
      row(g, series.place(), stack.plot(series.place()));
      g.restore();
    }
  }

  private void clip(GraphicsContext g) {
    var room = stack.channels();
    g.beginPath();
    g.rect(0, room.top(), stack.x().width(), room.height());
    g.clip();
  }

  private void row(GraphicsContext g, int track, Band band) {
    var view = stack.tracks().get(track);
    var palette = stack.palette();
    var curve = new CurvePainter(g, view, band);
    if (stack.leads(track)) ground(g, view, band, stack.labelled(track));
    if (stack.isOverlaid()) {
      curve.draw(stack.ink(track), OVER);
    } else {
      band(g, view, band);
      curve.draw(palette.of(Ink.SERIES), 1);
      strange(view, curve);
    }
    if (stack.measurable(track)) {
      var limits = new LimitPainter(g, palette, stack.x().width(), view.y(), band);
      limits.draw(view.limits(), !stack.isOverlaid());
    }
    new MarkPainter(g, palette, view, stack.x(), view.y(), band).draw();
  }

  /// What lies under the curves of a plot.
  ///
  /// @param labelled whether its values have rules
  private void ground(GraphicsContext g, TrackView view, Band band, boolean labelled) {
    var palette = stack.palette();
    Hatch.draw(g, stack.x(), band, view.gaps(), palette);
    var grid = new Grid(g, stack.x(), band, palette.of(Ink.GRID));
    if (labelled) grid.draw(view.y(), ticks(band), stack.ticks());
    else grid.along(stack.ticks(), 0);
    new EventShade(stack).draw(g, band);
  }

  private void strange(TrackView view, CurvePainter curve) {
    for (var event : stack.events()) {
      if (stack.x().range().overlaps(event.interval()) && strange(view, event)) {
        var colour = stack.palette().of(event.severity());
        curve.strange(event.interval(), colour, 1.6);
      }
    }
  }

  private void band(GraphicsContext g, TrackView view, Band band) {
    var expected = view.track().expected();
    if (expected.isEmpty()) return;
    var ink = stack.palette().of(Ink.BAND, stack.palette().dark() ? .30 : .22);
    var painter = new BandPainter(g, stack.x(), view.y(), band);
    if (view.dense()) painter.fill(view.low(), view.high(), ink);
    else painter.fill(expected.get().low(), expected.get().high(), ink);
  }

  /// About how many round values a row has room for.
  public static int ticks(Band band) {
    return band.height() < 90 ? 3 : 5;
  }

  private static boolean strange(TrackView view, AnomalyEvent event) {
    if (view.track().expected().isPresent()) return true;
    return event.contributions().stream()
        .anyMatch(part -> part.channel().equals(view.track().name()) && part.share() >= BLAMED);
  }
}
