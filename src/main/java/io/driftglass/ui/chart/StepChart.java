package io.driftglass.ui.chart;

import io.driftglass.series.Clock;
import io.driftglass.ui.chart.paint.Band;
import io.driftglass.ui.chart.paint.StepFigure;
import io.driftglass.ui.chart.paint.StepPainter;
import io.driftglass.ui.chart.pointer.Pointer;
import io.driftglass.ui.chart.pointer.Probe.Point;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.Viewport;
import io.driftglass.ui.chart.series.Extremes;
import io.driftglass.ui.chart.series.SeriesSource;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.chart.series.TrackView;
import io.driftglass.ui.kit.text.Figures;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One channel before or after a step of preparing, its changed values marked. Several may share a
/// viewport, so that they show the same stretch.
public final class StepChart extends ChannelChart<StepPainter> {
  private static final double LEFT = 56;
  private static final double RIGHT = 16;
  private static final double TOP = 10;
  private static final double MARGIN = .12;

  private Optional<TrackView> line = Optional.empty();
  private Optional<TrackView> under = Optional.empty();
  private Optional<TrackView> alike = Optional.empty();
  private BitSet rings = new BitSet();
  private BitSet discs = new BitSet();
  private ValueScale y = new ValueScale(0, 1);

  /// @param viewport shared with other charts of the same stretch, as `pointer` is
  public StepChart(Viewport viewport, Pointer pointer) {
    super(viewport, pointer, StepPainter::new, LEFT, TOP);
    setAccessibleText("Chart of a channel while it is prepared");
    setMinHeight(120);
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
    open(clock);
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
  void frame(Band band) {
    line.ifPresent(view -> frame(view, band));
  }

  private void frame(TrackView view, Band band) {
    int columns = (int) Math.round(x().width());
    var seen = new Extremes();
    var above = new Extremes(0);
    for (var each : List.of(line, under, alike)) {
      each.ifPresent(
          one -> {
            one.update(x(), columns);
            one.extent(seen);
            one.extent(above);
          });
    }
    y =
        isLogarithmic() && above.high() > 0
            ? ValueScale.ratios(above.low(), above.high(), MARGIN / 2)
            : ValueScale.around(seen.low(), seen.high(), MARGIN);
    painter.frame(new StepPainter.Frame(view, under, rings, discs, x(), y, band, left(), ticks()));
  }

  @Override
  public StepFigure figure() {
    return figure(0);
  }

  /// @param top px above it in the picture
  StepFigure figure(double top) {
    return new StepFigure(painter.frame(), palette, getWidth(), getHeight(), top);
  }

  /// What is shown, after how it was where that lies under it.
  @Override
  public List<Track> tracks() {
    return Stream.of(under, line).flatMap(Optional::stream).map(TrackView::track).toList();
  }

  @Override
  Optional<Point> at(double tick) {
    if (line.isEmpty()) return Optional.empty();
    var track = line.get().track();
    return point(
        track.measured(),
        track.measured().nearest(tick),
        value -> (Figures.value(value) + " " + track.unit()).strip());
  }

  @Override
  ValueScale y() {
    return y;
  }

  @Override
  double right() {
    return RIGHT;
  }
}
