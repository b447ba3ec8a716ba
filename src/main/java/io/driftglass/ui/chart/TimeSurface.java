package io.driftglass.ui.chart;

import io.driftglass.ui.chart.pointer.Gestures;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.Viewport;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.kit.look.Clip;
import java.util.OptionalDouble;

/// What mouse and keys do on the plots of a chart.
final class TimeSurface implements Gestures.Plotted {
  private static final double COPIED = 2;

  private final TimeChart chart;

  TimeSurface(TimeChart chart) {
    this.chart = chart;
  }

  @Override
  public Viewport viewport() {
    return chart.viewport();
  }

  @Override
  public XScale x() {
    return chart.x();
  }

  @Override
  public void hover(double x) {
    chart.hover(Double.isNaN(x) ? OptionalDouble.empty() : OptionalDouble.of(x().tick(x)));
  }

  @Override
  public void clicked(double x, double y) {
    chart.clicked(x, y);
  }

  @Override
  public void selected(Range range) {
    chart.chosen(range.interval());
  }

  @Override
  public void pin() {
    chart.pin();
  }

  @Override
  public void copy() {
    Clip.image(chart.picture(COPIED));
  }

  @Override
  public void stop() {
    chart.stop();
  }
}
