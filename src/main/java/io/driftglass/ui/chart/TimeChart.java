package io.driftglass.ui.chart;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.paint.Arrangement;
import io.driftglass.ui.chart.paint.Arrangement.Form;
import io.driftglass.ui.chart.paint.Figure;
import io.driftglass.ui.chart.paint.LanePainter;
import io.driftglass.ui.chart.paint.Palette;
import io.driftglass.ui.chart.paint.Plot;
import io.driftglass.ui.chart.paint.RowPainter;
import io.driftglass.ui.chart.paint.ScorePainter;
import io.driftglass.ui.chart.paint.Stack;
import io.driftglass.ui.chart.paint.StackFigure;
import io.driftglass.ui.chart.pointer.Aim;
import io.driftglass.ui.chart.pointer.Cursors;
import io.driftglass.ui.chart.pointer.Gestures;
import io.driftglass.ui.chart.pointer.Glide;
import io.driftglass.ui.chart.pointer.Gutter;
import io.driftglass.ui.chart.pointer.Level;
import io.driftglass.ui.chart.pointer.Overview;
import io.driftglass.ui.chart.pointer.RowScroll;
import io.driftglass.ui.chart.pointer.Stretches;
import io.driftglass.ui.chart.pointer.ThresholdHandle;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.TimeAxis;
import io.driftglass.ui.chart.scale.Viewport;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.Limit;
import io.driftglass.ui.chart.series.Marks;
import io.driftglass.ui.chart.series.ScoreTrack;
import io.driftglass.ui.chart.series.SeriesDataSet;
import io.driftglass.ui.chart.series.Spans;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.chart.series.TrackView;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Channels stacked over one time axis: an overview with a window to drag, a lane of events, a plot
/// a channel with its readout beside it, the anomaly score with its threshold, and the axis.
///
/// Wheel, drag and keys are those of [Gestures]. Used on the FX thread only.
public final class TimeChart extends Region implements Brush.Brushed, Notes.Noted, ChartMenu.Drawn {
  private static final double RIGHT = 12;
  private static final double LABEL_WIDTH = 72;

  private final Palette palette = new Palette(this::redraw);
  private final Stack stack = new Stack(palette);
  private final Viewport viewport = new Viewport();
  private final Glide glide = new Glide(viewport);
  private final DoubleProperty threshold = new SimpleDoubleProperty();
  private final LanePainter lane = new LanePainter(stack);
  private final EventChoice events = new EventChoice(stack, lane, glide, this::requestLayout);
  private final RowPainter rows = new RowPainter(stack);
  private final Plot plot = new Plot(List.of(lane, rows, new ScorePainter(stack)));
  private final Overview overview = new Overview(stack, viewport);
  private final Gutter gutter = new Gutter(stack);
  private final Pane surface = new Pane();
  private final Cursors cursors = new Cursors(stack);
  private final Stretches stretches = Stretches.over(stack, this::requestLayout);
  private final Level level = new Level(stack);
  private final ThresholdHandle handle = new ThresholdHandle(stack, threshold::set);
  private final RowScroll scroll = new RowScroll(stack, this::requestLayout);
  private final Multiples multiples = new Multiples(stack, this::open);
  private final ObjectProperty<Arrangement> arrangement =
      new SimpleObjectProperty<>(Arrangement.USUAL);
  private TimeAxis axis = new TimeAxis(stack.clock());
  private final Aim aim = new Aim(stack, cursors, gutter, axis);
  private boolean logarithmic;
  private Consumer<Interval> onIntervalChosen = interval -> {};
  private Consumer<OptionalDouble> onPointed = tick -> {};

  public TimeChart() {
    ChartStyle.on(this);
    surface.getStyleClass().add("dg-plot");
    getChildren()
        .setAll(
            palette, gutter, overview, plot, level, cursors, surface, stretches, scroll, handle,
            multiples);
    setFocusTraversable(true);
    setAccessibleText("Chart of channels over time");
    var gestures = new Gestures(new TimeSurface(this), surface);
    addEventFilter(KeyEvent.KEY_PRESSED, multiples::pressed);
    focusedProperty().subscribe(focused -> requestLayout());
    arrangement.subscribe(this::arrange);
    addEventHandler(KeyEvent.KEY_PRESSED, gestures::keyPressed);
    addEventHandler(KeyEvent.KEY_RELEASED, gestures::keyReleased);
    scroll.wheelOver(this);
    viewport.visibleProperty().addListener((property, old, now) -> requestLayout());
    threshold.addListener(
        (property, old, now) -> {
          stack.threshold(now.doubleValue());
          requestLayout();
        });
  }

