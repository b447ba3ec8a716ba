package io.driftglass.ui.chart.paint;

import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import io.fair_acc.chartfx.renderer.Renderer;
import io.fair_acc.chartfx.renderer.spi.AbstractRendererXY;
import io.fair_acc.chartfx.ui.css.DataSetNode;
import io.fair_acc.dataset.DataSet;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/// A ChartFx chart reduced to its canvas: painters of our own draw on it, in their order; axes,
/// labels, legend and tool bar stand outside.
public final class Plot extends XYChart {
  /// Something drawn on the canvas of a plot once a frame.
  public abstract static class Painter extends AbstractRendererXY<Painter> {
    @Override
    protected Painter getThis() {
      return this;
    }

    @Override
    public void render() {
      paint(getChart().getCanvas().getGraphicsContext2D());
    }

    public abstract void paint(GraphicsContext g);

    @Override
    protected void render(GraphicsContext g, DataSet data, DataSetNode style) {
      paint(g);
    }
  }

  /// An axis that only ChartFx needs: it takes no room and draws nothing.
  private static final class Silent extends DefaultNumericAxis {
    private static final long serialVersionUID = 1;

    Silent() {
      setVisible(false);
      setAutoRanging(false);
      setUnit(null);
      set(0, 1);
    }

    @Override
    public void drawAxis() {}

    @Override
    protected double computePrefWidth(double height) {
      return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
      return 0;
    }
  }

  public Plot(List<? extends AbstractRendererXY<?>> painters) {
    super(new Silent(), new Silent());
    setLegendVisible(false);
    setAnimated(false);
    getCanvas().setCache(false);
    getToolBar().setVisible(false);
    getMenuPane().setTop(null);
    getPlotArea().setTriggerDistance(0);
    getGridRenderer().getHorizontalMajorGrid().setVisible(false);
    getGridRenderer().getVerticalMajorGrid().setVisible(false);
    getRenderers().setAll(painters);
    setMouseTransparent(true);
  }

  /// Draws at once: within the layout of the chart it belongs to, so that one frame is drawn a
  /// pulse and pictures of scenes without a window have it too.
  public void paint() {
    layout();
    getRenderers().forEach(Renderer::updateAxes);
    super.redrawCanvas();
  }

  /// ChartFx would draw after the layout what has been drawn within it.
  @Override
  protected void redrawCanvas() {}

  @Override
  public void updateAxisRange() {}
}
