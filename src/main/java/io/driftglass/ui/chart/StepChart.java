package io.driftglass.ui.chart;

import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.paint.Band;
import io.driftglass.ui.chart.paint.Palette;
import io.driftglass.ui.chart.paint.Plot;
import io.driftglass.ui.chart.paint.Stack;
import io.driftglass.ui.chart.paint.StepPainter;
import io.driftglass.ui.chart.pointer.Gestures;
import io.driftglass.ui.chart.pointer.Probe;
import io.driftglass.ui.chart.pointer.Probe.Point;
import io.driftglass.ui.chart.pointer.Selected;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.TimeAxis;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.Viewport;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.Extremes;
import io.driftglass.ui.chart.series.SeriesSource;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.chart.series.TrackView;
import io.driftglass.ui.kit.look.Clip;
import io.driftglass.ui.kit.text.Figures;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.scene.SnapshotParameters;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Transform;

/// One channel before or after a step of preparing, its changed values marked. Several may share a
/// viewport, so that they show the same stretch. Used on the FX thread only.
public final class StepChart extends Region implements BrushLink.Brushed {
  private static final double LEFT = 56;
  private static final double RIGHT = 16;
  private static final double TOP = 10;
  private static final double LABEL_WIDTH = 84;
  private static final double COPIED = 2;
  private static final double MARGIN = .12;

  private final Palette palette = new Palette(this::requestLayout);
  private final Viewport viewport;
  private final StepPainter painter = new StepPainter(palette);
  private final Plot plot = new Plot(List.of(painter));
  private final Pane surface = new Pane();
  private final Selected selected = new Selected();
  private final Probe probe = new Probe();
  private TimeAxis axis = new TimeAxis(new Clock.Wall(), Locale.getDefault(Locale.Category.FORMAT));
  private Optional<TrackView> line = Optional.empty();
  private Optional<TrackView> under = Optional.empty();
  private Optional<TrackView> alike = Optional.empty();
  private BitSet rings = new BitSet();
  private BitSet discs = new BitSet();
  private OptionalDouble cursor = OptionalDouble.empty();
  private Consumer<Interval> onIntervalChosen = interval -> {};
  private ValueScale y = new ValueScale(0, 1);

  /// @param viewport shared with other charts of the same stretch
  public StepChart(Viewport viewport) {
    this.viewport = viewport;
    getStyleClass().add("dg-chart");
    getStylesheets()
        .add(Objects.requireNonNull(TimeChart.class.getResource("chart.css")).toExternalForm());
    surface.getStyleClass().add("dg-plot");
    getChildren().setAll(palette, plot, selected, surface, probe);
    setFocusTraversable(true);
    setAccessibleText("Chart of a channel while it is prepared");
    setMinHeight(120);
    var gestures = new Gestures(new Surface(), surface);
    addEventHandler(KeyEvent.KEY_PRESSED, gestures::keyPressed);
    addEventHandler(KeyEvent.KEY_RELEASED, gestures::keyReleased);
    viewport.visibleProperty().addListener((property, old, range) -> requestLayout());
  }

  /// @param shown the channel
  /// @param beneath how it was, drawn faintly under it; empty for nothing
  /// @param scaledLike a channel whose values the axis has room for too, so that two charts of it
  ///   can be compared
  /// @param ringed rows whose values go
  /// @param marked rows whose values came
  public void show(
      Clock clock,
      Track shown,
      Optional<Track> beneath,
      Optional<Track> scaledLike,
      BitSet ringed,
      BitSet marked) {
    axis = new TimeAxis(clock, Locale.getDefault(Locale.Category.FORMAT));
    line = Optional.of(new TrackView(shown));
    under = beneath.map(TrackView::new);
    alike = scaledLike.map(TrackView::new);
    rings = ringed;
    discs = marked;
    requestLayout();
  }