  /// Shows those channels from end to end and forgets events, labels, score and zoom history.
  public void show(Clock clock, List<Track> tracks) {
    glide.stop();
    events.chosenProperty().set(null);
    stack.show(clock, tracks);
    stack.tracks().forEach(view -> view.ratios(logarithmic));
    axis = new TimeAxis(clock);
    rows.getDatasets().setAll(SeriesDataSet.of(tracks));
    multiples.open();
    tracks.forEach(track -> track.measured().onArrival(this::arrived));
    var all = Spans.of(tracks);
    gutter.open(Times.length(clock, all.interval().length()), axis.name());
    overview.open();
    aim.open(axis);
    int most = tracks.stream().mapToInt(track -> track.measured().rows()).max().orElse(1);
    viewport.open(all, Math.max(1e-3, all.length() / Math.max(1, most) * 4));
    redraw();
  }

  /// The tracks have grown: all there is lies in `span` now, and `visible` of it is shown. The zoom
  /// history stays.
  public void grow(Range span, Range visible) {
    viewport.grow(span, visible);
    overview.grown();
    requestLayout();
  }

  /// The threshold is shown, not moved.
  public void fixThreshold() {
    handle.setMouseTransparent(true);
  }

  /// Events in any order; the selection is kept where it is among them.
  public void setEvents(List<AnomalyEvent> shown) {
    events.show(shown);
    redraw();
  }

  /// Known anomalies, shaded.
  public void setLabels(List<Interval> labels) {
    stack.labels(labels);
    redraw();
  }

  /// Which values were not measured as they stand, one a channel.
  public void setMarks(List<Marks> marks) {
    stack.marks(marks);
    requestLayout();
  }

  /// Values that channels should not pass, by the title of the channel.
  public void setLimits(Map<String, List<Limit>> limits) {
    stack.limits(limits);
    requestLayout();
  }

  /// The score track; empty hides it.
  public void setScore(Optional<ScoreTrack> score) {
    stack.score(score);
    threshold.set(stack.threshold());
    requestLayout();
  }

  /// The chosen event or null; setting it glides there, a click on an event sets it.
  public ObjectProperty<AnomalyEvent> selectedEventProperty() {
    return events.chosenProperty();
  }

  /// Where the threshold stands, 0..1; follows the handle.
  public DoubleProperty thresholdProperty() {
    return threshold;
  }

  /// The visible range with its history: pan, zoom, back, forward, reset.
  @Override
  public Viewport viewport() {
    return viewport;
  }

  /// Glides to that range.
  @Override
  public void showRange(Range range) {
    glide.to(range);
  }

  @Override
  public void select(Optional<Interval> stretch) {
    stretches.select(stretch);
  }

  @Override
  public void setOnIntervalChosen(Consumer<Interval> chosen) {
    onIntervalChosen = chosen;
  }

  @Override
  public Stretches stretches() {
    return stretches;
  }

  Stack stack() {
    return stack;
  }

  @Override
  protected void layoutChildren() {
    double left = gutter.width();
    double top = top();
    double width = plotWidth();
    double height = Math.max(1, getHeight() - top);
    overview.resizeRelocate(left, 0, width, overview.height());
    plot.resizeRelocate(left, top, width, height);
    cursors.resizeRelocate(left, top, width, height);
    cursors.layout();
    surface.resizeRelocate(left, top, width, height);
    stretches.resizeRelocate(left, top, width, height);
    multiples.resizeRelocate(0, top, getWidth(), height);
    frame(x(), height);
  }

  @Override
  protected double computePrefHeight(double width) {
    double rows = Math.max(1, stack.tracks().size()) * 64;
    return top() + (Stack.LANE + rows + Stack.SCORE) * stack.scale();
  }

