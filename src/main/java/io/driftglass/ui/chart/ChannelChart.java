package io.driftglass.ui.chart;

import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.paint.Band;
import io.driftglass.ui.chart.paint.Palette;
import io.driftglass.ui.chart.paint.Plot;
import io.driftglass.ui.chart.paint.Stack;
import io.driftglass.ui.chart.pointer.Distance;
import io.driftglass.ui.chart.pointer.Gestures;
import io.driftglass.ui.chart.pointer.Pointer;
import io.driftglass.ui.chart.pointer.Probe;
import io.driftglass.ui.chart.pointer.Probe.Point;
import io.driftglass.ui.chart.pointer.Stretches;
import io.driftglass.ui.chart.scale.AxisTick;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.TimeAxis;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.Viewport;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.SeriesSource;
import io.driftglass.ui.kit.look.Clip;
import io.driftglass.ui.kit.text.Grain;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// What charts of one channel have in common: one plot between its letters, mouse and keys of
/// [Gestures], the value under the mouse and at a second cursor, the one selection of the window,
/// and notes. Used on the FX thread only.
///
/// @param <P> what draws it
abstract class ChannelChart<P extends Plot.Painter> extends Region
    implements Brush.Brushed, Notes.Noted, ChartMenu.Drawn {
  private static final double LABEL_WIDTH = 84;
  private static final double COPIED = 2;

  final Palette palette = new Palette(this::requestLayout);
  final P painter;
  private final Viewport viewport;
  private final Pointer pointer;
  private final double left;
  private final double top;
  private final Plot plot;
  private final Pane surface = new Pane();
  private final Stretches stretches = new Stretches(this::ground, this::requestLayout);
  private final Probe pinned = new Probe();
  private final Probe probe = new Probe();
  private final Distance distance = new Distance();
  private Clock clock = new Clock.Wall();
  private TimeAxis axis = new TimeAxis(clock);
  private boolean logarithmic;
  private Consumer<Interval> onIntervalChosen = interval -> {};
  private Consumer<OptionalDouble> onPointed = tick -> {};
  private Consumer<OptionalDouble> onHover = tick -> {};

  /// @param left px of the letters beside the plot, and `top` above it
  ChannelChart(
      Viewport viewport, Pointer pointer, Function<Palette, P> painter, double left, double top) {
    this.viewport = viewport;
    this.pointer = pointer;
    this.painter = painter.apply(palette);
    this.left = left;
    this.top = top;
    plot = new Plot(List.of(this.painter));
    ChartStyle.on(this);
    surface.getStyleClass().add("dg-plot");
    getChildren().setAll(palette, plot, surface, stretches, pinned, distance, probe);
    setFocusTraversable(true);
    var gestures = new Gestures(new Surface(), surface);
    addEventHandler(KeyEvent.KEY_PRESSED, gestures::keyPressed);
    addEventHandler(KeyEvent.KEY_RELEASED, gestures::keyReleased);
    viewport.visibleProperty().addListener((property, old, range) -> requestLayout());
    pointer.pinnedProperty().addListener((property, old, tick) -> cursors());
    pointer.tickProperty().addListener((property, old, tick) -> cursors());
    pointer.tickProperty().addListener((property, old, tick) -> onPointed.accept(tick));
  }

  /// Reduces what is visible and hands it to the painter.
  abstract void frame(Band band);

  /// Places what stands over the plot.
  void placeOver(Band band) {}

  /// What is known at that tick; empty where nothing is.
  abstract Optional<Point> at(double tick);

  /// The values of the plot, as of the last frame.
  abstract ValueScale y();

  /// px to the right of the plot.
  abstract double right();

  /// Lies over the plot and under the values at the cursors.
  final void over(Node... nodes) {
    getChildren().addAll(getChildren().indexOf(pinned), List.of(nodes));
  }

  final void open(Clock shown) {
    open(shown, Grain.TIME);
  }

  /// @param grain how exactly stamps are told
  final void open(Clock shown, Grain grain) {
    clock = shown;
    axis = new TimeAxis(shown, grain);
  }

  @Override
  public final Clock clock() {
    return clock;
  }

  final TimeAxis axis() {
    return axis;
  }

  /// The visible range with its history: pan, zoom, back, forward, reset.
  @Override
  public final Viewport viewport() {
    return viewport;
  }

  @Override
  public final void showRange(Range range) {
    viewport.show(range);
  }

  @Override
  public final void select(Optional<Interval> stretch) {
    stretches.select(stretch);
  }

  @Override
  public final Stretches stretches() {
    return stretches;
  }

  private Stretches.Ground ground() {
    return new Stretches.Ground(x(), band(), band(), palette.scale());
  }

  @Override
  public final void setOnIntervalChosen(Consumer<Interval> chosen) {
    onIntervalChosen = chosen;
  }

  /// @param hover gets the tick at the mouse, empty where it has left the plot
  public final void setOnHover(Consumer<OptionalDouble> hover) {
    onHover = hover;
  }

  @Override
  public final void setOnPointed(Consumer<OptionalDouble> pointed) {
    onPointed = pointed;
  }

  @Override
  public final void point(OptionalDouble tick) {
    pointer.tickProperty().set(tick);
  }

  @Override
  public final void pin() {
    pointer.pin();
  }

  final Pointer pointer() {
    return pointer;
  }

  @Override
  public final void setLogarithmic(boolean wanted) {
    logarithmic = wanted;
    requestLayout();
  }

  @Override
  public final boolean isLogarithmic() {
    return logarithmic;
  }

  @Override
  public final WritableImage picture(double scale) {
    return palette.picture(this, scale);
  }

  @Override
  protected final void layoutChildren() {
    var band = band();
    plot.resizeRelocate(0, 0, getWidth(), getHeight());
    probe.resize(getWidth(), getHeight());
    pinned.resize(getWidth(), getHeight());
    distance.resizeRelocate(left(), 0, x().width(), getHeight());
    stretches.resizeRelocate(left(), 0, x().width(), getHeight());
    surface.resizeRelocate(left(), band.top(), x().width(), band.height());
    frame(band);
    plot.paint();
    stretches.place();
    placeOver(band);
    cursors();
  }

  private void cursors() {
    var tick = pointer.tickProperty().get();
    var second = pointer.pinnedProperty().get();
    var there = nearest(second);
    show(pinned, second, there);
    show(probe, tick, nearest(tick).map(here -> there.map(here::from).orElse(here)));
    distance.show(second, tick, x(), band().top(), clock);
  }

  private Optional<Point> nearest(OptionalDouble tick) {
    return tick.isPresent() ? at(tick.getAsDouble()) : Optional.empty();
  }

  private void show(Probe cursor, OptionalDouble tick, Optional<Point> nearest) {
    cursor.hide();
    if (tick.isEmpty() || !viewport.visible().contains(tick.getAsDouble())) return;
    var stamp = axis.stamp(tick.getAsDouble(), viewport.visible());
    double at = left() + x().x(tick.getAsDouble());
    cursor.show(at, band().top(), band().bottom(), stamp, nearest);
  }

  /// The place of a row with its text; empty where it has no value.
  final Optional<Point> point(SeriesSource series, int row, Function<Double, String> text) {
    double value = row < 0 ? Double.NaN : series.value(row);
    if (Double.isNaN(value)) return Optional.empty();
    double y = y().y(value, band().top(), band().height());
    double at = left() + x().x(series.tick(row));
    return Optional.of(new Point(at, y, value, text.apply(value)));
  }

  final Band band() {
    double above = Math.rint(top * palette.scale());
    double below = Stack.AXIS * palette.scale();
    return new Band(above, Math.max(1, getHeight() - above - below));
  }

  final double left() {
    return Math.rint(left * palette.scale());
  }

  final XScale x() {
    return new XScale(viewport.visible(), Math.max(1, Math.floor(getWidth() - left() - right())));
  }

  final List<AxisTick> ticks() {
    int most = (int) Math.max(1, x().width() / (LABEL_WIDTH * palette.scale()));
    return axis.ticks(viewport.visible(), most);
  }

  private final class Surface implements Gestures.Plotted {
    @Override
    public Viewport viewport() {
      return viewport;
    }

    @Override
    public XScale x() {
      return ChannelChart.this.x();
    }

    @Override
    public void hover(double x) {
      var tick = Double.isNaN(x) ? OptionalDouble.empty() : OptionalDouble.of(x().tick(x));
      point(tick);
      onHover.accept(tick);
    }

    @Override
    public void selected(Range range) {
      onIntervalChosen.accept(range.interval());
    }

    @Override
    public void clicked(double x, double y) {
      requestFocus();
    }

    @Override
    public void pin() {
      pointer.pin();
    }

    @Override
    public void copy() {
      Clip.image(picture(COPIED));
    }
  }
}