  /// Shows the whole of a series and forgets what was shown before.
  public static void open(Viewport viewport, long[] ticks, long interval) {
    if (ticks.length < 2 || ticks[ticks.length - 1] <= ticks[0]) return;
    var all = new Range(ticks[0], ticks[ticks.length - 1] + interval);
    viewport.open(all, Math.max(1e-3, all.length() / ticks.length * 4));
  }

  /// How many of the marked rows lie within what is shown.
  public static int within(Viewport viewport, SeriesSource series, BitSet rows) {
    int from = series.rowAt(viewport.visible().from());
    int until = series.rowAt(viewport.visible().until());
    return from >= until ? 0 : rows.get(from, until).cardinality();
  }

  @Override
  public void select(Optional<Interval> stretch) {
    selected.select(stretch);
    requestLayout();
  }

  @Override
  public void setOnIntervalChosen(Consumer<Interval> chosen) {
    onIntervalChosen = chosen;
  }

  @Override
  public Viewport viewport() {
    return viewport;
  }

  @Override
  protected void layoutChildren() {
    var band = new Band(top(), Math.max(1, getHeight() - top() - foot()));
    plot.resizeRelocate(0, 0, getWidth(), getHeight());
    probe.resize(getWidth(), getHeight());
    surface.resizeRelocate(left(), top(), x().width(), band.height());
    line.ifPresent(view -> frame(view, band));
    plot.paint();
    selected.place(x(), left(), band.top(), band.height());
    probe();
  }

  private void frame(TrackView view, Band band) {
    int columns = (int) Math.round(x().width());
    var seen = new Extremes();
    for (var each : List.of(line, under, alike)) {
      each.ifPresent(
          one -> {
            one.update(x(), columns);
            one.extent(seen);
          });
    }
    y = ValueScale.around(seen.low(), seen.high(), MARGIN);
    int most = (int) Math.max(1, x().width() / (LABEL_WIDTH * palette.scale()));
    var ticks = axis.ticks(viewport.visible(), most);
    painter.frame(new StepPainter.Frame(view, under, rings, discs, x(), y, band, left(), ticks));
  }

  private void probe() {
    probe.hide();
    if (cursor.isEmpty()) return;
    double tick = cursor.getAsDouble();
    if (line.isEmpty() || !viewport.visible().contains(tick)) return;
    var track = line.get().track();
    int row = track.measured().nearest(tick);
    boolean known = row >= 0 && !Double.isNaN(track.measured().value(row));
    var point = known ? Optional.of(point(track, row)) : Optional.<Point>empty();
    var stamp = axis.stamp(tick, viewport.visible());
    probe.show(left() + x().x(tick), top(), getHeight() - foot(), stamp, point);
  }

  private Point point(Track track, int row) {
    double value = track.measured().value(row);
    return new Point(
        left() + x().x(track.measured().tick(row)),
        y.y(value, top(), getHeight() - top() - foot()),
        (Figures.value(value) + " " + track.unit()).strip());
  }

  private double left() {
    return Math.rint(LEFT * palette.scale());
  }

  private double top() {
    return Math.rint(TOP * palette.scale());
  }

  private double foot() {
    return Stack.AXIS * palette.scale();
  }

  private XScale x() {
    return new XScale(viewport.visible(), Math.max(1, Math.floor(getWidth() - left() - RIGHT)));
  }

  private final class Surface implements Gestures.Plotted {
    @Override
    public Viewport viewport() {
      return viewport;
    }

    @Override
    public XScale x() {
      return StepChart.this.x();
    }

    @Override
    public void hover(double x) {
      cursor = Double.isNaN(x) ? OptionalDouble.empty() : OptionalDouble.of(x().tick(x));
      probe();
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
    public void copy() {
      var parameters = new SnapshotParameters();
      parameters.setTransform(Transform.scale(COPIED, COPIED));
      parameters.setFill(palette.of(Palette.Ink.PAPER));
      Clip.image(snapshot(parameters, null));
    }
  }
}