  /// One frame: reduces what is visible, draws it and puts everything in its place.
  private void frame(XScale x, double height) {
    stack.frame(x, height, axis.ticks(x.range(), most()));
    for (int track = 0; track < stack.tracks().size(); track++) {
      if (stack.visible(track)) stack.tracks().get(track).update(x, (int) Math.round(x.width()));
    }
    stack.align();
    overview.paint(axis.ticks(viewport.span(), most()));
    gutter.place(top(), getWidth(), getHeight());
    gutter.paintValues();
    scroll.place(getWidth() - 10, top());
    handle.place(top(), gutter.width());
    level.place(top(), gutter.width(), plotWidth());
    stretches.place();
    aim.place();
    if (multiples.isVisible()) multiples.show(x.range(), stretches.selected());
    else plot.paint();
    fetch();
  }

  /// What lies under the mouse, in ticks; empty where it has left.
  void hover(OptionalDouble tick) {
    point(tick);
    onPointed.accept(tick);
  }

  @Override
  public void point(OptionalDouble tick) {
    aim.hover(tick);
    fetch();
  }

  @Override
  public void setOnPointed(Consumer<OptionalDouble> pointed) {
    onPointed = pointed;
  }

  void clicked(double x, double y) {
    requestFocus();
    events.clicked(x, y);
  }

  void chosen(Interval interval) {
    onIntervalChosen.accept(interval);
  }

  void stop() {
    glide.stop();
  }

  /// The visible range over the width of a plot.
  XScale x() {
    return new XScale(viewport.visible(), plotWidth());
  }

  private void fetch() {
    stack.tracks().forEach(view -> view.track().measured().fetch());
  }

  private void redraw() {
    overview.stale();
    requestLayout();
  }

  private void arrived() {
    overview.refine();
    requestLayout();
  }

  @Override
  public void pin() {
    aim.pin();
  }

  Cursors cursors() {
    return cursors;
  }

  @Override
  public void setLogarithmic(boolean wanted) {
    logarithmic = wanted;
    stack.tracks().forEach(view -> view.ratios(wanted));
    requestLayout();
  }

  @Override
  public boolean isLogarithmic() {
    return logarithmic;
  }

  @Override
  public WritableImage picture(double scale) {
    return palette.picture(this, scale);
  }

  @Override
  public Figure figure() {
    var title = "Chart of " + Figures.count(tracks().size(), "channel");
    return new StackFigure(stack, multiples.cells(), title);
  }

  /// The channels, from the top.
  @Override
  public List<Track> tracks() {
    return stack.tracks().stream().map(TrackView::track).toList();
  }

  @Override
  public Clock clock() {
    return stack.clock();
  }

  /// Lets the other channels step back; none where empty.
  public void emphasise(Optional<String> channel) {
    stack.emphasise(channel);
    requestLayout();
  }

  /// How the channels lie beside each other.
  public ObjectProperty<Arrangement> arrangementProperty() {
    return arrangement;
  }

  private void arrange(Arrangement now) {
    stack.arrange(now);
    multiples.setVisible(now.form() == Form.MULTIPLES);
    redraw();
  }

  /// Shows one of the small charts large.
  private void open(int channel) {
    arrangement.set(arrangement.get().with(Form.STACKED));
    reveal(channel);
  }

  /// Scrolls the channels until one is in view.
  public void reveal(int channel) {
    stack.reveal(channel);
    requestLayout();
  }

  /// Lays one more channel over the others, or takes it away.
  public void overlay(int channel, boolean wanted) {
    stack.overlay(channel, wanted);
    redraw();
  }

  /// The small charts, where they are shown.
  Multiples multiples() {
    return multiples;
  }

  /// Something to press beside the overview.
  void setCorner(Region node) {
    gutter.corner(node);
  }

  private double top() {
    return overview.height() + 1;
  }

  private double plotWidth() {
    return Math.max(1, Math.floor(getWidth() - gutter.width() - RIGHT));
  }

  private int most() {
    return (int) Math.max(1, plotWidth() / (LABEL_WIDTH * stack.scale()));
  }
}
